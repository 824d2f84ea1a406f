import { afterEach, describe, expect, test } from 'vitest';
import type { Paper } from '../../../src/documents/paper.js';
import { createPaperLinks, type PaperFor, type PaperLink } from '../../../src/papers/links.js';
import { type Listening, listen } from '../../../src/platforms/listen.js';
import { paperRoutes } from '../../../src/platforms/papers/routes.js';
import { fakeClock, MINUTE } from '../../support/fake-clock.js';
import { fakeLog } from '../../support/fake-messenger.js';
import { unzipDocx } from '../../support/paper-reading.js';
import { samplePaper } from '../../support/sample-paper.js';

const PACK: PaperLink = { paper: 'pack-1', person: 'chair', format: 'docx' };
const opened: Listening[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

/** A server on this machine whose pack may be read by whoever is in `readers`. */
const open = async ({
  mode = 'live' as 'live' | 'demo',
  paperFor,
}: {
  mode?: 'live' | 'demo';
  paperFor?: PaperFor;
} = {}) => {
  const clock = fakeClock();
  const log = fakeLog();
  const readers = new Set(['chair']);
  const mayRead: PaperFor = async (paper, person): Promise<Paper | null> =>
    paper === 'pack-1' && readers.has(person) ? samplePaper : null;
  const links = createPaperLinks({ base: '', clock });
  const { fetch: handle } = paperRoutes({ links, paperFor: paperFor ?? mayRead, mode, log });
  const server = await listen({ fetch: handle, host: '127.0.0.1', port: 0 });
  opened.push(server);
  const at = (path: string): string => server.address + path.slice(1);
  return {
    clock,
    log,
    readers,
    address: (link: Partial<PaperLink> = {}): string => at(links.to({ ...PACK, ...link }) ?? ''),
    at,
  };
};

describe('a link, over HTTP', () => {
  test.each([
    ['docx', 'attachment', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['html', 'inline', 'text/html; charset=utf-8'],
    ['md', 'attachment', 'text/markdown; charset=utf-8'],
  ] as const)('gives the %s, and nobody keeps it', async (format, how, type) => {
    const { address } = await open();
    const answer = await fetch(address({ format }));
    expect(answer.status).toBe(200);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `${how}; filename="Governance-Board-2021-10-12-pack.${format}"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const words =
      format === 'docx' ? unzipDocx(bytes).get('word/document.xml') : new TextDecoder().decode(bytes);
    expect(words).toContain('Head of Public Protection');
  });

  test('says kindly that it has expired', async () => {
    const { clock, address } = await open();
    const link = address();
    clock.advance(15 * MINUTE);
    const answer = await fetch(link);
    expect(answer.status).toBe(410);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe(
      'This link has expired: it was good for 15 minutes. Please ask for the paper again in the chat.',
    );
  });

  test('gives nothing to somebody who may not read the paper any more', async () => {
    const { readers, address } = await open();
    const link = address();
    expect((await fetch(link)).status).toBe(200);
    readers.delete('chair');
    const answer = await fetch(link);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(
      'This paper is not there, or you may not read it any more. Please ask for the paper again in the chat.',
    );
  });

  test.each([
    ['a token of nobody', '/papers/eyJ4IjoxfQ.AAAA'],
    ['no token', '/papers/'],
    ['a path below a token', '/papers/a.b/c'],
    ['a path up', '/papers/..%2f..%2fetc%2fpasswd'],
    ['bytes that are no letters', '/papers/%ff%00.%c3%28'],
    ['a long one', `/papers/${'A'.repeat(8_000)}.${'A'.repeat(43)}`],
  ])('%s opens nothing', async (_what, path) => {
    const { at, log } = await open();
    const answer = await fetch(at(path));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('This link does not work. Please ask for the paper again in the chat.');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(log.lines).toEqual([]);
  });

  test('is read and nothing else', async () => {
    const { address } = await open();
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect([method, (await fetch(address(), { method })).status]).toEqual([method, 404]);
  });

  test('whose paper cannot be made says so, and the log names neither the address nor the words', async () => {
    const paperFor: PaperFor = async () => {
      throw new RangeError('A row of the table “Secret” …');
    };
    const { address, log } = await open({ paperFor });
    const answer = await fetch(address());
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('The paper cannot be made now. Please try again later.');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(log.lines).toEqual(['error papers: a paper could not be made: RangeError']);
  });
});

describe('in a demo', () => {
  test('a link answers on this machine', async () => {
    const { address } = await open({ mode: 'demo' });
    expect((await fetch(address())).status).toBe(200);
  });

  test('and to nothing that came through a proxy', async () => {
    const { address } = await open({ mode: 'demo' });
    const answer = await fetch(address(), { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect(answer.status).toBe(403);
  });
});

import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createFakeClock, DEMO_START } from '../../support/demo-clock.js';
import { viewOf } from '../../support/fake-bot.js';
import { message, press, textsOf, useWeb } from '../../support/use-web.js';
import { BOARD } from '../../support/web.js';

const { post, state, turns, web, restart } = useWeb();
const raw = (path: string, method = 'GET', headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(web().address);
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end();
  });

describe('a file', () => {
  const file = (query: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(new URL(`/api/files?${new URLSearchParams(query)}`, web().address), {
      method: 'POST',
      headers: { origin: web().address.slice(0, -1) },
      body,
    });
  const query = () => ({ id: randomUUID(), persona: 'governance', name: 'letter.md', code: 'RAPE-P1-2021' });

  test('of boards needs no code', async () => {
    const { code: _, ...rest } = query();
    expect((await file({ ...rest, name: 'boards.yaml' }, 'name: Panel')).status).toBe(200);
    expect(turns()[0]).toMatchObject({ kind: 'file', name: 'boards.yaml', data: { code: '' } });
  });

  test('reaches the bot with its bytes and its code', async () => {
    expect((await file(query(), 'Recommendation 1')).status).toBe(200);
    expect(turns()[0]).toMatchObject({ kind: 'file', name: 'letter.md', data: { code: 'RAPE-P1-2021' } });
    expect(textsOf((await state()).direct)).toEqual([
      'letter.md · RAPE-P1-2021',
      'Read 16 bytes of letter.md as RAPE-P1-2021',
    ]);
  });

  test.each([
    ['without a code', { code: ' ' }, 'x', 400, /code of its inspection/],
    ['without a name', { name: '' }, 'x', 400, /needs a name/],
    ['from nobody', { persona: 'nobody' }, 'x', 400, /Nobody of that name/],
    ['of six megabytes', {}, new Uint8Array(6 * 1024 * 1024), 413, /larger than 5 MB/],
  ])('%s is refused with a sentence', async (_, over, body, status, sentence) => {
    const response = await file({ ...query(), ...over }, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { sentence: string }).sentence).toMatch(sentence);
    expect(turns()).toEqual([]);
  });

  test('of just over five megabytes still reaches the bot, which has the better sentence', async () => {
    expect((await file(query(), new Uint8Array(5 * 1024 * 1024 + 1))).status).toBe(200);
  });
});

describe('what is not understood', () => {
  test.each([
    ['not JSON', '{'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['without an id', JSON.stringify({ kind: 'message', persona: 'governance', text: 'x' })],
    ['with an id that is none', JSON.stringify(message('x', { id: '../../x' }))],
    ['of an unknown kind', JSON.stringify(message('x', { kind: 'shout' }))],
    ['of an unknown conversation', JSON.stringify(message('x', { conversation: 'elsewhere' }))],
    ['from nobody', JSON.stringify(message('x', { persona: '__proto__' }))],
    ['of spaces', JSON.stringify(message('   '))],
    ['with data that is not text', JSON.stringify(press('x', null, { about: { a: 1 } }))],
  ])('a turn that is %s gets 400 and a sentence', async (_, body) => {
    const answer = await post('/api/turns', body);
    expect([answer.status, answer.body.sentence]).toEqual([400, expect.stringMatching(/\.$/)]);
    expect(turns()).toEqual([]);
  });

  test('a turn over 64 KB gets a sentence', async () => {
    const answer = await post('/api/turns', message('x'.repeat(70_000)));
    expect([answer.status, answer.body.sentence]).toEqual([413, expect.stringMatching(/too long/)]);
  });

  test.each([
    '/nothing',
    '/assets/server.ts',
    '/assets/..%2Fserver.ts',
    '/assets/../../../../../package.json',
    '/assets/tsconfig.json',
    '/assets/%',
    '/api/events?persona=nobody',
    '//',
    '/api/turns',
  ])('%s is not found, and breaks nothing', async (path) => {
    expect(await raw(path)).toBe(404);
  });

  test('a strange Host, a strange Origin and a proxy get 403', async () => {
    expect(await raw('/', 'GET', { host: 'evil.example' })).toBe(403);
    expect(await raw('/api/state', 'GET', { 'x-forwarded-for': '10.0.0.1' })).toBe(403);
    expect((await post('/api/turns', message('x'), { origin: 'https://evil.example' })).status).toBe(403);
    expect(turns()).toEqual([]);
  });

  test.each(['/', '/assets/main.js', '/api/state', '/nothing'])(
    '%s carries the strict policy',
    async (path) => {
      const { headers } = await fetch(new URL(path, web().address));
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|http/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe(
        path.startsWith('/api') || path === '/nothing' ? 'no-store' : 'no-cache',
      );
    },
  );
});

describe('the event stream', () => {
  /** Reads events until `count` of them came. */
  const events = async (count: number, after: Record<string, string> = {}, query = '') => {
    const stop = new AbortController();
    const response = await fetch(new URL(`/api/events?persona=governance${query}`, web().address), {
      headers: after,
      signal: stop.signal,
    });
    let text = '';
    const found = () => [...text.matchAll(/event: (\w+)\n(?:id: (\d+)\n)?data: (.*)\n\n/g)];
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (found().length >= count) break;
    }
    stop.abort();
    return found().map(([, event, id, data]) => ({ event, id: Number(id), data: JSON.parse(data ?? '') }));
  };

  test('resumes where the browser stopped, and misses nothing', async () => {
    await post('/api/turns', message('one'));
    const { last } = await state();
    await post('/api/turns', message('two'));
    await post('/api/turns', message('not for them', { persona: 'owner' }));
    const missed = await events(3, { 'last-event-id': String(last) });
    expect(missed.map(({ event, data }) => [event, data.text])).toEqual([
      ['message', 'two'],
      ['message', 'You said: two'],
      ['clock', undefined],
    ]);
    expect(missed.every(({ id, event }) => event === 'clock' || id > last)).toBe(true);
  });

  test('says so when it cannot resume', async () => {
    const [first] = await events(1, { 'last-event-id': '99999' });
    expect(first?.event).toBe('reset');
  });
});

describe('the clock', () => {
  test('moves by a day and to the next reminder, and what it sends arrives', async () => {
    const due = DEMO_START + 3 * 86_400_000;
    const clock = createFakeClock([due], async (now) => {
      if (now === due)
        await web().messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1');
    });
    await restart({ clock });
    expect((await post('/api/clock', { advance: 'day' })).body).toEqual({
      now: DEMO_START + 86_400_000,
      moved: true,
    });
    expect((await post('/api/clock', { advance: 'next-reminder' })).body).toEqual({ now: due, moved: true });
    expect((await post('/api/clock', { advance: 'next-reminder' })).body).toEqual({ now: due, moved: false });
    expect((await post('/api/clock', { advance: 'back' })).status).toBe(400);
    expect(textsOf((await state()).board)).toEqual(['Meeting soon']);
  });
});

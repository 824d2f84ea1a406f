import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPaperLinks, LINK_MINUTES, type PaperLink } from '../../src/papers/links.js';
import { fakeClock, MINUTE } from '../support/fake-clock.js';

const LINK: PaperLink = { paper: 'pack:governance-board:2021-10-12', person: 'chair', format: 'docx' };
const KEY = new Uint8Array(32).fill(7);
const linksAt = (clock = fakeClock(), key = KEY) =>
  createPaperLinks({ base: 'https://scrutiny.example.org', clock, key });
const tokenOf = (address: string | null): string => address?.split('/').at(-1) ?? '';

describe('a link to a paper', () => {
  test('stands for one file for one person', () => {
    const links = linksAt();
    const address = links.to(LINK);
    expect(address).toMatch(/^https:\/\/scrutiny\.example\.org\/papers\/[\w-]+\.[\w-]{43}$/);
    expect(links.read(tokenOf(address))).toEqual({ kind: 'good', ...LINK });
  });

  test('is good until fifteen minutes after it was made, and not a moment longer', () => {
    const clock = fakeClock();
    const links = linksAt(clock);
    const token = tokenOf(links.to(LINK));
    clock.advance(LINK_MINUTES * MINUTE - 1);
    expect(links.read(token).kind).toBe('good');
    clock.advance(1);
    expect(links.read(token)).toEqual({ kind: 'expired' });
  });

  test('cannot be made where nobody can reach the bot', () => {
    expect(createPaperLinks({ base: null, clock: fakeClock() }).to(LINK)).toBeNull();
  });

  test('of a demo stands on its own page', () => {
    expect(createPaperLinks({ base: '', clock: fakeClock() }).to(LINK)).toMatch(/^\/papers\//);
  });

  test('is void after a restart: the key is another one', () => {
    const clock = fakeClock();
    const [before, after] = [0, 0].map(() => createPaperLinks({ base: '', clock }));
    expect(after?.read(tokenOf(before?.to(LINK) ?? null))).toEqual({ kind: 'unknown' });
  });

  test('keeps any id as it is', () => {
    const links = linksAt();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (paper, person) => {
        const link = { paper, person, format: 'md' } as const;
        expect(links.read(tokenOf(links.to(link)))).toEqual({ kind: 'good', ...link });
      }),
    );
  });
});

describe('what is no link of ours stands for nothing', () => {
  const links = linksAt();
  const good = tokenOf(links.to(LINK));
  const [said = '', signature = ''] = good.split('.');
  const forged = Buffer.from(JSON.stringify([9e15, 'docx', 'commissioner', LINK.paper])).toString(
    'base64url',
  );

  test.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['no signature', said],
    ['an empty signature', `${said}.`],
    ['a signature alone', `.${signature}`],
    ['another person with the same signature', `${forged}.${signature}`],
    ['another key', `${said}.${createHmac('sha256', 'x').update(said).digest('base64url')}`],
    ['a signature cut short', good.slice(0, -1)],
    ['something after it', `${good}A`],
    ['a line end after it', `${good}\n`],
    ['a signature of letters that are longer in bytes', `${said}.${'é'.repeat(43)}`],
    ['two signatures', `${good}.${signature}`],
    ['the prototype', '__proto__.constructor'],
    ['very much', `${'A'.repeat(1_000_000)}.${signature}`],
  ])('%s', (_what, token) => {
    expect(links.read(token)).toEqual({ kind: 'unknown' });
  });

  // fast-check prints the seed and the smallest that fails.
  test('a good one with any one letter changed', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(good[at] !== letter);
        expect(links.read(good.slice(0, at) + letter + good.slice(at + 1))).toEqual({ kind: 'unknown' });
      }),
      { numRuns: 1_000 },
    );
  });
});

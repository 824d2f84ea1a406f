import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginning, cut, shorten } from '../../src/domain/cut.js';
import { toMessage } from '../../src/platforms/teams/to-card.js';
import { toViews } from '../../src/views/to-views.js';
import { aWorld } from '../support/world.js';

test('a text is cut with a sign that it was, and never inside a character', () => {
  expect(cut('abcdef', 6)).toBe('abcdef');
  expect(cut('abcdefg', 6)).toBe('abcde…');
  expect(cut('abcd😀fgh', 6)).toBe('abcd…');
  const seed = Date.now() % 2 ** 31;
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (text, longest) => {
        const short = cut(text, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(short).not.toMatch(/\p{Cs}/u);
      },
    ),
    { seed, numRuns: 2_000 },
  );
});

test('a text that people read on is cut between two words', () => {
  expect(shorten('one two three', 13)).toBe('one two three');
  expect(shorten('one two three', 12)).toBe('one two…');
  expect(shorten('one two, three', 12)).toBe('one two…');
  expect(shorten('onetwothree', 6)).toBe('onetw…');
});

test('the beginning of a text has no sign, and ends in a whole character', () => {
  expect(beginning('abcdef', 6)).toBe('abcdef');
  expect(beginning('abcdefg', 6)).toBe('abcdef');
  expect(beginning('abcde😀', 6)).toBe('abcde');
  expect(beginning('abcde😀', 7)).toBe('abcde😀');
  expect(beginning('😀', 0)).toBe('');
  // Half a character that somebody sent is theirs: nothing was cut.
  expect(beginning('a\uD83D', 2)).toBe('a\uD83D');
});

/** Whatever stands before them, one of the two is split by a cut in units. */
const faces = ['', 'x'].map((before) => before + '😀'.repeat(6_000));

test.each(faces)('what people typed is said back in whole characters (%#)', async (typed) => {
  const world = await aWorld();
  const results = [
    await world.does('governance', { kind: 'find-topic', words: [typed], asked: typed }),
    await world.does('governance', {
      kind: 'show-list',
      filter: 'owner',
      owner: typed,
    }),
    await world.does('governance', { kind: 'use-inspection', inspection: typed }),
    await world.does('governance', {
      kind: 'assign',
      refs: [{ inspection: null, number: '7', kind: 'recommendation' }],
      to: typed,
    }),
  ];
  for (const view of results.flatMap((result) => toViews(result, world.store.read()))) {
    expect(view.text).toContain('😀…');
    expect(view.text).not.toMatch(/\p{Cs}/u);
    expect(JSON.stringify(view.data)).not.toMatch(/\\ud83d/);
  }
});

test.each(faces)('Teams is given whole characters for its notification (%#)', (text) => {
  expect(toMessage({ card: { type: 'AdaptiveCard' }, text }).summary).not.toMatch(/\p{Cs}/u);
});

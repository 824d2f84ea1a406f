import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';
import { readLines } from '../support/lines.js';

// fast-check prints the seed and the smallest line that fails.
const WORDS = [...new Set(readLines('lines.jsonl').flatMap(({ text }) => text.slice(0, 600).split(' ')))];

describe('any line at all', () => {
  test('gives an intent, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 700 }),
        fc.constantFrom('direct', 'shared'),
        (line, where) => {
          expect(parseText(line, where).kind).toBeTypeOf('string');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives an intent, and the same one twice, where people’s words come in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        const line = words.join(' ');
        expect(parseText(line)).toEqual(parseText(line));
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['rec 7 and '],
    ['who has last changed '],
    ['what what when when '],
    ['no update in for '],
    ['assign to to to '],
    ['target 7 '],
    ['update 7 for '],
    ['correct 7 text to because '],
    ['add person a as b, '],
    ['move meeting to to '],
    ['1,2,'],
    ['-'],
    ['a-'],
    [' '],
  ])('100 KB of “%s” cost no more than their bound', (words) => {
    const line = words.repeat(Math.ceil(100_000 / words.length));
    let fastest = Number.POSITIVE_INFINITY;
    // The fastest of several: other programs on the machine are not the parser's.
    for (let run = 0; run < 7; run += 1) {
      const since = performance.now();
      parseText(line);
      fastest = Math.min(fastest, performance.now() - since);
    }
    // `npm run bench` holds it to 5 ms; here other tests share the machine.
    expect(fastest).toBeLessThan(50);
  });
});

import { describe, expect, test } from 'vitest';
import { MOST_REFS } from '../../src/intents/mention-finders.js';
import { findMentions } from '../../src/intents/mentions.js';
import { tokenise } from '../../src/intents/tokens.js';

const named = (line: string): string[] =>
  findMentions(tokenise(line)).refs.map(({ inspection, number, kind }) =>
    [kind === 'recommendation' ? '' : 'AFI ', inspection ? `${inspection}/` : '', number].join(''),
  );

describe('recommendations named in a line', () => {
  test.each([
    ['rec 7', ['7']],
    ['R7', ['7']],
    ['rec#7', ['7']],
    ['recommendation no. seven', ['7']],
    ['the seventh recommendation', ['7']],
    ['recs 1,2,3', ['1', '2', '3']],
    ['rec 7 and 8 please', ['7', '8']],
    ['recs 2 through to 4', ['2', '3', '4']],
    ['recs 3–5 and 7', ['3', '4', '5', '7']],
    ['first three recs', ['1', '2', '3']],
    ['RAPE-P1-2021/7', ['RAPE-P1-2021/7']],
    ['rape-p1-2021 rec 7', ['RAPE-P1-2021/7']],
    ['AFI 3', ['AFI 3']],
    ['rec 4, no wait 5', ['5']],
    ['not 7, rec 4', ['4']],
    ['not rec 5', []],
    ['recs 2-4 but not 3', ['2', '4']],
    ['rec 6 rather than rec 7', ['6']],
  ])('“%s” names %j', (line, refs) => {
    expect(named(line)).toEqual(refs);
  });

  test.each([
    'see you at 7',
    'bring 7 chairs',
    'July 7',
    '7th of July',
    'room 4',
    'back in 5',
    '2 of us',
    '£5',
    '10:30',
    'recruit 3 officers',
    'record 7 calls',
  ])('“%s” names none', (line) => {
    expect(named(line)).toEqual([]);
  });

  test('more than the most is said, not cut in silence', () => {
    expect(findMentions(tokenise('recs 1-200'))).toMatchObject({ tooMany: true });
    expect(named('recs 1-200')).toHaveLength(MOST_REFS);
  });
});

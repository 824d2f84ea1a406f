import { describe, expect, test } from 'vitest';
import { LONGEST_LINE, tokenise } from '../../src/intents/tokens.js';

const read = (line: string): string[] => tokenise(line).map(({ kind, word }) => `${kind} ${word}`);

describe('the tokens of a line', () => {
  test.each([
    ['who’s got rec 7?', ['word whos', 'word got', 'word rec', 'number 7', 'sign ?']],
    ['RAPE-P1-2021/7', ['code rape-p1-2021/7']],
    ['up-to-date', ['word up', 'word to', 'word date']],
    ['1,2,3', ['number 1', 'sign ,', 'number 2', 'sign ,', 'number 3']],
    ['1,200 at 10:30', ['number 1,200', 'word at', 'number 10:30']],
    ['90% £5 7th', ['number 90%', 'number £5', 'number 7th']],
    ['rec7', ['word rec7']],
    ['', []],
  ])('“%s” is %j', (line, tokens) => {
    expect(read(line)).toEqual(tokens);
  });

  test('where a token stood is where it stands in the line', () => {
    const line = '  Rec 7, who’s on it?';
    for (const { word, start, end } of tokenise(line))
      expect(line.slice(start, end).toLowerCase().replace(/’/g, '')).toBe(word);
  });

  test('a long line is read up to its bound', () => {
    expect(tokenise('7 '.repeat(10_000)).at(-1)?.end).toBeLessThanOrEqual(LONGEST_LINE);
  });
});

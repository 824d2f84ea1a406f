import { plainNumber } from './number-in-line.js';
import type { Token } from './tokens.js';

/** What a line says is not meant, and the line without it. */
export interface SetAside {
  readonly tokens: readonly Token[];
  readonly out: ReadonlySet<number>;
}

/** Words that leave out the numbers behind them. The longer of two that fit counts, so it stands first. */
const LEAVES_OUT: readonly (readonly string[])[] = [
  'not interested in',
  'do not need',
  'do not want',
  'not including',
  'leaving out',
  'leave out',
  'apart from',
  'aside from',
  'other than',
  'except for',
  'rather than',
  'instead of',
  'forget about',
  'never mind',
  'dont need',
  'dont want',
  'not about',
  'skip',
  'skipping',
  'forget',
  'ignore',
  'ignoring',
  'except',
  'excluding',
  'minus',
  'without',
  'bar',
  'not',
].map((words) => words.split(' '));

/** The phrases by their first word: most words of a line begin none. */
const byFirst = (
  phrases: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const first = new Map<string, (readonly string[])[]>();
  for (const words of phrases) first.set(words[0] ?? '', [...(first.get(words[0] ?? '') ?? []), words]);
  return first;
};

/** Words that take back what was said before them. */
const TAKES_BACK: readonly (readonly string[])[] = [
  'scrap that',
  'forget that',
  'ignore that',
  'cancel that',
  'strike that',
].map((words) => words.split(' '));

const NONE: ReadonlySet<number> = new Set();
const OUT = byFirst(LEAVES_OUT);
const BACK = byFirst(TAKES_BACK);

const BESIDE: ReadonlySet<string> = new Set(
  'the rec recs recommendation recommendations number numbers no nos about'.split(' '),
);
const JOINS: ReadonlySet<string> = new Set(', and & + or to - –'.split(' '));

const startsWith = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, i) => tokens[at + i]?.word === word);

/**
 * Sets aside "apart from 6", "forget 1 to 4", "not 7", and turns "scrap that" into a plain correction. An exclusion
 * needs a number behind it; whether anything is left without it is for the caller to see.
 */
export const setAside = (tokens: readonly Token[]): SetAside => {
  if (!tokens.some(({ word }) => OUT.has(word) || BACK.has(word) || word === '.'))
    return { tokens, out: NONE };
  const kept: Token[] = [];
  const out = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const word = token?.word ?? '';
    const back = BACK.get(word)?.find((words) => startsWith(tokens, at, words));
    if (back && token) {
      kept.push({ ...token, word: 'oops' });
      at += back.length - 1;
      continue;
    }
    const phrase = OUT.get(word)?.find((words) => startsWith(tokens, at, words));
    const end = phrase ? leftOut(tokens, at + phrase.length, out) : at;
    if (end > at) at = end - 1;
    // The stop of "no. 2" ends no sentence.
    else if (token && !(token.word === '.' && /^(?:no|nos|num)$/.test(tokens[at - 1]?.word ?? '')))
      kept.push(token);
  }
  return { tokens: kept.length === tokens.length ? tokens : kept, out };
};

/** Reads the numbers that are left out from `at` on; gives where they end, or 0 where there are none. */
const leftOut = (tokens: readonly Token[], at: number, out: Set<number>): number => {
  let next = at;
  while (BESIDE.has(tokens[next]?.word ?? '')) next += 1;
  const first = plainNumber(tokens[next]);
  if (first === undefined) return 0;
  out.add(first);
  let last = first;
  next += 1;
  for (;;) {
    const join = tokens[next]?.word ?? '';
    const value = JOINS.has(join) ? plainNumber(tokens[next + 1]) : undefined;
    if (value === undefined) return next;
    const spans = /^(?:to|-|–)$/.test(join) && value - last < 50;
    for (let number = spans ? last + 1 : value; number <= value; number += 1) out.add(number);
    last = value;
    next += 2;
  }
};

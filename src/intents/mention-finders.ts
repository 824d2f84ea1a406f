import type { Reference } from './intent.js';
import { ANCHORS, countsSomething, FULL, GLUED, isDated, ordinal, plainNumber } from './number-in-line.js';
import type { Token } from './tokens.js';
import { correct } from './vocabulary.js';

/** How sure a number is: "rec 7" is sure, "number 7" nearly, a bare 7 only where all else is clear. */
export type Surety = 'rec' | 'number' | 'bare';

/** One mention of recommendations, from token `from` up to before `to`. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly number[];
  readonly by: Surety;
  readonly kind: Reference['kind'];
  readonly inspection: string | null;
}

/** Most recommendations that one line may name. */
export const MOST_REFS = 50;

const NUMBERED: ReadonlySet<string> = new Set('no nos num nums number numbers nr'.split(' '));
const AFI: ReadonlySet<string> = new Set(['afi', 'afis']);
const JOIN: ReadonlySet<string> = new Set([',', 'and', '&', '+', 'plus', 'or', 'also', 'n', ';', '/']);
const SPAN: ReadonlySet<string> = new Set(['-', '–', '—', 'to', 'through', 'thru', 'until', 'up']);

type Finder = (tokens: readonly Token[], at: number) => Found | undefined;

const byRec: Finder = (tokens, at) => {
  const token = tokens[at];
  if (!token) return undefined;
  const full = token.kind === 'code' ? FULL.exec(token.word) : null;
  if (full?.[1] && full[2] && !ANCHORS.has(full[1])) {
    return {
      from: at,
      to: at + 1,
      numbers: [Number(full[2])],
      by: 'rec',
      kind: 'recommendation',
      inspection: full[1].toUpperCase(),
    };
  }
  const glued = GLUED.exec(token.word);
  if (glued?.[1]) {
    return listFrom(
      tokens,
      at,
      at + 1,
      glued[2] ? range(Number(glued[1]), Number(glued[2])) : [Number(glued[1])],
      'rec',
    );
  }
  return behindAnchor(tokens, at) ?? beforeAnchor(tokens, at);
};

/** "rec 7", "recommendation no. seven", "AFI 3", "#7". */
const behindAnchor: Finder = (tokens, at) => {
  const token = tokens[at];
  const word = token?.kind === 'word' ? correct(token.word) : (token?.word ?? '');
  if (!ANCHORS.has(word) && !AFI.has(word) && word !== '#') return undefined;
  let next = at + 1;
  while (NUMBERED.has(tokens[next]?.word ?? '') || /^[.#:]$/.test(tokens[next]?.word ?? '')) next += 1;
  const value = plainNumber(tokens[next]);
  // A lone "r" needs its number right behind it: "r 7" is one, "r u coming at 7" is not.
  if (value === undefined || (word === 'r' && next !== at + 1)) return undefined;
  return listFrom(
    tokens,
    at,
    next + 1,
    [value],
    'rec',
    AFI.has(word) ? 'area-for-improvement' : 'recommendation',
  );
};

/** "the seventh recommendation", "7th rec", "the fourth one", "the first three recs". */
const beforeAnchor: Finder = (tokens, at) => {
  const nth = ordinal(tokens[at]);
  if (nth === undefined) return undefined;
  const found = (to: number, numbers: readonly number[]): Found => ({
    from: at,
    to,
    numbers,
    by: 'rec',
    kind: 'recommendation',
    inspection: null,
  });
  const after = tokens[at + 1];
  if (after && (ANCHORS.has(correct(after.word)) || after.word === 'one')) return found(at + 2, [nth]);
  const many = plainNumber(after);
  if (nth === 1 && many !== undefined && many > 0 && ANCHORS.has(correct(tokens[at + 2]?.word ?? '')))
    return found(at + 3, range(1, many));
  return undefined;
};

/** "number 7", "no. 7": nearly as sure as "rec 7", but rooms and buses have numbers too. */
const byNumber: Finder = (tokens, at) => {
  if (!NUMBERED.has(tokens[at]?.word ?? '')) return undefined;
  const next = tokens[at + 1]?.word === '.' ? at + 2 : at + 1;
  const value = plainNumber(tokens[next]);
  return value === undefined || countsSomething(tokens, next)
    ? undefined
    : listFrom(tokens, at, next + 1, [value], 'number');
};

const bare: Finder = (tokens, at) => {
  const value = plainNumber(tokens[at]);
  // "one" is a pronoun far more often than a number.
  if (
    value !== undefined &&
    tokens[at]?.word !== 'one' &&
    tokens[at - 1]?.word !== '/' &&
    !countsSomething(tokens, at)
  )
    return listFrom(tokens, at, at + 1, [value], 'bare');
  const before = tokens[at - 1]?.word;
  const onADay = /^(?:on|by|before|until|till|after|from|since)$/.test(tokens[at - 2]?.word ?? '');
  const nth = before === 'the' && !onADay && !countsSomething(tokens, at) ? ordinal(tokens[at]) : undefined;
  return nth === undefined
    ? undefined
    : { from: at, to: at + 1, numbers: [nth], by: 'bare', kind: 'recommendation', inspection: null };
};

/** The ways of naming a recommendation, the surest first. */
export const FINDERS: readonly (readonly [Surety, Finder])[] = [
  ['rec', byRec],
  ['number', byNumber],
  ['bare', bare],
];

/** Reads on from the first number of a list: ", 4 and 6", "2 5 8", "-5", "to 5". */
const listFrom = (
  tokens: readonly Token[],
  from: number,
  start: number,
  first: readonly number[],
  by: Surety,
  kind: Reference['kind'] = 'recommendation',
): Found => {
  const numbers = [...first];
  let to = start;
  for (;;) {
    let next = to;
    while (JOIN.has(tokens[next]?.word ?? '')) next += 1;
    const joined = next > to;
    const spanned = !joined && SPAN.has(tokens[next]?.word ?? '');
    if (spanned) next += 1;
    // "2 through to 4", "2 up to 4".
    if (spanned && SPAN.has(tokens[next]?.word ?? '')) next += 1;
    const named = ANCHORS.has(tokens[next]?.word ?? '') && (joined || spanned);
    if (named) next += 1;
    const glued = GLUED.exec(tokens[next]?.word ?? '')?.[1];
    const value = glued ? Number(glued) : plainNumber(tokens[next]);
    // "7 to 31/10" moves a date; "recs 2/3/4" is a list.
    const doubtful = spanned
      ? isDated(tokens, next) || tokens[next + 1]?.word === '/'
      : countsSomething(tokens, next) || tokens[next]?.word === 'one';
    if (value === undefined || (doubtful && !named && !glued)) break;
    if (spanned) numbers.push(...range(numbers.at(-1) ?? value, value).slice(1));
    else numbers.push(value);
    to = next + 1;
  }
  return { from, to, numbers, by, kind, inspection: null };
};

const range = (from: number, to: number): number[] =>
  to < from
    ? [from, to]
    : Array.from({ length: Math.min(to - from + 1, MOST_REFS + 1) }, (_, step) => from + step);

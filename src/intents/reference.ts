import { inspectionNamed } from './inspection-named.js';
import type { Reference } from './intent.js';
import { ANCHORS, countsSomething, FULL, GLUED, isDated, ordinal, plainNumber } from './number-in-line.js';
import type { Token } from './tokens.js';
import { correct, isKnown, isMonth, isUnit, isWeekday } from './vocabulary.js';

/** What a line says about recommendations, and the line with each mention replaced by `#`. */
export interface Mentions {
  readonly refs: readonly Reference[];
  /** How sure the numbers are: "rec 7" is sure, "number 7" nearly, a bare 7 only where all else is clear. */
  readonly by: 'rec' | 'number' | 'bare';
  /** The words, slips put right, mentions as `#`, other numbers as `@` and their digits. */
  readonly plain: string;
  /** Content words left over: not filler, not a cue, not part of a mention. */
  readonly rest: readonly string[];
  /** More recommendations were named than `MOST_REFS`. */
  readonly tooMany: boolean;
}

/** Most recommendations that one line may name. */
export const MOST_REFS = 50;

const NUMBERED: ReadonlySet<string> = new Set('no nos num nums number numbers nr'.split(' '));
const AFI: ReadonlySet<string> = new Set(['afi', 'afis']);
const JOIN: ReadonlySet<string> = new Set([',', 'and', '&', '+', 'plus', 'or']);
const SPAN: ReadonlySet<string> = new Set(['-', '–', '—', 'to', 'through', 'thru']);
const TAKEN_BACK: ReadonlySet<string> = new Set(
  'wait sorry mean meant actually rather scrap correction make oops'.split(' '),
);
const WITHOUT: ReadonlySet<string> = new Set('not except minus excluding bar without'.split(' '));

interface Found {
  readonly from: number;
  readonly to: number;
  readonly numbers: readonly number[];
  readonly by: Mentions['by'];
  readonly kind: Reference['kind'];
  readonly inspection: string | null;
}

type Finder = (tokens: readonly Token[], at: number) => Found | undefined;

/** Finds every mention of a recommendation in a line; a surer way of naming one hides the less sure. */
export const findMentions = (tokens: readonly Token[]): Mentions => {
  for (const [by, finder] of FINDERS) {
    const found = everywhere(tokens, finder);
    if (found.length > 0) return describe(tokens, withoutTakenBack(tokens, found), found, by);
  }
  return describe(tokens, [], [], 'bare');
};

const everywhere = (tokens: readonly Token[], finder: Finder): Found[] => {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = finder(tokens, at);
    if (!mention) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
};

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
  if (value !== undefined && tokens[at]?.word !== 'one' && !countsSomething(tokens, at))
    return listFrom(tokens, at, at + 1, [value], 'bare');
  const before = tokens[at - 1]?.word;
  const onADay = /^(?:on|by|before|until|till|after|from|since)$/.test(tokens[at - 2]?.word ?? '');
  const nth = before === 'the' && !onADay && !countsSomething(tokens, at) ? ordinal(tokens[at]) : undefined;
  return nth === undefined
    ? undefined
    : { from: at, to: at + 1, numbers: [nth], by: 'bare', kind: 'recommendation', inspection: null };
};

const FINDERS: readonly (readonly [Mentions['by'], Finder])[] = [
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
  by: Mentions['by'],
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
    const named = ANCHORS.has(tokens[next]?.word ?? '') && (joined || spanned);
    if (named) next += 1;
    const glued = GLUED.exec(tokens[next]?.word ?? '')?.[1];
    const value = glued ? Number(glued) : plainNumber(tokens[next]);
    const doubtful = spanned
      ? isDated(tokens, next)
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

/** Drops what the speaker took back: "rec 4, no wait 5" is 5, "not 7, rec 4" is 4, "2-4 but not 3" is 2 and 4. */
const withoutTakenBack = (tokens: readonly Token[], found: readonly Found[]): Found[] => {
  let kept: Found[] = [];
  const out = new Set<number>();
  for (const mention of found) {
    const before = tokens.slice(Math.max(0, mention.from - 3), mention.from).map(({ word }) => word);
    const [second, last] = before.slice(-2);
    if (
      WITHOUT.has(last ?? '') ||
      (last === 'of' && second === 'instead') ||
      (last === 'than' && second === 'rather')
    ) {
      for (const number of mention.numbers) out.add(number);
      continue;
    }
    if (before.some((word) => TAKEN_BACK.has(word)) && kept.length > 0) kept = kept.slice(0, -1);
    kept.push(mention);
  }
  const only = kept.at(-1);
  if (only && only.by !== 'bare') kept[kept.length - 1] = correctedBehind(tokens, only, out);
  return kept.map((mention) => ({
    ...mention,
    numbers: mention.numbers.filter((number) => !out.has(number)),
  }));
};

/** A bare number behind the last mention that corrects it or is left out of it. */
const correctedBehind = (tokens: readonly Token[], mention: Found, out: Set<number>): Found => {
  for (let at = mention.to; at < Math.min(tokens.length - 1, mention.to + 5); at += 1) {
    const word = tokens[at]?.word ?? '';
    const value = plainNumber(tokens[at + 1]);
    if (WITHOUT.has(word) && value !== undefined) out.add(value);
    if (!TAKEN_BACK.has(word) && !(word === 'no' && at <= mention.to + 2)) continue;
    const index = tokens.findIndex((token, i) => i > at && i <= at + 4 && plainNumber(token) !== undefined);
    const instead = plainNumber(tokens[index]);
    if (instead !== undefined && !countsSomething(tokens, index)) return { ...mention, numbers: [instead] };
  }
  return mention;
};

const describe = (
  tokens: readonly Token[],
  kept: readonly Found[],
  all: readonly Found[],
  by: Mentions['by'],
): Mentions => {
  const { plain, rest } = outline(tokens, all);
  const inspection = inspectionNamed(tokens, by === 'rec' ? all[0] : undefined);
  const refs = new Map<string, Reference>();
  for (const mention of kept) {
    for (const number of mention.numbers) {
      const ref = {
        inspection: mention.inspection ?? inspection,
        number: String(number),
        kind: mention.kind,
      };
      refs.set(`${ref.kind} ${ref.inspection} ${ref.number}`, ref);
    }
  }
  const list = [...refs.values()];
  return { refs: list.slice(0, MOST_REFS), by, plain, rest, tooMany: list.length > MOST_REFS };
};

/** The line as the patterns read it, and what stays unexplained. */
const outline = (
  tokens: readonly Token[],
  mentions: readonly Found[],
): { readonly plain: string; readonly rest: string[] } => {
  const starts = new Map(mentions.map((mention) => [mention.from, mention.to]));
  const pieces: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const to = starts.get(at);
    const token = tokens[at];
    if (to !== undefined) {
      pieces.push('#');
      at = to - 1;
    } else if (token?.kind === 'number') {
      pieces.push(/^(?:19|20)\d\d$/.test(token.word) ? token.word : `@${token.word}`);
    } else if (token?.kind === 'word') {
      const word = correct(token.word);
      pieces.push(word);
      if (
        !(
          isKnown(word) ||
          ANCHORS.has(word) ||
          isMonth(word) ||
          isWeekday(word) ||
          isUnit(word) ||
          /^\d/.test(word)
        )
      )
        rest.push(token.word);
    } else if (token?.word === '?') pieces.push('?');
  }
  return { plain: pieces.join(' '), rest };
};

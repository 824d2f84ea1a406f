import type { Token } from './tokens.js';
import { correct, isKnown, isMonth, isUnit, isWeekday, numberWord } from './vocabulary.js';

/** What people call a recommendation in front of its number. */
export const ANCHORS: ReadonlySet<string> = new Set(
  'rec recs recc reccs recommendation recommendations reco recos r'.split(' '),
);
/** "rec7", "r7", "recs1-3". */
export const GLUED = /^(?:recs?|reccs?|recommendations?|r)-?(\d{1,3})(?:-(\d{1,3}))?$/;
/** A whole reference, `RAPE-P1-2021/7`. */
export const FULL = /^(\p{L}[\p{L}\p{N}-]*)\/(\d{1,4})$/u;

const NOT_A_REC: ReadonlySet<string> = new Set(
  `at by before after until till page pages room item items section sections version phase part day week level grade band
  tier figure table chapter paragraph para annex agenda action actions floor unit bus line call ring tel ext question q
  article appendix schedule step stage box door gate platform channel slide slides minute minutes objective priority
  point points v clause act form operation op area afi afis ward sector station`.split(/\s+/),
);

/** The number of a plain number token, in digits or in words, that could be a recommendation's. */
export const plainNumber = (token: Token | undefined): number | undefined => {
  if (!token) return undefined;
  if (token.kind === 'number') return /^\d{1,3}$/.test(token.word) ? Number(token.word) : undefined;
  const spelt = token.kind === 'word' ? numberWord(token.word) : undefined;
  return spelt && !spelt.ordinal ? spelt.value : undefined;
};

/** "7th", "seventh". */
export const ordinal = (token: Token | undefined): number | undefined => {
  if (!token) return undefined;
  const written = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(token.word)?.[1];
  if (written) return Number(written);
  const spelt = token.kind === 'word' ? numberWord(token.word) : undefined;
  return spelt?.ordinal ? spelt.value : undefined;
};

/** True where the number at `at` dates something: "10 October", "3 weeks", "7 of July". */
export const isDated = (tokens: readonly Token[], at: number): boolean => {
  const after = tokens[at + 1]?.word ?? '';
  if (isMonth(after) || isUnit(after)) return true;
  if (after === 'of' && isMonth(tokens[at + 2]?.word ?? '')) return true;
  const before = tokens[at - 1]?.word ?? '';
  return isMonth(before) || isWeekday(before);
};

/** True where the number at `at` dates, counts or numbers something that is no recommendation. */
export const countsSomething = (tokens: readonly Token[], at: number): boolean => {
  if (isDated(tokens, at)) return true;
  const after = tokens[at + 1];
  const word = after?.kind === 'word' ? correct(after.word) : '';
  if (word !== '' && (ANCHORS.has(word) || (!isKnown(word) && numberWord(word) === undefined))) return true;
  const before = tokens[at - 1]?.word ?? '';
  return NOT_A_REC.has(before) || before === '.';
};

import { numberWord } from './number-words.js';
import type { Token } from './tokens.js';
import { correct, isKnown, isMonth, isUnit, isWeekday } from './vocabulary.js';

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
  point points v over under all any paper papers pack story stories phase only least most than nearly roughly approximately another those other these next last past first
  x junction slot row seat team car van lift exit zone lot lots shelf bay desk court cell ext up around clause act form operation op area afi afis ward sector station`.split(
    /\s+/,
  ),
);

/** What a number before it counts, though the word is one of ours elsewhere. */
const COUNTED: ReadonlySet<string> = new Set(
  `people persons owners leads meetings updates changes questions points things copies words boards requirements
  responses answers comments targets dates deadlines reports inspections letters more other others actions items bits
  parts ones times members people names years`.split(/\s+/),
);
/** "Back in 5" is a time; "changed in 5" is not. */
const CHANGED_IN: ReadonlySet<string> = new Set(
  'changes changed change say says said wording words detail details progress movement written required asked'.split(
    ' ',
  ),
);

const JOINED: ReadonlySet<string> = new Set([
  'and',
  ',',
  '&',
  '+',
  'or',
  '-',
  '–',
  'to',
  'plus',
  '#',
  '.',
  'number',
  'no',
]);
const IS: ReadonlySet<string> = new Set('is was has are were hows wheres whats about on with'.split(' '));
const STATES: ReadonlySet<string> = new Set(
  'open overdue red amber green outstanding late closed done finished complete completed are were have'.split(
    ' ',
  ),
);

/** "Moved to 3" is a time. */
const MOVED: ReadonlySet<string> = new Set(
  'moved move moves changed pushed brought shifted back forward down up went put delayed next close closer'.split(
    ' ',
  ),
);

/** The number of a plain number token, in digits or in words, that could be a recommendation's. */
export const plainNumber = (token: Token | undefined): number | undefined => {
  if (!token) return undefined;
  // A year is no recommendation's number.
  if (token.kind === 'number')
    return /^(?!(?:19|20)\d\d$)\d{1,4}$/.test(token.word) ? Number(token.word) : undefined;
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
  // "3 of us", "1 of the reds", "7 people".
  if (word === 'of' || COUNTED.has(word)) return true;
  const before = tokens[at - 1]?.word ?? '';
  // "28/02" is a day; "recs 2/3/4" goes on from a number that is surely a recommendation's.
  if (after?.word === '/' && before !== '/') return true;
  if (before === 'in' && !CHANGED_IN.has(tokens[at - 2]?.word ?? '')) return true;
  if (!JOINED.has(before) && !IS.has(before)) {
    // "We have 4 open", "3 are red", "5 still open": how many, not which.
    const state = word === 'still' ? correct(tokens[at + 2]?.word ?? '') : word;
    if (STATES.has(state)) return true;
  }
  if (before === 'the' && tokens[at]?.kind === 'number' && ordinal(tokens[at]) === undefined) return true;
  if (before === 'for' && tokens[at - 2]?.word === 'on') return true;
  if (before === 'to' && MOVED.has(tokens[at - 2]?.word ?? '')) return true;
  return NOT_A_REC.has(before) || before === '.';
};

import type { CueName } from './cues.js';

/** What can be asked about a recommendation that is named, or done with it by a form. */
export type Reading =
  | 'show-history'
  | 'show-answer'
  | 'show-status'
  | 'show-due'
  | 'show-owner'
  | 'show-text'
  | 'give-update';

/** Read from the top: what is more particular comes first. */
const READINGS: readonly (readonly [CueName, Reading])[] = [
  ['history', 'show-history'],
  ['answer', 'show-answer'],
  ['status', 'show-status'],
  ['due', 'show-due'],
  ['owner', 'show-owner'],
  ['text', 'show-text'],
];

/** What a line wants of the recommendations that it names; `undefined` where no cue says so. */
export const readingOf = (words: readonly string[], cues: ReadonlySet<CueName>): Reading | undefined => {
  if (cues.has('giveSurely')) return 'give-update';
  if (cues.has('give') && !cues.has('hear') && !cues.has('history')) return 'give-update';
  if (asksWhatItIs(words)) return 'show-text';
  return READINGS.find(([cue]) => cues.has(cue))?.[1] ?? (cues.has('give') ? 'show-status' : undefined);
};

/** "What is rec 4?" and nothing else. */
const asksWhatItIs = (words: readonly string[]): boolean => {
  const asked = words.filter(
    (word) => !BESIDE.has(word) && !TAKEN_BACK.has(word) && word !== '?' && word !== '#',
  );
  return words.includes('#') && ['what is', 'whats', 'what was', 'what'].includes(asked.join(' '));
};

const BESIDE = new Set(
  'and or please pls thanks ok hi hello hey now then next not both also just so right sorry no wait actually oh plus the ta cheers again too'.split(
    ' ',
  ),
);
const LISTING = new Set('give show me us gimme do get'.split(' '));
const TAKEN_BACK = new Set('said meant mean i scrap instead oops typo'.split(' '));

/** Nothing but numbers, joining words, politeness and corrections: "both 2 and 3 please". */
export const isBare = (words: readonly string[], several: boolean): boolean =>
  words.includes('#') &&
  words.every(
    (word) =>
      word === '#' ||
      word === '?' ||
      BESIDE.has(word) ||
      TAKEN_BACK.has(word) ||
      // "Give me 5" asks for five minutes; "give me 2 5 and 8" can mean nothing else than a list.
      ((several || words.includes('show')) && LISTING.has(word)),
  );

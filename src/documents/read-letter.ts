import { LONGEST_TEXT, type Proposal } from '../domain/register.js';
import { blocksIn, effort } from './blocks.js';
import { decode, quoted } from './decode.js';
import { entriesOf } from './entries.js';
import { type LetterFacts, readFacts } from './letter-facts.js';
import { gatherEntry, numberApart, proposeEntry } from './read-entry.js';
import { segmentsOf } from './segments.js';
import { describesPicture, inOrder, PICTURE_WHY, type Unused } from './unused.js';

/** What a letter gave: proposals for a person to confirm, or one sentence why it cannot be read. */
export type LetterReading =
  | {
      readonly kind: 'read';
      /** The text that was read; every span counts UTF-16 units in it. */
      readonly text: string;
      readonly inspection: LetterFacts;
      readonly proposals: readonly Proposal[];
      /** What the person who confirms ought to know about the reading as a whole. */
      readonly notes: readonly string[];
      /** Every stretch that no fact and no proposal rests on, in the order of the text. */
      readonly unused: readonly Unused[];
    }
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** Entries beyond this number are no single letter's. */
const MOST_ENTRIES = 250;
/** Parsing beyond this, in units of `effort`, would hold up everybody else. */
const MOST_EFFORT = 5_000;

/** Reads a letter from the bytes of a Markdown or plain-text file. `name` is for sentences only. */
export const readLetter = (bytes: Uint8Array, name: string): LetterReading => {
  const decoded = decode(bytes, name);
  return 'sentence' in decoded
    ? { kind: 'unreadable', sentence: decoded.sentence }
    : parseLetterText(decoded.text, name);
};

/** Reads a letter from its text (line ends LF), in time that grows with its length alone. */
export const parseLetterText = (text: string, name = 'the pasted text'): LetterReading => {
  const file = name === 'the pasted text' ? 'The pasted text' : quoted(name);
  const unreadable = (sentence: string): LetterReading => ({
    kind: 'unreadable',
    sentence: `${file} ${sentence}`,
  });
  if (text.trim() === '') {
    return unreadable('is empty. A letter is Markdown or plain text with numbered recommendations.');
  }
  const segments = segmentsOf(text);
  if (segments === null) {
    return unreadable(
      'has more than 50,000 paragraphs or 200,000 lines, more than a letter has. Give only the pages with the recommendations.',
    );
  }
  if (segments.reduce((sum, { span }) => sum + effort(text.slice(span.start, span.end)), 0) > MOST_EFFORT) {
    return unreadable(
      'has more formatting marks than can be read at once. Give only the pages with the recommendations, or paste them as plain text.',
    );
  }
  const { entries, rest } = entriesOf(text, segments);
  if (entries.length === 0) {
    return unreadable(
      'has no numbered recommendations. An entry begins with “1.”, “Recommendation 1”, “R1” or “AFI 1”: number the recommendations and give the text again.',
    );
  }
  if (entries.length > MOST_ENTRIES) {
    return unreadable(
      `has ${entries.length.toLocaleString('en-GB')} numbered entries; a letter may have up to ${MOST_ENTRIES}. Give one report’s recommendations at a time.`,
    );
  }
  const last = entries.at(-1);
  const gathered = entries.map((entry) => gatherEntry(text, entry, entry === last));
  const outside = [
    ...rest.flatMap(({ segment, why }) => blocksIn(text, segment.span).map((block) => ({ block, why }))),
    ...gathered.flatMap((entry) => entry.unused),
  ];
  const { used, ...inspection } = readFacts(outside.map(({ block }) => block));
  const { entries: numbered, notes } = numberApart(gathered);
  const proposals = numbered.map((entry) => proposeEntry(entry, inspection.publishedOn));
  const cut = proposals
    .filter(({ text: own, answer }) => [own, answer].some((field) => field.length === LONGEST_TEXT))
    .map(({ number }) => `Entry ${number} is longer than 20,000 characters; what goes beyond is left out.`);
  const left = outside
    .filter(({ block }) => !used.has(block))
    .map(({ block, why }) => ({ block, why: describesPicture(block) ? PICTURE_WHY : why }));
  return {
    kind: 'read',
    text,
    inspection,
    proposals,
    notes: [...notes, ...cut],
    unused: inOrder(text, left),
  };
};

import { COLLECTIONS } from '../domain/register.js';
import type { Entry } from '../ports.js';
import type { OpenedRegister } from './open-register.js';
import { pathsIn } from './paths.js';
import { replayFile } from './replay.js';
import { type Removed, removeTexts, type Surroundings } from './rewrite.js';
import { StoreError } from './store-error.js';
import { type EntryText, textsOf } from './texts.js';

/** What stands where words were taken out. */
export const REDACTED = '[redacted]';

/** One text to be taken out: the entry's number and the text's path in it, as `redact` lists them. */
export interface Redact {
  readonly entry: number;
  readonly path: string;
  readonly why: string;
  readonly by: string;
}

const refusal = (sentence: string): StoreError => new StoreError('refused', sentence);

const textAt = (entry: Entry, path: string): EntryText => {
  const wanted = path.startsWith('/') ? path : `/${path}`;
  const texts = [...textsOf(entry)];
  const found = texts.find((text) => text.path === wanted);
  if (found !== undefined) return found;
  throw refusal(
    `Entry ${entry.seq} has no text at ${path}; only texts can be taken out, and it has: ${texts.map((text) => text.path).join(', ')}.`,
  );
};

const entryOf = (entries: readonly Entry[], seq: number): Entry => {
  const found = entries[seq - 1];
  if (found !== undefined) return found;
  throw refusal(`There is no entry ${seq}: the journal holds entries 1 to ${entries.length}.`);
};

const isReference = ({ maps }: OpenedRegister, { text, of }: EntryText): boolean =>
  of !== null && COLLECTIONS.some((collection) => maps[collection].has(text));

/**
 * Takes one text out of a stopped bot's journal, and so out of the register where it still stands there. The entry
 * keeps its hash; a new entry says who did it, when and why.
 * @throws StoreError when a bot is running, there is no such text, or the field cannot do without it.
 */
export const redact = (around: Surroundings, { entry, path, why, by }: Redact): Promise<Removed> =>
  removeTexts(around, (opened) => {
    const text = textAt(entryOf(opened.entries, entry), path);
    if (text.text === REDACTED) throw refusal(`The text at ${path} of entry ${entry} is taken out already.`);
    if (isReference(opened, text)) {
      throw refusal(
        `The text at ${path} of entry ${entry} is the id of a record, on which others rest: it cannot be taken out.`,
      );
    }
    const texts = new Map([[entry, new Map([[text.path, REDACTED]])]]);
    return { texts, words: [text.text], instead: REDACTED, by, why, work: () => {} };
  });

/**
 * The texts of an entry with their paths, for the operator to choose from.
 * @throws StoreError when the journal is damaged or has no such entry.
 */
export const textsOfEntry = async (dir: string, entry: number): Promise<readonly EntryText[]> => {
  const journal = await replayFile(pathsIn(dir).journal);
  if (journal.kind === 'damaged') {
    throw refusal(`The journal is damaged at line ${journal.line}: ${journal.why}; restore a backup first.`);
  }
  return [...textsOf(entryOf(journal.entries, entry))];
};

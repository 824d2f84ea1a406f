import { readdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Clock, Entry, Log, Tx } from '../ports.js';
import { chainEntry, FIRST_PREV, newSalt } from './chain.js';
import { replaceFile, syncFolder, writePieces } from './durable-file.js';
import { toLine } from './entry-line.js';
import { takeLock } from './lock.js';
import { type OpenedRegister, openRegister } from './open-register.js';
import { pathsIn, transcriptsIn } from './paths.js';
import { firstMisfit } from './records.js';
import { withPapers } from './redact-papers.js';
import { redactTranscript } from './redact-transcript.js';
import { startReplay } from './replay.js';
import { sealing, sealsOf } from './seals.js';
import { snapshotOf } from './snapshot-text.js';
import { StoreError } from './store-error.js';
import { holds, textsOf, withoutTexts } from './texts.js';
import { transact } from './transaction.js';

/** What taking words out needs of the world. */
export interface Surroundings {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is to be taken out of a journal: entry → path → what stands there afterwards. */
export interface Removal {
  readonly texts: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** The words to look for in what is left. */
  readonly words: readonly string[];
  /** What stands in their place in the platforms' messages. */
  readonly instead: string;
  readonly by: string;
  readonly why: string;
  /** What the register is to become besides. */
  readonly work: (tx: Tx) => void;
}

/** What was done, and what could not be. */
export interface Removed {
  /** The entry that records it. */
  readonly by: number;
  readonly from: readonly number[];
  /** Other entries that hold the same words: each can be redacted in turn. */
  readonly alsoIn: readonly number[];
  /** How many of the kept messages held the words, and do no more. */
  readonly messages: number;
  /** The files that those messages are in. */
  readonly files: readonly string[];
  readonly outOfReach: readonly string[];
}

const refusal = (sentence: string): StoreError => new StoreError('refused', sentence);

/** Entries whose salts have to go together: those to be changed, what sealed them, and what that sealed besides. */
const toSeal = (entries: readonly Entry[], changed: Iterable<number>): ReadonlySet<number> => {
  const together = new Set(changed);
  for (let size = -1; size !== together.size; ) {
    size = together.size;
    for (const entry of entries) {
      const sealed = [...sealsOf(entry).keys()];
      if (!sealed.some((seq) => together.has(seq)) && !(sealed.length > 0 && together.has(entry.seq)))
        continue;
      together.add(entry.seq);
      for (const seq of sealed) together.add(seq);
    }
  }
  return together;
};

const copiesBeside = async (dir: string): Promise<readonly string[]> => {
  const { journal, snapshot } = pathsIn(dir);
  const names = await readdir(dir);
  return names.filter((name) =>
    [journal, snapshot, ...transcriptsIn(dir)].some(
      (path) => name.startsWith(`${basename(path)}.`) && !name.endsWith('.tmp'),
    ),
  );
};

const outOfReach = async (dir: string): Promise<readonly string[]> => [
  'messages already sent: Teams, Slack and people’s devices keep their own copies',
  'backups and exports made before',
  'page.jsonl, teams.jsonl and slack.jsonl, where messages say the same in other words, or words of fewer than 4 letters amid others',
  ...(await copiesBeside(dir)).map(
    (name) => `${name} in the data folder: look at it, and delete it if it holds them`,
  ),
];

/** The journal as it will be, its last entry recording the removal. Refuses what would not fit the register. */
const rewritten = (
  opened: OpenedRegister,
  { texts, by, why, work }: Removal,
  now: number,
): readonly Entry[] => {
  const together = toSeal(opened.entries, texts.keys());
  const replay = startReplay();
  for (const entry of opened.entries) {
    const left = together.has(entry.seq) ? withoutTexts(entry, texts.get(entry.seq) ?? new Map()) : entry;
    const wrong = replay.take(left);
    if (wrong !== null) throw refusal(`Entry ${entry.seq} would not hold together any more: ${wrong}.`);
  }
  const misfit = firstMisfit(replay.maps);
  if (misfit !== null) {
    throw refusal(
      `The register would not fit without these words (${misfit}): correct that field in the chat first, then redact.`,
    );
  }
  const { changes } = transact(replay.maps, work);
  const salt = newSalt();
  const cause = sealing(
    salt,
    replay.entries.filter((entry) => together.has(entry.seq)),
  );
  const last = replay.entries.at(-1);
  const record = chainEntry(
    {
      seq: (last?.seq ?? 0) + 1,
      at: new Date(now).toISOString(),
      by,
      via: 'operator',
      why,
      cause,
      changes,
      prev: last?.hash ?? FIRST_PREV,
    },
    salt,
  );
  return [...replay.entries, record];
};

function* linesOf(entries: readonly Entry[]): Generator<string> {
  for (const entry of entries) yield toLine(entry);
}

const replaceJournal = async (path: string, entries: readonly Entry[]): Promise<void> => {
  await replaceFile(path, (file) => writePieces(file, linesOf(entries)));
};

/**
 * Takes texts out of a stopped bot's journal, and records that. The snapshot goes first, because it holds the words
 * and would still pass; a crash after that leaves the old journal whole, or the new one.
 * @throws StoreError when a bot is running, or what is left would not be a register.
 */
export const removeTexts = async (
  { dir, clock, log }: Surroundings,
  find: (opened: OpenedRegister) => Removal,
): Promise<Removed> => {
  const paths = pathsIn(dir);
  const lock = await takeLock(dir, () =>
    Promise.reject(refusal('Words are being taken out: ask again later.')),
  );
  try {
    const opened = await openRegister(dir, { clock, log });
    const asked = find(opened);
    if (asked.texts.size === 0) throw refusal('There is nothing left to take out.');
    const removal = { ...asked, texts: withPapers(opened.entries, asked) };
    const held = ({ text }: { text: string }): boolean => removal.words.some((word) => holds(text, word));
    if (held({ text: removal.why })) {
      throw refusal('The reason holds the very words that are to go, and would stay: give another reason.');
    }
    const entries = rewritten(opened, removal, clock.now());
    // Before the journal: a stop in between leaves the removal undone, to be asked for again, and not half-recorded.
    const found: { readonly file: string; readonly messages: number }[] = [];
    for (const path of transcriptsIn(dir)) {
      const messages = await redactTranscript(path, removal);
      if (messages > 0) found.push({ file: basename(path), messages });
    }
    await rm(paths.snapshot, { force: true });
    await syncFolder(dir);
    await replaceJournal(paths.journal, entries);
    const again = await openRegister(dir, { clock, log });
    const last = entries.at(-1) as Entry;
    await again.snapshots.write(snapshotOf(again.maps, last));
    return {
      by: last.seq,
      from: [...removal.texts.keys()],
      alsoIn: entries.filter((entry) => [...textsOf(entry)].some(held)).map((entry) => entry.seq),
      messages: found.reduce((all, { messages }) => all + messages, 0),
      files: found.map(({ file }) => file),
      outOfReach: await outOfReach(dir),
    };
  } finally {
    await lock.release();
  }
};

/** What was done, and what was not, in sentences for the operator. */
export const removedText = ({
  by,
  from,
  alsoIn,
  messages,
  files,
  outOfReach,
}: Removed): readonly string[] => [
  `Taken out of ${from.length === 1 ? 'entry' : 'entries'} ${from.join(', ')}; entry ${by} records it, and the chain holds.`,
  ...(messages === 0
    ? []
    : [
        `Taken out of ${messages === 1 ? 'one message' : `${messages} messages`}, in ${files.join(' and ')}.`,
      ]),
  ...(alsoIn.length === 0
    ? []
    : [
        `The same words are also in ${alsoIn.length === 1 ? 'entry' : 'entries'} ${alsoIn.join(', ')}: redact these too.`,
      ]),
  'Out of reach from here:',
  ...outOfReach.map((place) => `  - ${place};`),
];

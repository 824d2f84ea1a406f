import { mkdir, open, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Clock, Log } from '../ports.js';
import { asidePath, PRIVATE, syncFolder } from './durable-file.js';
import { pathsIn, transcriptsIn } from './paths.js';
import { type Replay, replayFile } from './replay.js';
import { openSnapshots, type Snapshots } from './snapshot.js';
import { type SnapshotData, snapshotOf } from './snapshot-text.js';
import type { AtStep } from './steps.js';
import { StoreError } from './store-error.js';

type WholeJournal = Extract<Replay, { kind: 'whole' }>;

const RESTORE =
  'keep a copy of the folder as it is, then put back the newest backup that `npm run verify` calls whole';

/** The bytes of a last line that was being written when the process died: never acknowledged, kept aside. */
const cutTornLine = async (path: string, journal: WholeJournal, now: number, log: Log): Promise<void> => {
  if (journal.torn === 0) return;
  const aside = asidePath(path, 'torn', now);
  const file = await open(path, 'r+');
  try {
    const bytes = Buffer.alloc(journal.torn);
    await file.read(bytes, 0, journal.torn, journal.length);
    const kept = await open(aside, 'w', PRIVATE);
    try {
      await kept.writeFile(bytes);
      await kept.sync();
    } finally {
      await kept.close();
    }
    await file.truncate(journal.length);
    await file.sync();
  } finally {
    await file.close();
  }
  log.warn(
    `The journal ended in a line that was not written to its end and never acknowledged: its ${journal.torn} bytes are now in ${aside}, and the journal ends with entry ${journal.entries.length}.`,
  );
};

/** What is to be done about a snapshot: use none of it, and rebuild it where this gives a reason. */
const staleness = (found: SnapshotData | 'missing' | 'unusable', journal: WholeJournal): string | null => {
  const { entries } = journal;
  if (found === 'missing') return entries.length === 0 ? null : 'register.json was missing';
  if (found === 'unusable') return 'register.json was empty, cut short or not a register';
  if (found.seq < entries.length) return `register.json stood at entry ${found.seq}`;
  const same = isDeepStrictEqual(found, snapshotOf(journal.maps, found));
  return same ? null : 'register.json was changed by another hand';
};

/** A snapshot that knows more than the journal means that the journal has lost its end. */
const refuseNewer = (found: SnapshotData, journal: WholeJournal, dir: string): void => {
  const paths = pathsIn(dir);
  const known = journal.entries[found.seq - 1];
  if (known?.hash === found.hash) return;
  const problem =
    known === undefined
      ? `is newer (entry ${found.seq}) than ${paths.journal} (entry ${journal.entries.length}), so acknowledged entries are missing from the journal`
      : `does not belong to ${paths.journal}: entry ${found.seq} has another hash there`;
  throw new StoreError(
    'unopened',
    `${paths.snapshot} ${problem}: ${RESTORE}; only if you know that the journal is the right one, move ${paths.snapshot} away and start again.`,
  );
};

const checkSnapshot = async (
  snapshots: Snapshots,
  journal: WholeJournal,
  dir: string,
  now: number,
  log: Log,
): Promise<'current' | 'owed'> => {
  const found = await snapshots.read();
  if (typeof found === 'object') refuseNewer(found, journal, dir);
  const why = staleness(found, journal);
  if (why === null) return journal.entries.length === 0 ? 'owed' : 'current';
  const older = typeof found === 'object' && found.seq < journal.entries.length;
  if (found === 'missing' || older) {
    log.info(`${why}; it is rebuilt from the journal, which ends with entry ${journal.entries.length}.`);
  } else {
    const aside = await snapshots.setAside(found === 'unusable' ? 'unreadable' : 'edited', now);
    log.warn(`${why}; it is now ${aside}, and a new one is rebuilt from the journal, which is what counts.`);
  }
  return 'owed';
};

/** A register's folder, read and found in order; whoever calls holds its lock. */
export interface OpenedRegister extends WholeJournal {
  readonly snapshots: Snapshots;
  /** Whether a snapshot has to be written even if nothing changes. */
  readonly snapshot: 'current' | 'owed';
}

/** Makes a register's folder where there is none, for the bot's own account alone. */
export const makeFolder = async (dir: string): Promise<void> => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
};

/**
 * Reads a register's folder. The state always comes from the journal; the snapshot is a copy for people, which is
 * checked against it: at most it shows that the journal has lost its end.
 * @throws StoreError with the file, the line and what to do.
 */
export const openRegister = async (
  dir: string,
  { clock, log, atStep }: { clock: Clock; log: Log; atStep?: AtStep | undefined },
): Promise<OpenedRegister> => {
  const paths = pathsIn(dir);
  // What a killed process was writing beside the files; it may hold words that were to be taken out.
  await rm(`${paths.journal}.tmp`, { force: true });
  await rm(`${paths.snapshot}.tmp`, { force: true });
  for (const path of transcriptsIn(dir)) await rm(`${path}.tmp`, { force: true });
  const journal = await replayFile(paths.journal);
  if (journal.kind === 'damaged') {
    throw new StoreError(
      'unopened',
      `${paths.journal} is damaged at line ${journal.line}: ${journal.why}; ${RESTORE}.`,
    );
  }
  const now = clock.now();
  const snapshots = openSnapshots(paths.snapshot, atStep);
  const snapshot = await checkSnapshot(snapshots, journal, dir, now, log);
  await cutTornLine(paths.journal, journal, now, log);
  await syncFolder(dir);
  return { ...journal, snapshots, snapshot };
};

import { freeze } from 'immer';
import { FiledMap } from '../domain/filed.js';
import { COLLECTIONS } from '../domain/register.js';
import type { Change, Changed, Clock, Entry, Log, Reason, Store } from '../ports.js';
import { backup, backupWanted } from './backup.js';
import { beginRegister, refuseMisfit } from './begin-register.js';
import { anchorOf, chainEntry, FIRST_PREV } from './chain.js';
import { startCommitQueue } from './commit-queue.js';
import { historyOf } from './history.js';
import { type Journal, openJournal } from './journal.js';
import { takeLock } from './lock.js';
import { makeFolder, type OpenedRegister, openRegister } from './open-register.js';
import { pathsIn } from './paths.js';
import { asRegister, type Maps } from './records.js';
import { snapshotOf } from './snapshot-text.js';
import { startSnapshotWriter } from './snapshot-writer.js';
import type { AtStep } from './steps.js';
import { codeOf, StoreError } from './store-error.js';
import { transact, type Write } from './transaction.js';

/** What a store is opened with. */
export interface StoreOptions {
  /** The data folder; made where there is none. */
  readonly dir: string;
  readonly clock: Clock;
  /** A new register is created in this mode; one in the other mode is refused. */
  readonly mode: 'demo' | 'live';
  readonly log: Log;
  /** Least time between two snapshots, in milliseconds. */
  readonly snapshotEvery?: number;
  /** For tests: called at each step of the write path. */
  readonly atStep?: AtStep;
}

/** The open store, and what only its own process may do with it. */
export interface OpenStore extends Store {
  readonly dir: string;
  /** Answers what other programs ask through the lock's socket (`askRunning`). One handler; the last one counts. */
  serve(handler: (request: unknown) => Promise<unknown>): void;
  /** The durable journal's length in bytes and its last entry, at one moment. */
  position(): { readonly bytes: number; readonly last: Entry };
}

const closedError = (): StoreError =>
  new StoreError('refused', 'The store is closed: nothing can be changed until the bot is started again.');

const startStore = (
  options: StoreOptions,
  opened: OpenedRegister,
  journal: Journal,
): Omit<OpenStore, 'dir' | 'serve'> => {
  const { clock, log } = options;
  const visible = opened.maps;
  const newest = Object.fromEntries(COLLECTIONS.map((name) => [name, new FiledMap(visible[name])])) as Maps;
  const history = historyOf(opened.entries);
  const underway = new Map<string, Entry>();
  let tip = history.last();
  let refusing: StoreError | undefined;

  const snapshots = startSnapshotWriter(
    opened.snapshots,
    () => snapshotOf(visible, { seq: history.last()?.seq ?? 0, hash: history.last()?.hash ?? '' }),
    log,
    options.snapshotEvery ?? 5_000,
  );
  if (opened.snapshot === 'owed') snapshots.later();

  const queue = startCommitQueue(
    journal,
    (batch) => {
      for (const { entry, writes } of batch) {
        for (const { collection, id, record } of writes) visible[collection].set(id, record);
        if (entry === undefined) continue;
        history.add(entry);
        if (entry.cause !== null) underway.delete(entry.cause);
      }
      snapshots.later();
    },
    (refused, error) => {
      for (const { writes } of refused) {
        for (const { collection, id } of writes) {
          const was = visible[collection].get(id);
          if (was === undefined) newest[collection].delete(id);
          else newest[collection].set(id, was);
        }
      }
      underway.clear();
      tip = history.last();
      if (error instanceof StoreError && error.kind === 'stuck') {
        refusing = error;
        log.error(error.message);
      }
    },
  );

  let working = false;
  const alone = <T>(work: () => T): T => {
    if (working) {
      throw new StoreError('refused', 'A change was begun inside the work of another: make it one change.');
    }
    working = true;
    try {
      return work();
    } finally {
      working = false;
    }
  };

  const wait = <T>(entry: Entry | undefined, writes: readonly Write[], changed: Changed<T>) =>
    new Promise<Changed<T>>((resolve, refuse) => {
      queue.push({ entry, writes, settle: () => resolve(changed), refuse });
    });

  const entryFor = (reason: Reason, at: string, changes: readonly Change[]): Entry => {
    const { by, via, why, cause } = reason;
    const seq = (tip?.seq ?? 0) + 1;
    return freeze(chainEntry({ seq, at, by, via, why, cause, changes, prev: tip?.hash ?? FIRST_PREV }), true);
  };

  return {
    read: () => asRegister(visible),
    change: async (reason, work) => {
      if (refusing !== undefined) throw refusing;
      const { cause } = reason;
      const former = cause === null ? undefined : (underway.get(cause) ?? history.causedBy(cause));
      if (former !== undefined) return wait(undefined, [], { kind: 'repeated', entry: former });
      // A clock that gives nonsense throws here, before anything is done.
      const at = new Date(clock.now()).toISOString();
      const { result, changes, writes } = alone(() => transact(newest, work));
      if (changes.length === 0) return wait(undefined, [], { kind: 'applied', result, entry: undefined });
      const entry = entryFor(reason, at, changes);
      tip = entry;
      if (cause !== null) underway.set(cause, entry);
      return wait(entry, writes, { kind: 'applied', result, entry });
    },
    entries: (of) => (of === undefined ? history.all() : history.of(of.collection, of.id)),
    entriesFrom: history.from,
    anchor: () => anchorOf(history.last()),
    position: () => ({ bytes: journal.length(), last: history.last() as Entry }),
    close: async () => {
      refusing ??= closedError();
      await queue.drained();
      await snapshots.finish();
      await journal.close();
    },
  };
};

const inOneSentence = (error: unknown, dir: string): StoreError =>
  error instanceof StoreError
    ? error
    : new StoreError(
        'unopened',
        `The register in ${dir} could not be opened (${codeOf(error)}): see that the bot's account may read and write this folder and that its disk is not full.`,
        { cause: error },
      );

/**
 * Opens the register of a folder: takes its lock, replays and checks its journal, cuts off a line that was never
 * acknowledged, creates what is not there yet.
 * @throws StoreError in one sentence: another process has it, which file and line is damaged, the mode differs.
 */
export const openStore = async (options: StoreOptions): Promise<OpenStore> => {
  const { dir } = options;
  let handler = (_request: unknown): Promise<unknown> =>
    Promise.reject(new StoreError('refused', 'The bot is still starting: ask again in a moment.'));
  let running: OpenStore | undefined;
  await makeFolder(dir).catch((error) => {
    throw inOneSentence(error, dir);
  });
  const lock = await takeLock(dir, async (request) => {
    const to = backupWanted(request);
    return to === null || running === undefined ? handler(request) : backup(running, to);
  });
  try {
    const opened = await openRegister(dir, options);
    const journal = await openJournal(pathsIn(dir).journal, opened.length, options.atStep);
    const started = startStore(options, opened, journal);
    const closeAll = () => started.close().finally(() => lock.release());
    let closing: Promise<void> | undefined;
    const store: OpenStore = {
      ...started,
      dir,
      serve: (given) => {
        handler = given;
      },
      close: () => {
        closing ??= closeAll();
        return closing;
      },
    };
    await beginRegister(store, options)
      .then(() => refuseMisfit(store, dir))
      .catch(async (error) => {
        await started.close();
        throw error;
      });
    running = store;
    return store;
  } catch (error) {
    await lock.release();
    throw inOneSentence(error, dir);
  }
};

import { createHash } from 'node:crypto';
import { enablePatches, freeze, produceWithPatches } from 'immer';
import { FiledMap } from '../../src/domain/filed.js';
import {
  COLLECTIONS,
  type Collection,
  type DraftOf,
  type RecordOf,
  type Register,
  schemas,
} from '../../src/domain/register.js';
import type { Change, Changed, Clock, Entry, Reason, Store, Tx } from '../../src/ports.js';
import { type History, historyOf } from '../../src/store/history.js';

enablePatches();

type Maps = { [C in Collection]: Map<string, RecordOf<C>> };

/** The records that a test begins with, by collection. */
export type Records = { readonly [C in Collection]?: readonly RecordOf<C>[] };

/** The process died. Nothing is done any more on the store that says so; `restart` gives the next one. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/**
 * A change that a test lets go wrong. `before`: the process dies before the entry is on disk, so it is lost.
 * `after`: it dies with the entry on disk, before anybody is told. `full`: the disk is full, the change is refused
 * and undone, the process lives.
 */
export type Fault = 'before' | 'after' | 'full';

/** A store in memory that does what the port says, with hooks for what goes wrong. */
export interface MemoryStore extends Store {
  /** Lets the first change that `when` picks go wrong. Asked once for each change that would write an entry. */
  crashAt(when: (reason: Reason, changes: readonly Change[]) => boolean, fault: Fault): void;
  /** The next process: a store on what this one has made durable. This one does nothing any more. */
  restart(): MemoryStore;
}

const emptyMaps = (): Maps =>
  Object.fromEntries(COLLECTIONS.map((collection) => [collection, new FiledMap()])) as unknown as Maps;

/** TypeScript cannot follow one collection through a table of maps, so the way in and out is here. */
const mapOf = <C extends Collection>(maps: Maps, collection: C): Map<string, RecordOf<C>> =>
  maps[collection] as Map<string, RecordOf<C>>;

const checked = <C extends Collection>(collection: C, record: unknown): RecordOf<C> =>
  freeze(schemas[collection].parse(record), true) as RecordOf<C>;

const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex');

/** A record as a change left it, and how to put it into a register. */
type Written = (maps: Maps) => void;

/** A change at work: it writes into the newest state, and `undo` takes out of it what it wrote. */
const begin = (newest: Maps) => {
  const written: Written[] = [];
  const changes: Change[] = [];
  const undoing: (() => void)[] = [];

  const get = <C extends Collection>(collection: C, id: string): RecordOf<C> | undefined =>
    mapOf(newest, collection).get(id);

  const put = <C extends Collection>(collection: C, id: string, record: RecordOf<C>): void => {
    const before = get(collection, id);
    const map = mapOf(newest, collection);
    undoing.push(() => (before === undefined ? map.delete(id) : map.set(id, before)));
    map.set(id, record);
    written.push((maps) => mapOf(maps, collection).set(id, record));
  };

  const tx: Tx = {
    get,
    all: (collection) => mapOf(newest, collection),
    add: (collection, record) => {
      const { id } = record;
      if (get(collection, id) !== undefined) throw new Error(`${collection} already has "${id}".`);
      const value = checked(collection, record);
      put(collection, id, value);
      changes.push({ collection, id, patches: [{ op: 'add', path: [], value }] });
    },
    edit: <C extends Collection>(collection: C, id: string, recipe: (draft: DraftOf<C>) => void) => {
      const before = get(collection, id);
      if (before === undefined) throw new Error(`${collection} has no "${id}" to edit.`);
      const [after, patches] = produceWithPatches(before as DraftOf<C>, (draft) => {
        recipe(draft as DraftOf<C>);
      });
      if (patches.length === 0) return;
      const record = checked(collection, after);
      if (record.id !== id) throw new Error(`${collection} "${id}" cannot become "${record.id}".`);
      put(collection, id, record);
      changes.push({ collection, id, patches });
    },
  };
  const undo = (): void => {
    for (const one of undoing.reverse()) one();
  };
  return { tx, written, changes, undo };
};

const copy = (maps: Maps): Maps => {
  const to = emptyMaps();
  for (const collection of COLLECTIONS)
    for (const [id, record] of maps[collection]) mapOf(to, collection).set(id, record);
  return to;
};

/**
 * A store in memory, to be used where a test needs one: changes one after the other on the newest state, visible to
 * readers only once acknowledged; each cause once; every record checked against its schema and frozen.
 */
export const memoryStore = (records: Records = {}, clock: Clock = { now: () => 0 }): MemoryStore => {
  const maps = emptyMaps();
  for (const collection of COLLECTIONS)
    for (const record of records[collection] ?? [])
      mapOf(maps, collection).set(record.id, checked(collection, record));
  return open(maps, historyOf([]), clock);
};

const open = (durable: Maps, history: History, clock: Clock): MemoryStore => {
  let newest = copy(durable);
  const causes = new Map<string, Entry>();
  let last = history.last();
  let faulty: { when: Parameters<MemoryStore['crashAt']>[0]; fault: Fault } | null = null;
  let dead = false;
  // Entries reach the disk one after the other, some time after the work: readers see nothing before that.
  let disk: Promise<void> = Promise.resolve();

  const alive = (): void => {
    if (dead) throw new Crashed('The process has died.');
  };

  const nextEntry = (reason: Reason, changes: readonly Change[]): Entry => {
    const seq = (last?.seq ?? 0) + 1;
    const salt = sha256(`salt ${seq}`).slice(0, 32);
    const digest = sha256(salt + JSON.stringify(changes));
    const prev = last?.hash ?? '0'.repeat(64);
    const said = { seq, at: new Date(clock.now()).toISOString(), ...reason };
    const hash = sha256(JSON.stringify({ ...said, prev, digest }));
    return { ...said, changes, salt, digest, prev, hash };
  };

  const write = (entry: Entry, written: readonly Written[]): void => {
    history.add(entry);
    for (const one of written) one(durable);
  };

  const change = async <T>(reason: Reason, work: (tx: Tx) => T): Promise<Changed<T>> => {
    alive();
    const before =
      reason.cause === null ? undefined : (causes.get(reason.cause) ?? history.causedBy(reason.cause));
    if (before !== undefined) {
      await disk;
      alive();
      return { kind: 'repeated', entry: before };
    }
    const { tx, written, changes, undo } = begin(newest);
    let result: T;
    try {
      result = work(tx);
    } catch (error) {
      undo();
      throw error;
    }
    if (changes.length === 0) {
      await disk;
      alive();
      return { kind: 'applied', result, entry: undefined };
    }
    const fault = faulty?.when(reason, changes) === true ? faulty.fault : null;
    if (fault !== null) faulty = null;
    if (fault === 'full') {
      undo();
      throw new Error('The journal cannot be written: no space left on device.');
    }
    const entry = nextEntry(reason, changes);
    last = entry;
    if (entry.cause !== null) causes.set(entry.cause, entry);
    disk = disk.then(() => {
      alive();
      if (fault !== 'before') write(entry, written);
      if (fault !== null) dead = true;
      alive();
    });
    // Whoever waits is told below; those that come later find the process dead.
    disk.catch(() => undefined);
    await disk;
    return { kind: 'applied', result, entry };
  };

  return {
    read: () => durable as Register,
    change,
    entries: (of) => (of === undefined ? history.all() : history.of(of.collection, of.id)),
    entriesFrom: history.from,
    anchor: () => ({
      seq: history.last()?.seq ?? 0,
      hash: (history.last()?.hash ?? '0'.repeat(64)).slice(0, 8),
    }),
    close: async () => {
      await disk;
    },
    crashAt: (when, fault) => {
      faulty = { when, fault };
    },
    restart: () => {
      dead = true;
      newest = emptyMaps();
      return open(durable, history, clock);
    },
  };
};

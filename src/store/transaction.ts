import { freeze, produceWithPatches } from 'immer';
import type { Collection } from '../domain/register.js';
import type { Change, Patch, Tx } from '../ports.js';
import { type AnyRecord, additionOf, fitsAs, fitted, type Maps, misfitOf } from './records.js';
import { StoreError } from './store-error.js';

/** A record as a change left it. */
export interface Write {
  readonly collection: Collection;
  readonly id: string;
  readonly record: AnyRecord;
}

/** What a piece of work did: its result, and what has to be written for it. */
export interface Worked<T> {
  readonly result: T;
  readonly changes: readonly Change[];
  readonly writes: readonly Write[];
}

const refusal = (sentence: string): StoreError => new StoreError('refused', sentence);

/**
 * Runs `work` on these maps. Where it throws, or leaves a record that does not fit its schema, the maps are as
 * they were before, and the error goes on.
 */
export const transact = <T>(maps: Maps, work: (tx: Tx) => T): Worked<T> => {
  const changes: Change[] = [];
  const before: { collection: Collection; id: string; record: AnyRecord | undefined }[] = [];
  let over = false;

  const open = (): void => {
    if (over)
      throw refusal(
        'A change was used after its work had ended: work must not await; read, decide, and write in one go.',
      );
  };
  const put = (collection: Collection, id: string, record: AnyRecord): void => {
    before.push({ collection, id, record: maps[collection].get(id) });
    maps[collection].set(id, record);
  };
  const refuse = (collection: Collection, id: string, misfit: string): never => {
    throw refusal(`${collection}/${id} would not fit the register: ${misfit}.`);
  };
  /** How each record that was touched last fitted: before the change, or when it was added. */
  const sound = new Map<string, AnyRecord>();
  const check = ({ collection, id, record }: Write): void => {
    const former = sound.get(`${collection}/${id}`);
    if (former === record || (former !== undefined && fitsAs(collection, record, former))) return;
    const misfit = misfitOf(collection, record);
    if (misfit !== null) refuse(collection, id, misfit);
  };

  const tx: Tx = {
    get: (collection, id) => {
      open();
      return maps[collection].get(id) as never;
    },
    all: (collection) => {
      open();
      return maps[collection] as never;
    },
    add: (collection, given) => {
      open();
      // Parsing copies, so freezing does not reach the caller's own object.
      const copy = fitted(collection, given);
      const record = freeze(typeof copy === 'string' ? refuse(collection, given.id, copy) : copy, true);
      if (maps[collection].has(record.id)) {
        throw refusal(`${collection}/${record.id} is there already: edit it, or add under another id.`);
      }
      sound.set(`${collection}/${record.id}`, record);
      put(collection, record.id, record);
      changes.push(additionOf(collection, record));
    },
    edit: (collection, id, recipe) => {
      open();
      const record = maps[collection].get(id);
      if (record === undefined) throw refusal(`${collection}/${id} is not there: add it before editing it.`);
      const [edited, patches] = produceWithPatches(record, (draft) => {
        recipe(draft as never);
      });
      if (patches.length === 0) return;
      if (edited.id !== id)
        throw refusal(`${collection}/${id} cannot become ${edited.id}: an id never changes.`);
      const key = `${collection}/${id}`;
      if (!sound.has(key)) sound.set(key, record);
      put(collection, id, freeze(edited, true));
      changes.push({ collection, id, patches: freeze(patches as Patch[], true) });
    },
  };

  const undo = (): void => {
    for (const { collection, id, record } of before.reverse()) {
      if (record === undefined) maps[collection].delete(id);
      else maps[collection].set(id, record);
    }
  };

  try {
    const result = work(tx);
    over = true;
    if (result instanceof Promise) {
      result.catch(() => {});
      throw refusal('The work of a change gave a promise: it must not await; fetch first, then change.');
    }
    const writes = new Map<string, Write>();
    for (const { collection, id } of before) {
      const record = maps[collection].get(id);
      if (record !== undefined) writes.set(`${collection}/${id}`, { collection, id, record });
    }
    // Only now: between two edits of one change a record may be half made.
    for (const write of writes.values()) check(write);
    return { result, changes, writes: [...writes.values()] };
  } catch (error) {
    over = true;
    undo();
    throw error;
  }
};

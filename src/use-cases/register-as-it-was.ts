import { applyPatches, enablePatches, type Patch } from 'immer';
import type { Step } from '../domain/moves.js';
import type { Collection, Recommendation, Register } from '../domain/register.js';
import type { Entry, Store } from '../ports.js';

enablePatches();

/** What is made again as it was; everything else is given as it is now. */
const REMADE = ['recommendations', 'updates', 'boards'] as const satisfies readonly Collection[];
type Remade = (typeof REMADE)[number];
type Plain = Readonly<Record<string, unknown>>;

const isRemade = (collection: Collection): collection is Remade =>
  (REMADE as readonly Collection[]).includes(collection);

/**
 * The register with its recommendations, updates and boards as they were before the entries that `isSince` picks. Only
 * what those entries touched is made again, from its own entries; everything else is the record that is there now.
 * What the journal does not know from its beginning is given as it is.
 */
export const registerAsItWas = (store: Store, isSince: (entry: Entry) => boolean): Register => {
  const register = store.read();
  const former = {
    recommendations: new Map(register.recommendations),
    updates: new Map(register.updates),
    boards: new Map(register.boards),
  };
  const done = new Set<string>();
  for (const entry of store.entries()) {
    if (!isSince(entry)) continue;
    for (const { collection, id } of entry.changes) {
      if (!isRemade(collection) || done.has(`${collection}/${id}`)) continue;
      done.add(`${collection}/${id}`);
      put(former[collection], id, recordBefore(store, { collection, id }, isSince));
    }
  }
  return { ...register, ...former };
};

// A patched record is of the shape that its entries gave it, which was checked as each was written.
const put = (map: Map<string, unknown>, id: string, record: Plain | null | 'unknown'): void => {
  if (record === null) map.delete(id);
  else if (record !== 'unknown') map.set(id, record);
};

/** One record before the entries that `isSince` picks; null where it was not there yet. */
const recordBefore = (
  store: Store,
  of: { readonly collection: Collection; readonly id: string },
  isSince: (entry: Entry) => boolean,
): Plain | null | 'unknown' => {
  let root: Plain | null = null;
  let known = false;
  const steps: Patch[] = [];
  for (const entry of store.entries(of)) {
    for (const { collection, id, patches } of entry.changes) {
      if (collection !== of.collection || id !== of.id) continue;
      const begun = beginning(patches);
      known ||= begun !== null;
      if (isSince(entry)) continue;
      if (begun) root = begun;
      else steps.push(...(patches as Patch[]));
    }
  }
  // Where its beginning is not in the journal, nothing can be said of how it was; else it is new.
  if (!known) return 'unknown';
  // All steps at once: immer copies a record once, however many there are.
  return root && steps.length > 0 ? applyPatches(root, steps) : root;
};

/** The record that begins with these patches; null where they change one. */
const beginning = (patches: Entry['changes'][number]['patches']): Plain | null => {
  const [first] = patches;
  return first?.path.length === 0 ? (first.value as Plain) : null;
};

/** A record behind these patches. A new one is a single step at its root, which immer does not take. */
export const patched = (before: Plain | null, patches: Entry['changes'][number]['patches']): Plain =>
  beginning(patches) ?? applyPatches(before ?? {}, patches as Patch[]);

/**
 * What the entries that `isSince` picks did to each recommendation, oldest first, from how it was in `former`, the
 * register before them. Of what the journal does not know from its beginning there are no steps.
 */
export const stepsSince = (
  store: Store,
  former: Register,
  isSince: (entry: Entry) => boolean,
): ReadonlyMap<string, readonly Step[]> => {
  const { recommendations: now } = store.read();
  const all = new Map<string, Step[]>();
  for (const entry of store.entries()) {
    if (!isSince(entry)) continue;
    const { seq, at, by, why } = entry;
    const updates = entry.changes.filter(({ collection }) => collection === 'updates').map(({ id }) => id);
    for (const { collection, id, patches } of entry.changes) {
      if (collection !== 'recommendations') continue;
      const steps = all.get(id) ?? [];
      all.set(id, steps);
      const before = steps.at(-1)?.after ?? former.recommendations.get(id) ?? null;
      // The record that is there now: how it was is not known.
      if (steps.length === 0 && before !== null && before === now.get(id)) continue;
      const after = patched(before as Plain | null, patches) as unknown as Recommendation;
      steps.push({ seq, at, by, why, before, after, updates });
    }
  }
  return all;
};

import { applyPatches, enablePatches, type Patch } from 'immer';
import type { Collection, Recommendation, Register, Update } from '../domain/register.js';
import type { Entry, Store } from '../ports.js';

enablePatches();

/**
 * The register with its recommendations and updates as they were before the entries that `isSince` picks. Only what
 * those entries touched is made again, from its own entries; everything else is the record that is there now. What
 * the journal does not know from its beginning is given as it is.
 */
export const registerAsItWas = (store: Store, isSince: (entry: Entry) => boolean): Register => {
  const register = store.read();
  const touched = { recommendations: new Set<string>(), updates: new Set<string>() };
  for (const entry of store.entries()) {
    if (!isSince(entry)) continue;
    for (const { collection, id } of entry.changes)
      if (collection === 'recommendations' || collection === 'updates') touched[collection].add(id);
  }
  const recommendations = new Map(register.recommendations);
  const updates = new Map(register.updates);
  const former = (collection: Collection, id: string) => recordBefore(store, { collection, id }, isSince);
  for (const id of touched.recommendations) put(recommendations, id, former('recommendations', id));
  for (const id of touched.updates) put(updates, id, former('updates', id));
  return { ...register, recommendations, updates };
};

const put = <T extends Recommendation | Update>(
  map: Map<string, T>,
  id: string,
  record: Readonly<Record<string, unknown>> | null | 'unknown',
): void => {
  if (record === null) map.delete(id);
  // A patched record is of the shape that its entries gave it, which was checked as each was written.
  else if (record !== 'unknown') map.set(id, record as unknown as T);
};

/** One record before the entries that `isSince` picks; null where it was not there yet. */
const recordBefore = (
  store: Store,
  of: { readonly collection: Collection; readonly id: string },
  isSince: (entry: Entry) => boolean,
): Readonly<Record<string, unknown>> | null | 'unknown' => {
  let root: Readonly<Record<string, unknown>> | null = null;
  let known = false;
  const steps: Patch[] = [];
  for (const entry of store.entries(of)) {
    for (const { collection, id, patches } of entry.changes) {
      if (collection !== of.collection || id !== of.id) continue;
      const [first] = patches;
      // A new record is one step at its root, which immer does not take.
      const begins = first?.path.length === 0;
      known ||= begins;
      if (isSince(entry)) continue;
      if (begins) root = first.value as Readonly<Record<string, unknown>>;
      else steps.push(...(patches as Patch[]));
    }
  }
  // Where its beginning is not in the journal, nothing can be said of how it was; else it is new.
  if (!known) return 'unknown';
  // All steps at once: immer copies a record once, however many there are.
  return root && steps.length > 0 ? applyPatches(root, steps) : root;
};

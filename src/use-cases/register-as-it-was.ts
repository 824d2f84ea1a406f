import { applyPatches, enablePatches, type Patch } from 'immer';
import type { Recommendation, Register, Update } from '../domain/register.js';
import type { Change, Entry, Store } from '../ports.js';

enablePatches();

const COLLECTIONS = ['recommendations', 'updates'] as const;

/**
 * The register with its recommendations and updates as they were before the entries that `isSince` picks. Only what
 * those entries touched is made again, from its own entries; everything else is the record that is there now. What
 * the journal does not know from its beginning is given as it is. Whether a recommendation is being asked about
 * (`asked`) is as it is now too: that is the clock's doing, and moves all of them at once.
 */
export const registerAsItWas = (store: Store, isSince: (entry: Entry) => boolean): Register => {
  const register = store.read();
  const former = {
    recommendations: new Map<string, Former>(),
    updates: new Map<string, Former>(),
  };
  for (const entry of store.entries()) {
    if (!isSince(entry)) continue;
    for (const { collection, id, patches } of entry.changes)
      if ((collection === 'recommendations' || collection === 'updates') && !isAskedAlone(patches))
        former[collection].set(id, { root: null, known: false, steps: [] });
  }
  // Each entry once, however many records it touched: one that asks about everything touches them all.
  const entries = new Set<Entry>();
  for (const collection of COLLECTIONS)
    for (const id of former[collection].keys())
      for (const entry of store.entries({ collection, id })) entries.add(entry);
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq))
    for (const { collection, id, patches } of entry.changes)
      if (collection === 'recommendations' || collection === 'updates')
        follow(former[collection].get(id), patches, isSince(entry));
  const recommendations = new Map(register.recommendations);
  const updates = new Map(register.updates);
  for (const [id, one] of former.recommendations) put(recommendations, id, one);
  for (const [id, one] of former.updates) put(updates, id, one);
  return { ...register, recommendations, updates };
};

/** What is found out about a record on the way through the journal. */
interface Former {
  /** As it was added; null where it was not there yet. */
  root: Readonly<Record<string, unknown>> | null;
  /** Whether the journal has its beginning. */
  known: boolean;
  readonly steps: Patch[];
}

const isAskedAlone = (patches: Change['patches']): boolean =>
  patches.every(({ path }) => path[0] === 'asked');

const follow = (former: Former | undefined, patches: Change['patches'], since: boolean): void => {
  if (former === undefined) return;
  const [first] = patches;
  // A new record is one step at its root, which immer does not take.
  const begins = first?.path.length === 0;
  former.known ||= begins;
  if (since) return;
  if (begins) former.root = first.value as Readonly<Record<string, unknown>>;
  else former.steps.push(...(patches as Patch[]));
};

const put = <T extends Recommendation | Update>(
  map: Map<string, T>,
  id: string,
  { root, known, steps }: Former,
): void => {
  // Where its beginning is not in the journal, nothing can be said of how it was.
  if (!known) return;
  if (root === null) map.delete(id);
  // All steps at once: immer copies a record once, however many there are. What comes of it is of the shape that its
  // entries gave it, which was checked as each was written.
  else map.set(id, (steps.length > 0 ? applyPatches(root, steps) : root) as unknown as T);
};

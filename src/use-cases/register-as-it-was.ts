import { applyPatches, enablePatches, type Patch } from 'immer';
import type { Step } from '../domain/moves.js';
import type { Collection, Recommendation, Register } from '../domain/register.js';
import type { Change, Entry, Store } from '../ports.js';

enablePatches();

/** What is made again as it was; everything else is given as it is now. */
const REMADE = ['recommendations', 'updates', 'boards'] as const satisfies readonly Collection[];
type Remade = (typeof REMADE)[number];
type Plain = Readonly<Record<string, unknown>>;

const isRemade = (collection: Collection): collection is Remade =>
  (REMADE as readonly Collection[]).includes(collection);

const keyOf = ({ collection, id }: Change): string => `${collection}/${id}`;

/** Whether a recommendation is being asked about is the clock's doing, and moves all of them at once. */
const isAskedAlone = ({ patches }: Change): boolean => patches.every(({ path }) => path[0] === 'asked');

/** What the journal says of one record before some instant. */
interface Before {
  readonly collection: Remade;
  readonly id: string;
  /** How it began; null where it was not there yet. */
  root: Plain | null;
  /** Whether the journal knows it from its beginning, then or later. */
  known: boolean;
  readonly steps: Patch[];
}

/** The entries written at `since`, milliseconds since 1970, or later, that `which` lets through, oldest first. */
export const entriesSince = (
  store: Pick<Store, 'entriesFrom'>,
  since: number,
  which: (entry: Entry) => boolean,
): readonly Entry[] => {
  const from = new Date(since).toISOString();
  return [...store.entriesFrom(from)].filter((entry) => entry.at >= from && which(entry));
};

/**
 * The register with its recommendations, updates and boards as they were before the entries `since`. Only
 * what those entries touched is made again, from its own entries; everything else is the record that is there now.
 * What the journal does not know from its beginning is given as it is, and so is whether it is being asked about.
 */
export const registerAsItWas = (store: Store, since: readonly Entry[]): Register => {
  const register = store.read();
  const touched = new Map<string, Before>();
  for (const entry of since) {
    for (const change of entry.changes) {
      const { collection, id } = change;
      if (isRemade(collection) && !isAskedAlone(change))
        touched.set(keyOf(change), { collection, id, root: null, known: false, steps: [] });
    }
  }
  // One way through their entries for all of them: one that brought a whole letter is read once.
  const own = new Set<Entry>();
  for (const of of touched.values()) for (const entry of store.entries(of)) own.add(entry);
  const later = new Set(since);
  for (const entry of [...own].sort((a, b) => a.seq - b.seq)) read(entry, later.has(entry), touched);
  const former = {
    recommendations: new Map(register.recommendations),
    updates: new Map(register.updates),
    boards: new Map(register.boards),
  };
  for (const before of touched.values()) put(former[before.collection], before);
  return { ...register, ...former };
};

const read = (entry: Entry, isSince: boolean, touched: ReadonlyMap<string, Before>): void => {
  for (const change of entry.changes) {
    const before = touched.get(keyOf(change));
    if (before === undefined) continue;
    const begun = beginning(change.patches);
    before.known ||= begun !== null;
    if (isSince) continue;
    if (begun) before.root = begun;
    else before.steps.push(...(change.patches as Patch[]));
  }
};

// A patched record is of the shape that its entries gave it, which was checked as each was written.
const put = (map: Map<string, unknown>, { id, root, known, steps }: Before): void => {
  // Where its beginning is not in the journal, nothing can be said of how it was; else it is new.
  if (!known) return;
  if (root === null) map.delete(id);
  // All steps at once: immer copies a record once, however many there are.
  else map.set(id, steps.length > 0 ? applyPatches(root, steps) : root);
};

/** The record that begins with these patches; null where they change one. */
const beginning = (patches: Change['patches']): Plain | null => {
  const [first] = patches;
  return first?.path.length === 0 ? (first.value as Plain) : null;
};

/** A record behind these patches. A new one is a single step at its root, which immer does not take. */
export const patched = (before: Plain | null, patches: Change['patches']): Plain =>
  beginning(patches) ?? applyPatches(before ?? {}, patches as Patch[]);

/**
 * What the entries `since` did to each recommendation, oldest first, from how it was in `former`, the
 * register before them. Of what the journal does not know from its beginning there are no steps.
 */
export const stepsSince = (
  store: Store,
  former: Register,
  since: readonly Entry[],
): ReadonlyMap<string, readonly Step[]> => {
  const { recommendations: now } = store.read();
  const all = new Map<string, Step[]>();
  for (const entry of since) {
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

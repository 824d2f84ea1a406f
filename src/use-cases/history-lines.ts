import { sayBy, sayChanges } from '../domain/changes.js';
import type { Recommendation, Register } from '../domain/register.js';
import type { Entry, Store } from '../ports.js';
import { patched } from './register-as-it-was.js';
import type { HistoryLine } from './result.js';

type Plain = Readonly<Record<string, unknown>>;

/** The ids of all updates, by the recommendation that they are about: made once where many histories are read. */
export const updateIds = (register: Register): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>();
  for (const { id, recommendation } of register.updates.values()) {
    const known = ids.get(recommendation);
    if (known) known.push(id);
    else ids.set(recommendation, [id]);
  }
  return ids;
};

/** What happened to one recommendation and to the updates about it, oldest first: from what to what, and by whom. */
export const historyLines = (
  store: Store,
  { id }: Recommendation,
  updates: ReadonlyMap<string, readonly string[]>,
): HistoryLine[] => {
  const register = store.read();
  const lines = new Map<number, HistoryLine>();
  let before: Plain | null = null;
  for (const entry of store.entries({ collection: 'recommendations', id })) {
    let after: Plain | null = before;
    for (const { collection, id: of, patches } of entry.changes)
      if (collection === 'recommendations' && of === id) after = patched(after, patches);
    if (after === null) continue;
    lines.set(entry.seq, lineOf(register, entry, sayChanges(register, before, after)));
    before = after;
  }
  for (const update of updates.get(id) ?? []) {
    for (const entry of store.entries({ collection: 'updates', id: update })) {
      if (!lines.has(entry.seq)) lines.set(entry.seq, lineOf(register, entry, []));
    }
  }
  return [...lines.values()].sort((a, b) => a.entry.seq - b.entry.seq);
};

const lineOf = (
  register: Register,
  { seq, at, by, via, why }: Entry,
  changes: readonly string[],
): HistoryLine => ({
  entry: { seq, at, by, via, why },
  by: sayBy(register, by),
  changes,
});

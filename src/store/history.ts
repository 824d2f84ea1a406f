import type { Collection } from '../domain/register.js';
import type { Entry } from '../ports.js';

/** The durable entries, found by record and by cause. */
export interface History {
  add(entry: Entry): void;
  all(): Iterable<Entry>;
  /** From the first that was written at this instant, ISO 8601 as the journal has it, or later. */
  from(at: string): Iterable<Entry>;
  of(collection: Collection, id: string): Iterable<Entry>;
  causedBy(cause: string): Entry | undefined;
  last(): Entry | undefined;
}

function* upTo(entries: readonly Entry[], count: number, first = 0): Generator<Entry> {
  for (let at = first; at < count; at += 1) yield entries[at] as Entry;
}

/** Starts from the entries that a journal holds; the list is taken over, not copied. */
export const historyOf = (entries: Entry[]): History => {
  const byRecord = new Map<string, Entry[]>();
  const byCause = new Map<string, Entry>();
  /** For each entry the latest instant up to it: a clock may be set back, this never goes back. */
  const latest: string[] = [];
  const index = (entry: Entry): void => {
    const before = latest.at(-1) ?? '';
    latest.push(entry.at > before ? entry.at : before);
    if (entry.cause !== null) byCause.set(entry.cause, entry);
    for (const key of new Set(entry.changes.map(({ collection, id }) => `${collection}/${id}`))) {
      const list = byRecord.get(key);
      if (list === undefined) byRecord.set(key, [entry]);
      else list.push(entry);
    }
  };
  entries.forEach(index);
  return {
    add: (entry) => {
      entries.push(entry);
      index(entry);
    },
    // What comes while somebody is reading is not part of what they asked for.
    all: () => upTo(entries, entries.length),
    from: (at) => {
      let [low, high] = [0, latest.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((latest[middle] as string) < at) low = middle + 1;
        else high = middle;
      }
      return upTo(entries, entries.length, low);
    },
    of: (collection, id) => {
      const list = byRecord.get(`${collection}/${id}`) ?? [];
      return upTo(list, list.length);
    },
    causedBy: (cause) => byCause.get(cause),
    last: () => entries.at(-1),
  };
};

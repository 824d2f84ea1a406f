import { expect, test } from 'vitest';
import type { Change, Entry, Store } from '../../src/ports.js';
import { registerAsItWas } from '../../src/use-cases/register-as-it-was.js';
import { memoryStore } from '../support/memory-store.js';
import { aRecommendation } from '../support/records.js';

const REASON = { by: 'x', via: 'web', why: 'It happened.', cause: null } as const;
const MANY = 300;
const idOf = (n: number): string => `RAPE-P1-2021/${n}`;

/** A register of some hundred recommendations, on each of which the same three things happened in one entry each. */
const filled = async (): Promise<Store> => {
  const store = memoryStore();
  const all = Array.from({ length: MANY }, (_, n) => idOf(n));
  await store.change(REASON, (tx) => {
    for (const [n, id] of all.entries())
      tx.add('recommendations', aRecommendation({ id, number: String(n), owner: 'before' }));
  });
  await store.change(REASON, (tx) => {
    for (const id of all)
      tx.edit('recommendations', id, (draft) => {
        draft.asked = `m|${id}|1`;
      });
  });
  await store.change(REASON, (tx) => {
    for (const id of all)
      tx.edit('recommendations', id, (draft) => {
        draft.owner = 'after';
      });
  });
  return store;
};

test('an entry that touched hundreds of records is gone through a few times, not once for each of them', async () => {
  const store = await filled();
  let passes = 0;
  const counted = (entry: Entry): Entry => ({
    ...entry,
    get changes(): readonly Change[] {
      passes += 1;
      return entry.changes;
    },
  });
  const entries = new Map([...store.entries()].map((entry) => [entry.seq, counted(entry)]));
  const watched: Store = {
    ...store,
    entries: (of) => [...store.entries(of)].map(({ seq }) => entries.get(seq) as Entry),
  };
  const former = registerAsItWas(
    watched,
    [...watched.entries()].filter(({ seq }) => seq === 3),
  );
  expect([...former.recommendations.values()].map(({ owner }) => owner)).toEqual(
    Array.from({ length: MANY }, () => 'before'),
  );
  expect(passes).toBeLessThan(20);
});

test('that everything is being asked about since is nothing that moved: each record is the very one that is there', async () => {
  const store = memoryStore();
  await store.change(REASON, (tx) => tx.add('recommendations', aRecommendation({ id: idOf(1) })));
  await store.change(REASON, (tx) =>
    tx.edit('recommendations', idOf(1), (draft) => {
      draft.asked = 'm|1';
    }),
  );
  const former = registerAsItWas(
    store,
    [...store.entries()].filter(({ seq }) => seq === 2),
  );
  expect(former.recommendations.get(idOf(1))).toBe(store.read().recommendations.get(idOf(1)));
});

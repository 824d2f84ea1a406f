import { describe, expect, test } from 'vitest';
import { COLLECTIONS, schemas } from '../../src/domain/register.js';
import type { Tx } from '../../src/ports.js';
import { aRecommendation } from '../support/records.js';
import { aClock, aFolder, aLog, aStore, because, contentOf } from '../support/store.js';

const REF = 'RAPE-P1-2021/7';
const add = (tx: Tx) => tx.add('recommendations', aRecommendation());
const startWork = (tx: Tx) =>
  tx.edit('recommendations', REF, (draft) => {
    draft.progress = 'in-progress';
  });

describe('a new register', () => {
  test('begins with an entry that sets its mode', async () => {
    const store = await aStore({ mode: 'live' });
    expect(store.read().settings.get('register')?.mode).toBe('live');
    expect([...store.entries()].map((entry) => entry.via)).toEqual(['start']);
    expect(store.anchor().seq).toBe(1);
  });

  test('is refused in the other mode, in a sentence', async () => {
    const dir = aFolder();
    await (await aStore({ dir })).close();
    await expect(aStore({ dir, mode: 'live' })).rejects.toThrow(
      /created in demo mode.*name another data folder/,
    );
    await (await aStore({ dir })).close();
  });
});

describe('a change', () => {
  test('is one entry with its reason, and is there after the next start', async () => {
    const dir = aFolder();
    const store = await aStore({ dir, clock: aClock('2021-10-05T09:30:00.000Z') });
    await store.change(because(), add);
    const changed = await store.change(because({ why: 'Work began.', cause: 'event-1' }), startWork);
    expect(changed).toMatchObject({
      kind: 'applied',
      entry: {
        seq: 3,
        at: '2021-10-05T09:30:00.000Z',
        by: 'governance',
        why: 'Work began.',
        changes: [{ id: REF, patches: [{ op: 'replace', path: ['progress'], value: 'in-progress' }] }],
      },
    });
    const before = contentOf(store.read());
    const entries = [...store.entries()];
    await store.close();
    const again = await aStore({ dir });
    expect(contentOf(again.read())).toEqual(before);
    expect([...again.entries()]).toEqual(entries);
    expect([...again.entries({ collection: 'recommendations', id: REF })].map((entry) => entry.seq)).toEqual([
      2, 3,
    ]);
  });

  test('is seen by later work at once, and by readers when it is on disk', async () => {
    const store = await aStore();
    const first = store.change(because(), add);
    const second = store.change(because(), (tx) => tx.get('recommendations', REF)?.progress);
    expect(store.read().recommendations.has(REF)).toBe(false);
    expect(await second).toEqual({ kind: 'applied', result: 'awaiting-allocation', entry: undefined });
    expect(store.read().recommendations.has(REF)).toBe(true);
    await first;
  });

  test('with a cause that was applied before is not run again, also while that one is being written', async () => {
    const store = await aStore();
    await store.change(because(), add);
    let runs = 0;
    const once = () =>
      store.change(because({ cause: 'slack-1' }), (tx) => {
        runs += 1;
        startWork(tx);
      });
    const [first, second] = await Promise.all([once(), once()]);
    const third = await once();
    expect(runs).toBe(1);
    expect(first.kind).toBe('applied');
    expect(second).toEqual({ kind: 'repeated', entry: first.entry });
    expect(third).toEqual(second);
  });

  test('whose work throws leaves nothing behind', async () => {
    const store = await aStore();
    const before = store.anchor();
    const failing = store.change(because(), (tx) => {
      add(tx);
      startWork(tx);
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    const seen = await store.change(because(), (tx) => tx.all('recommendations').size);
    expect(seen).toMatchObject({ result: 0 });
    expect(store.anchor()).toEqual(before);
  });

  test.each<[string, (tx: Tx) => unknown, RegExp]>([
    [
      'a record that does not fit',
      (tx) => tx.add('recommendations', aRecommendation({ number: '' })),
      /number: /,
    ],
    ['an id that exists', (tx) => [add(tx), add(tx)], /is there already/],
    ['an edit of what is not there', startWork, /is not there/],
    [
      'an edit that no longer fits',
      (tx) => {
        add(tx);
        tx.edit('recommendations', REF, (draft) => {
          draft.number = '';
        });
      },
      /would not fit the register: number/,
    ],
    [
      'another id',
      (tx) => {
        add(tx);
        tx.edit('recommendations', REF, (draft) => {
          draft.id = 'other';
        });
      },
      /an id never changes/,
    ],
    ['work that awaits', async (tx) => add(tx), /must not await/],
  ])('refuses %s, and changes nothing', async (_what, work, sentence) => {
    const store = await aStore();
    await expect(store.change(because(), work)).rejects.toThrow(sentence);
    expect(store.anchor().seq).toBe(1);
    await store.change(because(), add);
    expect(store.read().recommendations.size).toBe(1);
  });

  test('may make a record in two steps that only fits after the second', async () => {
    const store = await aStore();
    await store.change(because(), (tx) => {
      add(tx);
      tx.edit('recommendations', REF, (draft) => {
        draft.number = '';
      });
      tx.edit('recommendations', REF, (draft) => {
        draft.number = '7a';
      });
    });
    expect(store.read().recommendations.get(REF)?.number).toBe('7a');
  });

  test('cannot be begun inside the work of another', async () => {
    const store = await aStore();
    let inner: Promise<unknown> = Promise.resolve();
    await store.change(because(), (tx) => {
      inner = store.change(because(), startWork);
      inner.catch(() => {});
      add(tx);
    });
    await expect(inner).rejects.toThrow(/make it one change/);
  });

  test('cannot be used after its work has ended', async () => {
    const store = await aStore();
    let kept: Tx | undefined;
    await store.change(because(), (tx) => {
      kept = tx;
    });
    expect(() => kept?.get('recommendations', REF)).toThrow(/must not await/);
  });

  test('freezes what it keeps, and leaves the caller’s own object alone', async () => {
    const store = await aStore();
    const mine = structuredClone(aRecommendation()) as { requirements: string[] } & ReturnType<
      typeof aRecommendation
    >;
    await store.change(because(), (tx) => tx.add('recommendations', mine));
    mine.requirements.push('later');
    const kept = store.read().recommendations.get(REF);
    expect(kept?.requirements).toEqual([]);
    expect(Object.isFrozen(kept?.deadline)).toBe(true);
  });

  test('is refused once the store is closed', async () => {
    const store = await aStore();
    await store.close();
    await expect(store.change(because(), add)).rejects.toThrow(/closed/);
  });
});

describe('the lock', () => {
  test('lets no second store open the same folder', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await expect(aStore({ dir })).rejects.toThrow(/Another process has the register/);
    await store.close();
    await (await aStore({ dir, log: aLog() })).close();
  });
});

test('no schema has a rule over several fields, because an edit is checked by the fields that it changes', () => {
  expect(COLLECTIONS.filter((name) => (schemas[name].def.checks ?? []).length > 0)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import type { Reason, Store } from '../../src/ports.js';
import { Crashed, memoryStore } from './memory-store.js';
import { aBoard, aMeeting } from './records.js';

const reason = (over: Partial<Reason> = {}): Reason => ({
  by: 'scrutiny',
  via: 'clock',
  why: 'Because.',
  cause: null,
  ...over,
});

const called = (name: string) => (draft: { name: string }) => {
  draft.name = name;
};
const rename = (store: Store, name: string, over: Partial<Reason> = {}) =>
  store.change(reason(over), (tx) => tx.edit('boards', 'governance', called(name)));
const nameOf = (store: Store) => store.read().boards.get('governance')?.name;

describe('the store in memory', () => {
  test('changes run on the newest state, and readers see them once acknowledged', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    const first = rename(store, 'First');
    const second = store.change(reason(), (tx) => tx.get('boards', 'governance')?.name);
    expect(nameOf(store)).toBe('Governance Board');
    expect(await second).toEqual({ kind: 'applied', result: 'First', entry: undefined });
    expect((await first).kind).toBe('applied');
    expect(nameOf(store)).toBe('First');
  });

  test('a change sees its own writes, adds included', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    const changed = await store.change(reason(), (tx) => {
      tx.add('meetings', aMeeting());
      tx.edit('meetings', 'governance:2021-10-12', (draft) => {
        draft.time = '11:00';
      });
      return [...tx.all('meetings').values()].map(({ time }) => time);
    });
    expect(changed).toMatchObject({ kind: 'applied', result: ['11:00'] });
    expect(store.read().meetings.get('governance:2021-10-12')?.time).toBe('11:00');
  });

  test('the same cause is applied once, also after a restart', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    await rename(store, 'First', { cause: 'turn-1' });
    expect(await rename(store, 'Second', { cause: 'turn-1' })).toMatchObject({ kind: 'repeated' });
    const next = store.restart();
    expect(await rename(next, 'Third', { cause: 'turn-1' })).toMatchObject({ kind: 'repeated' });
    expect(nameOf(next)).toBe('First');
  });

  test('a change that does nothing writes no entry, and its cause stays free', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    await rename(store, 'Governance Board', { cause: 'turn-1' });
    expect([...store.entries()]).toEqual([]);
    await rename(store, 'First', { cause: 'turn-1' });
    expect(nameOf(store)).toBe('First');
  });

  test('work that throws changes nothing', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    const broken = store.change(reason(), (tx) => {
      tx.edit('boards', 'governance', called('Half'));
      throw new Error('half-way');
    });
    await expect(broken).rejects.toThrow('half-way');
    expect(await store.change(reason(), (tx) => tx.get('boards', 'governance')?.name)).toMatchObject({
      result: 'Governance Board',
    });
  });

  test.each([
    ['a record that the schema refuses', (store: Store) => rename(store, '')],
    ['an id that exists', (store: Store) => store.change(reason(), (tx) => tx.add('boards', aBoard()))],
    [
      'an id that does not exist',
      (store: Store) => store.change(reason(), (tx) => tx.edit('boards', 'x', () => undefined)),
    ],
  ])('refuses %s', async (_what, act) => {
    const store = memoryStore({ boards: [aBoard()] });
    await expect(act(store)).rejects.toThrow();
    expect([...store.entries()]).toEqual([]);
  });

  test('records are frozen through and through', () => {
    const board = memoryStore({ boards: [aBoard()] })
      .read()
      .boards.get('governance');
    expect(Object.isFrozen(board)).toBe(true);
    expect(Object.isFrozen(board?.oversees)).toBe(true);
  });

  test('entries are kept in order, chained, and found by record', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    await rename(store, 'First');
    await store.change(reason(), (tx) => tx.add('meetings', aMeeting()));
    const [first, second] = [...store.entries()];
    expect(first).toMatchObject({ seq: 1, changes: [{ patches: [{ path: ['name'], value: 'First' }] }] });
    expect(second?.prev).toBe(first?.hash);
    expect([...store.entries({ collection: 'boards', id: 'governance' })]).toEqual([first]);
    expect(store.anchor()).toEqual({ seq: 2, hash: second?.hash.slice(0, 8) });
  });

  test.each([
    ['before', 'Governance Board'],
    ['after', 'First'],
  ] as const)('a process that dies %s the entry is on disk', async (fault, name) => {
    const store = memoryStore({ boards: [aBoard()] });
    store.crashAt(() => true, fault);
    await expect(rename(store, 'First')).rejects.toThrow(Crashed);
    await expect(rename(store, 'Second')).rejects.toThrow(Crashed);
    expect(nameOf(store.restart())).toBe(name);
  });

  test('a full disk refuses one change, and the next goes through', async () => {
    const store = memoryStore({ boards: [aBoard()] });
    store.crashAt(() => true, 'full');
    await expect(rename(store, 'First')).rejects.toThrow(/no space/);
    await rename(store, 'Second');
    expect(nameOf(store)).toBe('Second');
  });
});

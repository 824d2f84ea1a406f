import { describe, expect, test } from 'vitest';
import { MIGRATIONS, migrationsFrom, SCHEMA_VERSION } from '../../src/store/migrations.js';
import { aFolder, aStore, because } from '../support/store.js';

const step = (to: number) => ({ to, why: `Step ${to}.`, migrate: () => {} });

describe('migrations', () => {
  test('are numbered without a gap up to the version that this program writes', () => {
    expect([1, ...MIGRATIONS.map(({ to }) => to)]).toEqual(
      Array.from({ length: SCHEMA_VERSION }, (_, at) => at + 1),
    );
  });

  test('are those that the register has not had, oldest first', () => {
    const table = [step(2), step(3), step(4)];
    expect(migrationsFrom(2, table, 4).map(({ to }) => to)).toEqual([3, 4]);
    expect(migrationsFrom(4, table, 4)).toEqual([]);
  });

  test('a register written by a newer program is refused in a sentence', async () => {
    const dir = aFolder();
    const store = await aStore({ dir });
    await store.change(because(), (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.schemaVersion = SCHEMA_VERSION + 1;
      }),
    );
    await store.close();
    await expect(aStore({ dir })).rejects.toThrow(/knows versions up to 1: start the newer program/);
  });
});

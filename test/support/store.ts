import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RecordOf, Register } from '../../src/domain/register.js';
import type { Anchor, Clock, Log, Reason } from '../../src/ports.js';
import { type OpenStore, openStore, type StoreOptions } from '../../src/store/store.js';
import { aRecommendation } from './records.js';

/** A clock that stands still until a test moves it. */
export const aClock = (
  start = '2021-10-04T08:00:00.000Z',
): Clock & { now: () => number; set(at: string): void } => {
  let now = Date.parse(start);
  return {
    now: () => now,
    set: (at) => {
      now = Date.parse(at);
    },
  };
};

/** A log that keeps its lines. */
export const aLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
  };
  return { lines, info: keep, warn: keep, error: keep };
};

/** An empty folder that goes away with the test. */
export const aFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'scrutiny-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** Opens a store for one test; it is closed at the test's end where the test did not. */
export const aStore = async (over: Partial<StoreOptions> = {}): Promise<OpenStore> => {
  const store = await openStore({
    dir: over.dir ?? aFolder(),
    clock: aClock(),
    mode: 'demo',
    log: aLog(),
    snapshotEvery: 60_000,
    ...over,
  });
  onTestFinished(() => store.close());
  return store;
};

/** Why a test changes something. */
export const because = (over: Partial<Reason> = {}): Reason => ({
  by: 'governance',
  via: 'console',
  why: 'A test wanted it.',
  cause: null,
  ...over,
});

/** A complete person; a test names only what matters to it. */
export const aPerson = (over: Partial<RecordOf<'people'>> = {}): RecordOf<'people'> => ({
  id: 'p-17',
  name: 'Governance officer',
  initials: 'GO',
  roles: ['governance'],
  accounts: [{ platform: 'web', id: 'governance', by: 'register' }],
  email: null,
  zone: null,
  away: [],
  active: true,
  ...over,
});

/** The register as plain data, to compare two of them. */
export const contentOf = (register: Register): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(register).map(([name, records]) => [name, [...records.values()]]));

/** A closed register of six entries: its start, a recommendation, and four steps of its progress and target. */
export const aRegisterFolder = async (): Promise<{
  dir: string;
  journal: string;
  snapshot: string;
  anchor: Anchor;
}> => {
  const dir = aFolder();
  const store = await aStore({ dir });
  await store.change(because(), (tx) => tx.add('recommendations', aRecommendation()));
  for (const [at, words] of ['one', 'two', 'three', 'four'].entries()) {
    await store.change(because({ cause: `event-${at}` }), (tx) =>
      tx.edit('recommendations', aRecommendation().id, (draft) => {
        draft.text = `Step ${words}.`;
        draft.requirements.push(words);
      }),
    );
  }
  const anchor = store.anchor();
  await store.close();
  return { dir, journal: join(dir, 'journal.jsonl'), snapshot: join(dir, 'register.json'), anchor };
};

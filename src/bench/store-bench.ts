import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { toLine } from '../store/entry-line.js';
import { pathsIn } from '../store/paths.js';
import type { OpenStore } from '../store/store.js';
import { type Bench, longestHold, median, table } from './bench.js';
import { openFilled } from './register-of.js';

/** Durable updates beside the cheapest that is durable at all: append the same bytes and sync, one after another. */

const SIZES = [8, 1_000, 10_000] as const;
/** Callers at one moment, beside the one that is held against raw. */
const CALLERS = [10, 100] as const;
const PAIRS = 1_500;
const ROUNDS = 9;
const CHANGES = 300;
/** Promises: to raw at one caller, from the smallest register to the largest, and to the loop in milliseconds. */
const MOST = { raw: 1.5, growth: 1.5, held: 20 };

const reason = { by: 'governance', via: 'console', why: 'A bench.', cause: null } as const;

const update = (store: OpenStore, n: number, size: number) =>
  store.change(reason, (tx) =>
    tx.edit('recommendations', `RAPE-P1-2021/${n % size}`, (draft) => {
      draft.progress = 'in-progress';
      draft.target = {
        on: '2022-03-31',
        reason: `Step ${n} of the plan was agreed.`,
        by: 'governance',
        at: draft.addedAt,
      };
    }),
  );

/** Changes a second with so many callers, each waiting for its own before the next. */
const changesPerSecond = async (store: OpenStore, callers: number, size: number, first: number) => {
  const since = performance.now();
  let next = first;
  const caller = async () => {
    while (next < first + CHANGES) {
      next += 1;
      await update(store, next, size);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (CHANGES * 1000) / (performance.now() - since);
};

/** One caller and raw append + sync of the same bytes, turn by turn, so that a noisy machine is noisy for both. */
const beside = async (store: OpenStore, path: string, size: number) => {
  const file = await open(path, 'a');
  const took: { store: number; raw: number }[] = [];
  try {
    for (let n = 0; n < PAIRS; n += 1) {
      const start = performance.now();
      const { entry } = await update(store, n, size);
      const changed = performance.now();
      const line = Buffer.from(entry === undefined ? '' : toLine(entry));
      const ready = performance.now();
      await file.write(line);
      await file.datasync();
      took.push({ store: changed - start, raw: performance.now() - ready });
    }
  } finally {
    await file.close();
  }
  return {
    store: 1000 / median(took.map((one) => one.store)),
    raw: 1000 / median(took.map((one) => one.raw)),
  };
};

const compare = async (size: number) => {
  const dir = await mkdtemp(join(tmpdir(), 'scrutiny-bench-'));
  const store = await openFilled(dir, size, 3_600_000);
  const speeds: number[][] = CALLERS.map(() => []);
  try {
    const one = await beside(store, join(dir, 'raw'), size);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [at, callers] of CALLERS.entries()) {
        speeds[at]?.push(await changesPerSecond(store, callers, size, round * CHANGES));
      }
    }
    return { size, raw: one.raw, ratio: one.raw / one.store, speeds: [one.store, ...speeds.map(median)] };
  } finally {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
};

/** How long commits keep the loop by themselves, and with a snapshot written beside them, at the largest size. */
const holds = async (): Promise<{ commits: number; snapshots: number; written: number }> => {
  const size = Math.max(...SIZES);
  const dir = await mkdtemp(join(tmpdir(), 'scrutiny-bench-'));
  const { snapshot } = pathsIn(dir);
  const measure = async (snapshotEvery: number, changes: number) => {
    const store = await openFilled(dir, 0, snapshotEvery);
    let done = 0;
    const held = await longestHold(async () => {
      for (; done < changes; done += 1) await update(store, done, size);
    });
    await store.close();
    return held;
  };
  try {
    await (await openFilled(dir, size, 3_600_000)).close();
    await measure(3_600_000, 500);
    const commits = await measure(3_600_000, 2_000);
    const snapshots = await measure(50, 4_000);
    return { commits, snapshots, written: (await stat(snapshot)).size };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const ratio = (value: number): string => `${value.toFixed(2)} ×`;

/** The store's promises: near the disk's own speed, at any size of register, with the loop left free. */
export const storeBench: Bench = {
  name: 'store: durable updates a second',
  run: async (print) => {
    await compare(8);
    const rows: Awaited<ReturnType<typeof compare>>[] = [];
    for (const size of SIZES) rows.push(await compare(size));
    const head = [
      'recommendations',
      'raw append + sync',
      '1 caller',
      ...CALLERS.map((n) => `${n} callers`),
      'raw / 1 caller',
    ];
    const cells = rows.map((row) => [
      whole(row.size),
      whole(row.raw),
      ...row.speeds.map(whole),
      ratio(row.ratio),
    ]);
    for (const line of table([head, ...cells])) print(line);
    const growth = (rows[0]?.speeds ?? []).map(
      (speed, at) => speed / (rows.at(-1)?.speeds[at] ?? Number.NaN),
    );
    const relative = (rows.at(-1)?.ratio ?? 0) / (rows[0]?.ratio ?? 1);
    print(
      `\n8 recommendations beside 10,000: ${growth.map(ratio).join(', ')} at 1, ${CALLERS.join(', ')} callers; held against raw at the time, ${ratio(relative)}.`,
    );
    const held = await holds();
    print(
      `Event loop held at most ${held.commits.toFixed(1)} ms by commits, ${held.snapshots.toFixed(1)} ms with snapshots of ${(held.written / 1e6).toFixed(1)} MB beside them.`,
    );
    const slow = rows.filter((row) => row.ratio > MOST.raw);
    return [
      ...slow.map((row) => `raw is ${ratio(row.ratio)} as fast as the store at ${row.size} recommendations.`),
      ...(relative > MOST.growth ? [`10,000 recommendations cost ${ratio(relative)} what 8 cost.`] : []),
      ...(Math.max(held.commits, held.snapshots) > MOST.held ? ['the event loop was held too long.'] : []),
    ];
  },
};

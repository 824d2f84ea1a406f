import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { STEPS, type Step } from '../../src/store/steps.js';
import { openStore } from '../../src/store/store.js';
import { verify } from '../../src/store/verify.js';
import { aClock, aFolder, aLog, aPerson, aStore, because } from '../support/store.js';

const CHILD = join(import.meta.dirname, '../support/store-child.mjs');

interface Load {
  readonly dir: string;
  readonly run: string;
  readonly callers?: number;
  readonly changes?: number;
  readonly killAt?: { readonly step: Step; readonly nth: number };
}

/** Starts the child and hears it line by line. */
const start = (load: Load, command: readonly string[] = [process.execPath]) => {
  const [file = '', ...args] = [...command, CHILD, JSON.stringify(load)];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting: { word: string; resolve: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const { word, resolve } of waiting) if (line.startsWith(word)) resolve();
  });
  return {
    child,
    /** Resolves when a line begins so, or there will be none any more. */
    heard: (word: string) =>
      Promise.race([new Promise<void>((resolve) => waiting.push({ word, resolve })), once(child, 'close')]),
    acknowledged: () =>
      lines.filter((line) => line.startsWith('acknowledged ')).map((line) => line.slice(13)),
    lines,
  };
};

const ended = async (child: ChildProcess) => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
};

/** The same numbers for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Opens what a killed process left: all that was acknowledged is there, everything once, and causes are known. */
const examine = async (dir: string, acknowledged: readonly string[], about: string) => {
  const log = aLog();
  const store = await openStore({ dir, clock: aClock(), mode: 'demo', log, snapshotEvery: 60_000 });
  try {
    const { people, settings } = store.read();
    const causes = [...store.entries()].flatMap((entry) => entry.cause ?? []);
    expect(
      acknowledged.filter((cause) => !people.has(cause)),
      about,
    ).toEqual([]);
    expect(new Set(causes).size, about).toBe(causes.length);
    expect(people.size, about).toBe(causes.length);
    expect(settings.get('register')?.clockOffset, about).toBe(causes.length);
    for (const cause of acknowledged.slice(-3)) {
      const again = await store.change(because({ cause }), (tx) =>
        tx.add('people', aPerson({ id: 'twice' })),
      );
      expect(again.kind, about).toBe('repeated');
    }
  } finally {
    await store.close();
  }
};

const seed = Date.now() % 2 ** 31;
const KILLS_A_STEP = 8;
const KILLS_AT_RANDOM = 48;
const LANES = 4;
/** After as many kills a lane begins with an empty folder, so that the first entry is killed often too. */
const KILLS_A_REGISTER = 5;
const KILLED_AT = STEPS.filter((step) => step !== 'before-truncate');

describe('a process killed while it changes the register', () => {
  test(`at every step and at any moment loses and doubles nothing (seed ${seed})`, {
    timeout: 240_000,
  }, async () => {
    const random = randomFrom(seed);
    const kills: ({ step: Step; nth: number } | { after: number })[] = [
      ...KILLED_AT.flatMap((step) =>
        Array.from({ length: KILLS_A_STEP }, (_, n) => ({ step, nth: 1 + Math.floor((random() * n) / 3) })),
      ),
      ...Array.from({ length: KILLS_AT_RANDOM }, () => ({ after: random() * 25 })),
    ];
    const shuffled = kills.map((kill) => ({ kill, at: random() })).sort((a, b) => a.at - b.at);
    let killed = 0;
    let counted = 0;
    const lane = async (number: number) => {
      let dir = '';
      let acknowledged: string[] = [];
      let count = 0;
      for (let at = number; at < shuffled.length; at += LANES) {
        if (count % KILLS_A_REGISTER === 0) {
          dir = aFolder();
          acknowledged = [];
        }
        count += 1;
        const kill = shuffled[at]?.kill ?? { after: 0 };
        const about = `kill ${at}, seed ${seed}: ${JSON.stringify(kill)}`;
        const run = `k${at}`;
        const started = start('step' in kill ? { dir, run, killAt: kill } : { dir, run: `plain${at}` });
        if ('after' in kill) {
          await started.heard('ready');
          await new Promise((resolve) => setTimeout(resolve, kill.after));
          started.child.kill('SIGKILL');
        }
        await ended(started.child);
        expect(
          started.lines.filter((line) => line.startsWith('error')),
          about,
        ).toEqual([]);
        if (started.child.signalCode === 'SIGKILL') killed += 1;
        acknowledged.push(...started.acknowledged());
        await examine(dir, acknowledged, about);
        expect(await verify(dir), about).toMatchObject({ kind: 'whole' });
        counted += started.acknowledged().length;
      }
    };
    await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    expect(killed).toBe(kills.length);
    expect(killed).toBeGreaterThanOrEqual(100);
    expect(counted).toBeGreaterThan(400);
  });
});

describe('a second process', () => {
  test('is refused while the first has the register open', async () => {
    const store = await aStore();
    const { child, lines } = start({ dir: store.dir, run: 'second' });
    await ended(child);
    expect(lines.join()).toMatch(/^error Another process has the register in .* open, and only one may/);
  });
});

describe.skipIf(process.platform !== 'linux')('a file that the system will not let grow', () => {
  test('is a full disk: nothing false is acknowledged, and it goes on once there is room', async () => {
    const dir = aFolder();
    const limited = ['bash', '-c', 'ulimit -S -f 24; exec "$0" "$@"', process.execPath];
    const load = { dir, run: 'plain-limited', callers: 1, changes: 60 };
    const { child, heard, acknowledged, lines } = start(load, limited);
    await heard('refused');
    expect(lines.at(-1)).toMatch(/could not be written \(EFBIG\), so nothing was changed/);
    const before = acknowledged().length;
    expect(before).toBeGreaterThan(5);
    const made = execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:']);
    expect(String(made)).toBe('');
    child.stdin?.write('again\n');
    await ended(child);
    expect(lines.at(-1)).toBe('closed');
    expect(acknowledged()).toHaveLength(60);
    await examine(dir, acknowledged(), 'after a full disk');
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTicker, startTicking } from '../../src/scheduling/tick.js';
import { fakeLog } from '../support/fake-messenger.js';

/** Work that ends when the test says so. */
const heldWork = () => {
  const ends: (() => void)[] = [];
  let most = 0;
  let now = 0;
  return {
    ends,
    most: () => most,
    work: async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise<void>((resolve) => ends.push(resolve));
      now -= 1;
    },
  };
};

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a ticker', () => {
  test('two ticks at once never run together; those that wait share one further run', async () => {
    const held = heldWork();
    const ticker = createTicker(held.work, fakeLog());
    const done: string[] = [];
    void ticker.tick().then(() => done.push('first'));
    void ticker.tick().then(() => done.push('second'));
    void ticker.tick().then(() => done.push('third'));
    expect(held.ends).toHaveLength(1);
    held.ends[0]?.();
    await settle();
    expect(done).toEqual(['first']);
    expect(held.ends).toHaveLength(2);
    held.ends[1]?.();
    await settle();
    expect(done).toEqual(['first', 'second', 'third']);
    expect(held.ends).toHaveLength(2);
    expect(held.most()).toBe(1);
  });

  test('a tick that comes while the second run is under way gets a third', async () => {
    const held = heldWork();
    const ticker = createTicker(held.work, fakeLog());
    void ticker.tick();
    void ticker.tick();
    held.ends[0]?.();
    await settle();
    void ticker.tick();
    held.ends[1]?.();
    await settle();
    expect(held.ends).toHaveLength(3);
    held.ends[2]?.();
    await ticker.idle();
    expect(held.most()).toBe(1);
  });

  test('an error is logged, and the next tick runs', async () => {
    const log = fakeLog();
    let runs = 0;
    const ticker = createTicker(async () => {
      runs += 1;
      if (runs === 1) throw new Error('the disk is full');
    }, log);
    await ticker.tick();
    await ticker.tick();
    expect(runs).toBe(2);
    expect(log.lines).toEqual(['error A tick failed; the next one tries again: the disk is full']);
  });

  test('an error does not keep those that wait from their run', async () => {
    let runs = 0;
    const ticker = createTicker(async () => {
      runs += 1;
      await settle();
      if (runs === 1) throw new Error('once');
    }, fakeLog());
    await Promise.all([ticker.tick(), ticker.tick()]);
    expect(runs).toBe(2);
  });
});

describe('ticking', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2021-10-30T23:59:30Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('ticks on start and then every minute, the hour that October repeats included, until stopped', async () => {
    const ticks: string[] = [];
    const ticker = createTicker(
      async () => void ticks.push(new Date().toISOString().slice(11, 16)),
      fakeLog(),
    );
    const ticking = startTicking(ticker, fakeLog());
    await vi.advanceTimersByTimeAsync(180 * 60_000);
    expect(ticks).toHaveLength(181);
    expect(ticks.slice(0, 3)).toEqual(['23:59', '00:00', '00:01']);
    expect(new Set(ticks.slice(1)).size).toBe(180);
    await ticking.stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(ticks).toHaveLength(181);
  });

  test('stopping waits for the tick under way', async () => {
    let end: () => void = () => undefined;
    let ended = false;
    const ticker = createTicker(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      ended = true;
    }, fakeLog());
    const stopped = startTicking(ticker, fakeLog()).stop();
    end();
    await stopped;
    expect(ended).toBe(true);
  });
});

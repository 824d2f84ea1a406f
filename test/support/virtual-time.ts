import type { Clock } from '../../src/ports.js';
import type { Sleep } from '../../src/scheduling/sleep.js';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
  awake: boolean;
}

/** Time that passes only when everybody sleeps: hours of waiting take no longer than what is done in them. */
export interface VirtualTime extends Clock {
  readonly sleep: Sleep;
  /** Answers after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
  /** Lets time pass until the work has ended. What it waits for must be on this time. */
  through<T>(work: Promise<T>): Promise<T>;
}

/** For what is on virtual time: it passes when nobody is left to go, and so must not be waited for by turns. */
export const noBreath = async (): Promise<void> => undefined;

/** Virtual time that begins at this instant, ISO 8601. */
export const virtualTime = (at: string): VirtualTime => {
  let now = Date.parse(at);
  /** The next to wake last. */
  const sleepers: Sleeper[] = [];

  const add = (sleeper: Sleeper): void => {
    let low = 0;
    let high = sleepers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sleepers[middle] as Sleeper).at > sleeper.at) low = middle + 1;
      else high = middle;
    }
    sleepers.splice(low, 0, sleeper);
  };

  const wakeNext = (): void => {
    let next = sleepers.pop();
    while (next?.awake) next = sleepers.pop();
    if (next === undefined) throw new Error('Everybody waits, and nothing is to come.');
    now = Math.max(now, next.at);
    next.awake = true;
    next.wake();
  };

  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const sleeper: Sleeper = { at: now + milliseconds, wake: resolve, awake: signal.aborted };
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', () => {
          sleeper.awake = true;
          resolve();
        });
        add(sleeper);
      }),
    wait: (milliseconds) =>
      new Promise((resolve) => add({ at: now + milliseconds, wake: resolve, awake: false })),
    through: async (work) => {
      let over = false;
      const ended = work.finally(() => {
        over = true;
      });
      ended.catch(() => undefined);
      for (;;) {
        // Whatever is not asleep comes as far as it can first.
        await new Promise((resolve) => setImmediate(resolve));
        if (over) return ended;
        wakeNext();
      }
    },
  };
};

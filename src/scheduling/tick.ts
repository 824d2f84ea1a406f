import { schedule } from 'node-cron';
import type { Log } from '../ports.js';

/** Runs `work` one at a time. Calls that come while it runs share one further run, begun after this one has ended. */
export interface Ticker {
  /**
   * Answers once a run that began at or after this call has ended, so that whoever has just moved the clock finds
   * it done. Never rejects: what goes wrong is logged, and the next tick tries again.
   */
  tick(): Promise<void>;
  /** Answers once no run is under way. */
  idle(): Promise<void>;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A ticker over `work`, which decides from dates what is due and so may run late, twice or not at all. */
export const createTicker = (work: () => Promise<void>, log: Log): Ticker => {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(`A tick failed; the next one tries again: ${describe(error)}`);
    }
  };

  const begin = (): Promise<void> => {
    next = null;
    running = run().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    tick: () => {
      if (running === null) return begin();
      next ??= running.then(begin);
      return next;
    },
    idle: async () => {
      while (running !== null) await running;
    },
  };
};

/** The clock's ticking, until it is stopped. */
export interface Ticking {
  /** Answers once no tick runs any more. */
  stop(): Promise<void>;
}

/**
 * Ticks once now and then every minute. In UTC: in Europe/London node-cron is silent for the whole hour that
 * October repeats. It says nothing to anybody by itself; what it misses (a sleeping machine, a held loop) the
 * next tick makes good.
 */
export const startTicking = (ticker: Ticker, log: Log): Ticking => {
  const task = schedule('* * * * *', () => ticker.tick(), {
    name: 'scrutiny',
    timezone: 'UTC',
    noOverlap: true,
    missedExecutionTolerance: 60_000,
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      debug: () => undefined,
      warn: (line) => log.warn(line),
      error: (line) => log.error(describe(line)),
    },
  });
  void ticker.tick();
  return {
    stop: async () => {
      await task.destroy();
      await ticker.idle();
    },
  };
};

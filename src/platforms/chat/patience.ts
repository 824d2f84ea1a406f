import { setTimeout as wait } from 'node:timers/promises';
import { NotSent } from '../../ports.js';

/** How long an answer may wait for a platform that is busy; a test gives its own. */
export interface Patience {
  readonly attempts: number;
  /** How long one attempt may take, in milliseconds: getting a token for it has no end of its own. */
  readonly each: number;
  /** Longest that one wait may be, in milliseconds: in Teams a turn has fifteen seconds in all. */
  readonly longest: number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to 1, so that what was refused together does not come back together. */
  readonly jitter: () => number;
}

export const PATIENCE: Patience = { attempts: 3, each: 10_000, longest: 5_000, wait, jitter: Math.random };

/** What came of `send`, unless it takes too long: then it may still arrive. */
const within = async <T>(milliseconds: number, send: () => Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NotSent('unclear', 'The platform took too long.')), milliseconds);
  });
  try {
    return await Promise.race([send(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Sends an answer, and again where the platform asked to wait a little. What may have arrived is never sent again: an
 * answer that comes twice is worse than one that has to be asked for again.
 */
export const patiently = async <T>(
  { attempts, each, longest, wait: pause, jitter }: Patience,
  send: () => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await within(each, send);
    } catch (error) {
      if (!(error instanceof NotSent) || error.kind !== 'later' || attempt >= attempts) throw error;
      const after = error.after ?? 1_000 * 2 ** (attempt - 1) * (0.5 + jitter() / 2);
      if (after > longest) throw error;
      await pause(after);
    }
};

import type { Entry } from '../ports.js';
import { toLine } from './entry-line.js';
import type { Journal } from './journal.js';
import type { Write } from './transaction.js';

/** A change, or a reader of one, that waits for the disk. Only a change has an entry. */
export interface Waiting {
  readonly entry: Entry | undefined;
  readonly writes: readonly Write[];
  settle(): void;
  refuse(error: unknown): void;
}

/** Changes on their way to the disk: all that wait at one moment share one append and one sync. */
export interface CommitQueue {
  push(waiting: Waiting): void;
  isEmpty(): boolean;
  /** Resolves when nothing is waiting any more. */
  drained(): Promise<void>;
}

/**
 * Starts an empty queue. `commit` makes a durable batch visible; `rollBack` takes a refused one, and whatever was
 * decided on top of it, out of memory. Both run before any caller hears of it, and callers hear in order.
 */
export const startCommitQueue = (
  journal: Journal,
  commit: (batch: readonly Waiting[]) => void,
  rollBack: (refused: readonly Waiting[], error: unknown) => void,
): CommitQueue => {
  let queue: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  /** Whoever only read, and has nothing unwritten ahead of them any more, need not wait for what came later. */
  const settleReaders = (): void => {
    const first = queue.findIndex((waiting) => waiting.entry !== undefined);
    for (const reader of queue.splice(0, first === -1 ? queue.length : first)) reader.settle();
  };

  const flush = async (): Promise<void> => {
    for (settleReaders(); queue.length > 0; settleReaders()) {
      const batch = queue;
      queue = [];
      try {
        await journal.append(batch.flatMap(({ entry }) => (entry === undefined ? [] : [toLine(entry)])));
      } catch (error) {
        const refused = [...batch, ...queue];
        queue = [];
        rollBack(refused, error);
        for (const waiting of refused) waiting.refuse(error);
        continue;
      }
      commit(batch);
      for (const waiting of batch) waiting.settle();
    }
    flushing = undefined;
  };

  return {
    push: (waiting) => {
      queue.push(waiting);
      // In a microtask, so that callers of the same moment come together.
      flushing ??= Promise.resolve().then(flush);
    },
    isEmpty: () => flushing === undefined,
    drained: async () => {
      await flushing;
    },
  };
};

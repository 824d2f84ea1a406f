import type { Log } from '../ports.js';
import type { Snapshots } from './snapshot.js';
import type { SnapshotData } from './snapshot-text.js';
import { codeOf } from './store-error.js';

/** Keeps the snapshot behind the journal, never more often than every few seconds. */
export interface SnapshotWriter {
  /** Something changed: a snapshot is written some time later, one for all changes until then. */
  later(): void;
  /** Writes what is owed now, after one that is being written. Never throws: a snapshot is only a copy. */
  finish(): Promise<void>;
}

/** Starts it; `take` gives the register at the moment it is called. */
export const startSnapshotWriter = (
  snapshots: Snapshots,
  take: () => SnapshotData,
  log: Log,
  wait: number,
): SnapshotWriter => {
  let owed = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    owed = false;
    try {
      await snapshots.write(take());
      if (owed) arm();
    } catch (error) {
      owed = true;
      log.warn(
        `register.json could not be written (${codeOf(error)}); the journal has everything, and the next change tries again.`,
      );
    }
  };
  const start = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const arm = (): void => {
    timer = setTimeout(start, wait);
    timer.unref();
  };

  return {
    later: () => {
      owed = true;
      if (timer === undefined && writing === undefined) arm();
    },
    finish: async () => {
      await writing;
      if (owed) await start();
      clearTimeout(timer);
    },
  };
};

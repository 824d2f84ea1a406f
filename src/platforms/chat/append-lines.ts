import type { FileHandle } from 'node:fs/promises';

/** Adds lines to the end of a file, durably and in order. */
export interface Appending {
  /**
   * Answers once the lines, each without its end, are on disk; `written` runs just before, in the order in which
   * they came. Lines that come while others are being written share one sync.
   */
  append(lines: readonly Buffer[], written: () => void): Promise<void>;
  /** Answers once nothing is being written. */
  idle(): Promise<void>;
  /** Does something to the file while nothing is written to it, and goes on in the file that this gives; lines wait. */
  between(work: (file: FileHandle) => Promise<FileHandle>): Promise<void>;
}

interface Waiting {
  readonly lines: readonly Buffer[];
  readonly written: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const END = Buffer.from('\n');

/** `torn`: the file ends in the middle of a line, which the next one must not be swallowed by. */
export const appendLines = (opened: FileHandle, torn: boolean): Appending => {
  let file = opened;
  let broken = torn;
  let waiting: Waiting[] = [];
  let writing: Promise<void> = Promise.resolve();
  let busy = false;

  const writeAll = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const begin = broken ? [END] : [];
        broken = true;
        await file.appendFile(
          Buffer.concat([...begin, ...batch.flatMap(({ lines }) => lines.flatMap((line) => [line, END]))]),
        );
        broken = false;
        await file.datasync();
      } catch (error) {
        for (const { failed } of batch) failed(error);
        continue;
      }
      for (const { written, done } of batch) {
        written();
        done();
      }
    }
    // At once, not when the promise settles: a line that comes in between would wait for ever.
    busy = false;
  };

  const goOn = async (work: (now: FileHandle) => Promise<FileHandle>): Promise<void> => {
    try {
      file = await work(file);
    } finally {
      busy = false;
      if (waiting.length > 0) await writeAll();
    }
  };

  return {
    append: (lines, written) =>
      new Promise((done, failed) => {
        waiting.push({ lines, written, done, failed });
        if (!busy) writing = writeAll();
      }),
    idle: async () => {
      while (busy) await writing;
    },
    between: async (work) => {
      while (busy) await writing;
      busy = true;
      const done = goOn(work);
      writing = done.catch(() => {});
      await done;
    },
  };
};

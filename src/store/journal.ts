import { constants, fstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE, syncFolder } from './durable-file.js';
import type { AtStep } from './steps.js';
import { codeOf, StoreError } from './store-error.js';

/** Where entries are kept for good. One implementation, a file; a database table could be another. */
export interface Journal {
  /**
   * Makes all lines durable in one go, or none of them: after it has thrown, the journal is as it was before.
   * One call at a time.
   * @throws StoreError `not-durable` when nothing was kept, `stuck` when it cannot be told any more.
   */
  append(lines: readonly string[]): Promise<void>;
  /** Bytes of all durable lines. */
  length(): number;
  close(): Promise<void>;
}

/**
 * Linux syncs what is written with the write itself: the same guarantee as fdatasync after it, for one turn of the
 * thread pool instead of two, a fifth of a change's time. Elsewhere the flag promises less, or is not there.
 */
const SYNCED_WRITES = process.platform === 'linux';

const openFile = async (path: string): Promise<FileHandle> => {
  // Made first where it is missing, with its name synced into the folder.
  await (await open(path, 'a', PRIVATE)).close();
  await syncFolder(dirname(path));
  return open(path, SYNCED_WRITES ? constants.O_RDWR | constants.O_DSYNC : 'r+');
};

const writeAll = async (file: FileHandle, bytes: Buffer, at: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
};

/** Opens the journal's file for appending after its first `goodLength` bytes. With `atStep`, it writes in halves. */
export const openJournal = async (path: string, goodLength: number, atStep?: AtStep): Promise<Journal> => {
  const file = await openFile(path);
  let length = goodLength;

  const write = async (bytes: Buffer): Promise<void> => {
    await atStep?.('before-append');
    const first = atStep === undefined ? bytes.length : bytes.length >> 1;
    await writeAll(file, bytes.subarray(0, first), length);
    await atStep?.('mid-append');
    await writeAll(file, bytes.subarray(first), length + first);
    await atStep?.('before-sync');
    if (!SYNCED_WRITES) await file.datasync();
    await atStep?.('after-sync');
  };

  /** Takes a failed append back. It is synced as well, or refused words could be there again after a power cut. */
  const takeBack = async (cause: unknown): Promise<never> => {
    try {
      await atStep?.('before-truncate');
      await file.truncate(length);
      await file.sync();
    } catch (error) {
      throw new StoreError(
        'stuck',
        `The journal could neither be written (${codeOf(cause)}) nor put back (${codeOf(error)}): no change is accepted until the disk is mended and the bot started again; what was asked last may then turn up after all.`,
        { cause },
      );
    }
    throw new StoreError(
      'not-durable',
      `The journal could not be written (${codeOf(cause)}), so nothing was changed; make room on the disk that holds the data folder, and try again.`,
      { cause },
    );
  };

  return {
    append: async (lines) => {
      // The lock cannot be seen from another container on the same folder; a length that is not ours can.
      const found = fstatSync(file.fd).size;
      if (found !== length) {
        throw new StoreError(
          'stuck',
          `The journal has ${found} bytes where this bot wrote ${length}: another program has written to it, and no change is accepted until only one bot runs on this folder and is started again.`,
        );
      }
      const bytes = Buffer.from(lines.join(''), 'utf8');
      await write(bytes).catch(takeBack);
      length += bytes.length;
    },
    length: () => length,
    close: () => file.close(),
  };
};

import { readFile, rename } from 'node:fs/promises';
import { type Adapter, Low } from 'lowdb';
import { z } from 'zod';
import { asidePath, replaceFile, writePieces } from './durable-file.js';
import { type SnapshotData, snapshotText } from './snapshot-text.js';
import type { AtStep } from './steps.js';

/** Where the readable copy of the register is kept. One implementation, a JSON file through lowdb. */
export interface Snapshots {
  /** What is there; `unusable` when it is empty, cut short or not a snapshot. */
  read(): Promise<SnapshotData | 'missing' | 'unusable'>;
  /** Puts a new one in its place, whole or not at all, in pieces that leave the loop free in between. */
  write(data: SnapshotData): Promise<void>;
  /** Renames what is there out of the way and gives its new name. */
  setAside(why: string, now: number): Promise<string>;
}

const snapshotSchema = z.strictObject({
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  collections: z.record(z.string(), z.array(z.looseObject({ id: z.string() }))),
});

/** lowdb's two-method port. `null` is "no file"; whatever else is not a snapshot throws. */
const fileAdapter = (path: string, atStep?: AtStep): Adapter<SnapshotData> => ({
  read: async () => {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    return snapshotSchema.parse(JSON.parse(text));
  },
  write: async (data) => {
    await replaceFile(
      path,
      async (file) => {
        await atStep?.('snapshot-writing');
        await writePieces(file, snapshotText(data));
      },
      () => atStep?.('snapshot-before-rename'),
    );
    await atStep?.('snapshot-after-rename');
  },
});

const NONE: SnapshotData = { seq: 0, hash: '', collections: {} };

/** The snapshots in one file. */
export const openSnapshots = (path: string, atStep?: AtStep): Snapshots => {
  const low = new Low<SnapshotData>(fileAdapter(path, atStep), NONE);
  return {
    read: async () => {
      try {
        await low.read();
        return low.data === NONE ? 'missing' : low.data;
      } catch (error) {
        if (error instanceof SyntaxError || error instanceof z.ZodError) return 'unusable';
        throw error;
      } finally {
        low.data = NONE;
      }
    },
    write: async (data) => {
      low.data = data;
      try {
        await low.write();
      } finally {
        // lowdb would otherwise keep every record of the last snapshot alive.
        low.data = NONE;
      }
    },
    setAside: async (why, now) => {
      const aside = asidePath(path, why, now);
      await rename(path, aside);
      return aside;
    },
  };
};

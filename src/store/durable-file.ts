import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Readable and writable by the bot's own account alone. */
export const PRIVATE = 0o600;

/** Makes a new name in a folder, or its removal, outlast a power cut. Windows keeps no such list to sync. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Puts a whole new file in a file's place, so that at every moment either the old or the new one is there:
 * written beside it, synced, renamed, folder synced. Where anything fails, what was written is removed.
 */
export const replaceFile = async (
  path: string,
  write: (file: FileHandle) => Promise<void>,
  beforeRename: () => void | Promise<void> = () => {},
): Promise<void> => {
  const beside = `${path}.tmp`;
  await rm(beside, { force: true });
  try {
    const file = await open(beside, 'wx', PRIVATE);
    try {
      await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeRename();
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};

/** Longest time that one piece may keep the loop, in milliseconds. */
const PIECE = 2;
/** Characters gathered before they go to the file. */
const BLOCK = 64 * 1024;

/** Writes a long text made piece by piece, and lets the loop go on in between. */
export const writePieces = async (file: FileHandle, pieces: Iterable<string>): Promise<void> => {
  let gathered = '';
  let since = performance.now();
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length >= BLOCK) {
      await file.writeFile(gathered);
      gathered = '';
      since = performance.now();
    } else if (performance.now() - since > PIECE) {
      await nextTurn();
      since = performance.now();
    }
  }
  await file.writeFile(gathered);
};

/** The name under which a file that cannot be used is kept: why, and since when. */
export const asidePath = (path: string, why: string, now: number): string =>
  `${path}.${why}-${new Date(now).toISOString().replaceAll(':', '')}`;

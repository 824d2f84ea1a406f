import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** Renames a file that cannot be used to a name that says why and when, and gives that name; never overwrites. */
export const asidePath = (path: string, why: string, now: number): string =>
  `${path}.${why}-${new Date(now).toISOString().replaceAll(':', '')}`;

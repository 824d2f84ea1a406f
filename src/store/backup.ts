import { createReadStream } from 'node:fs';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sayRecord } from '../domain/words.js';
import type { Anchor, Clock, Entry, Log, Store } from '../ports.js';
import { anchorOf } from './chain.js';
import { PRIVATE, replaceFile, syncFolder } from './durable-file.js';
import { takeLock } from './lock.js';
import { makeFolder, openRegister } from './open-register.js';
import { pathsIn, transcriptsIn } from './paths.js';
import { asMaps, asRegister } from './records.js';
import { openSnapshots } from './snapshot.js';
import { snapshotOf } from './snapshot-text.js';
import { StoreError } from './store-error.js';
import { verifiedText, verify } from './verify.js';

/** What a backup is taken from: an open store is one. */
export interface Source extends Pick<Store, 'read'> {
  readonly dir: string;
  position(): { readonly bytes: number; readonly last: Entry | undefined };
}

const refusal = (sentence: string): StoreError => new StoreError('refused', sentence);

const contents = async (dir: string): Promise<readonly string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw refusal(`${dir} cannot be used for a backup: name an empty folder, or one that is not there yet.`);
  }
};

const copyStart = async (from: string, to: string, bytes: number): Promise<void> => {
  const file = await open(to, 'wx', PRIVATE);
  try {
    for await (const chunk of createReadStream(from, { end: bytes - 1 })) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * A platform's messages up to the end of a line. Taken after the journal's place was noted: a message that the
 * journal does not know of yet keeps a restored bot from sending it again, where the other way round it would not.
 */
const copyTranscript = async (from: string, to: string): Promise<void> => {
  const bytes = await readFile(from).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return;
  await replaceFile(to, (file) => file.writeFile(bytes.subarray(0, bytes.lastIndexOf('\n') + 1)));
};

/**
 * Copies a register into an empty folder while it is being used: its journal up to the last durable entry, the
 * snapshot of that moment, the platforms' messages, and the anchor in a text file. What comes out is a register's folder, and was verified.
 * @throws StoreError when the folder is not empty, or the copy is not whole.
 */
export const backup = async (source: Source, to: string): Promise<Anchor> => {
  const { bytes, last } = source.position();
  if (last === undefined) throw refusal('There is nothing to back up: this register has no entry yet.');
  const snapshot = snapshotOf(asMaps(source.read()), last);
  if ((await contents(to)).length > 0) {
    throw refusal(`${to} is not empty, and a backup never overwrites: name an empty folder, or a new one.`);
  }
  await makeFolder(to);
  const paths = pathsIn(to);
  const anchor = anchorOf(last);
  try {
    await copyStart(pathsIn(source.dir).journal, paths.journal, bytes);
    await openSnapshots(paths.snapshot).write(snapshot);
    for (const path of transcriptsIn(source.dir)) await copyTranscript(path, join(to, basename(path)));
    await replaceFile(paths.anchor, (file) => file.writeFile(`${sayRecord(anchor)}\n`));
    await syncFolder(join(to, '..'));
    const found = await verify(to, anchor);
    if (found.kind !== 'whole') throw refusal(`The copy is not whole. ${verifiedText(found).join(' ')}`);
  } catch (error) {
    for (const path of [paths.journal, paths.snapshot, ...transcriptsIn(to), paths.anchor])
      await rm(path, { force: true });
    throw error;
  }
  return anchor;
};

/**
 * The same from a folder that no bot has open.
 * @throws StoreError when one has: ask it instead (`askRunning`).
 */
export const backupStopped = async (
  { dir, clock, log }: { dir: string; clock: Clock; log: Log },
  to: string,
): Promise<Anchor> => {
  const lock = await takeLock(dir, () =>
    Promise.reject(refusal('A backup is being taken: ask again later.')),
  );
  try {
    const { maps, entries, length } = await openRegister(dir, { clock, log });
    const position = () => ({ bytes: length, last: entries.at(-1) });
    return await backup({ dir, read: () => asRegister(maps), position }, to);
  } finally {
    await lock.release();
  }
};

/** The request that a running bot's store answers itself: to take a backup into this folder. */
export const backupRequest = (to: string) => ({ kind: 'backup', to }) as const;

/** Whether a request is for a backup, and where to; null when it is for somebody else. */
export const backupWanted = (request: unknown): string | null => {
  if (typeof request !== 'object' || request === null) return null;
  const { kind, to } = request as { kind?: unknown; to?: unknown };
  return kind === 'backup' && typeof to === 'string' ? to : null;
};

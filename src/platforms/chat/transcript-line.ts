import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Clock } from '../../ports.js';
import { replaceFile, writePieces } from '../../store/durable-file.js';
import type { Put } from './transcript.js';

const put = z.object({
  seq: z.int(),
  id: z.string(),
  conversation: z.string(),
  at: z.string(),
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
  text: z.string(),
  card: z.looseObject({ type: z.literal('AdaptiveCard') }).nullable(),
  living: z.string().nullable(),
  key: z.string().nullable(),
});
const line = z.union([
  z.object({ put }),
  z.object({ seq: z.int(), answered: z.string(), messages: z.array(z.string()), at: z.string().optional() }),
]);

/** One line of a transcript: a message as it then stood, or what a turn was answered with. */
export type Line =
  | { put: Put }
  | { seq: number; answered: string; messages: readonly string[]; at?: string | undefined };

/** A line as it was written; undefined where it cannot be read. */
export const readLine = (text: string): Line | undefined => {
  try {
    return line.parse(JSON.parse(text)) as Line;
  } catch {
    return undefined;
  }
};

/**
 * For platforms that keep their own history: how long ours is kept, so that the file does not grow for ever. What
 * such a platform shows need not wait for our copy: it is written a moment later, so a failing machine may forget
 * the last answers, and answers a question that is sent again once more. What was delivered under a key is waited for.
 */
export interface Keeping {
  readonly clock: Clock;
  readonly days: number;
}

const DAY = 86_400_000;

/** True for a line that says when it was, and that was too long ago. */
const isOld = (entry: Line, before: number): boolean => {
  const at = 'put' in entry ? entry.put.at : entry.at;
  return at !== undefined && Date.parse(at) < before;
};

/** Leaves out of a transcript's file what is older than it is kept; the file must not be open. */
export const dropOld = async (path: string, { clock, days }: Keeping): Promise<void> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((one) => one !== '');
  const before = clock.now() - days * DAY;
  const left = lines.filter((one) => {
    const entry = readLine(one);
    return entry === undefined || !isOld(entry, before);
  });
  if (left.length === lines.length) return;
  await replaceFile(path, (file) =>
    writePieces(
      file,
      left.map((one) => `${one}\n`),
    ),
  );
};

import { z } from 'zod';
import type { Clock } from '../../ports.js';
import { replaceFile } from '../../store/durable-file.js';
import { readLines } from './read-lines.js';
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
  /** How often what is too old is left out, in milliseconds; once a day where nothing is said. */
  readonly every?: number | undefined;
}

/** Milliseconds. */
export const DAY = 86_400_000;

/** True for a line that says when it was, and that was too long ago. */
const isOld = (entry: Line, before: number): boolean => {
  const at = 'put' in entry ? entry.put.at : entry.at;
  return at !== undefined && Date.parse(at) < before;
};

/** Bytes that are gathered before they go to the file. */
const BLOCK = 64 * 1024;
const END = Buffer.from('\n');

/** Leaves out of a transcript's file what is older than it is kept. Whoever has it open must open it anew. */
export const dropOld = async (path: string, { clock, days }: Keeping): Promise<void> => {
  const before = clock.now() - days * DAY;
  const isLeft = (one: Buffer): boolean => {
    const entry = readLine(one.toString('utf8'));
    return entry === undefined || !isOld(entry, before);
  };
  const hasOld = async (): Promise<boolean> => {
    for await (const { line: one } of readLines(path)) if (!isLeft(one)) return true;
    return false;
  };
  if (!(await hasOld())) return;
  await replaceFile(path, async (file) => {
    let gathered: Buffer[] = [];
    let size = 0;
    const write = async (): Promise<void> => {
      await file.writeFile(Buffer.concat(gathered));
      gathered = [];
      size = 0;
    };
    for await (const { line: one } of readLines(path)) {
      if (!isLeft(one)) continue;
      gathered.push(one, END);
      size += one.length;
      if (size >= BLOCK) await write();
    }
    await write();
  });
};

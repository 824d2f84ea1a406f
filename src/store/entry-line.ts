import { z } from 'zod';
import { COLLECTIONS, instant, PLATFORM } from '../domain/register.js';
import type { Entry } from '../ports.js';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

const entrySchema = z.strictObject({
  seq: z.int().min(1),
  at: instant,
  by: z.string(),
  via: z.enum([...PLATFORM, 'clock', 'start', 'operator']),
  why: z.string(),
  cause: z.string().nullable(),
  changes: z.array(
    z.strictObject({
      collection: z.enum(COLLECTIONS),
      id: z.string(),
      patches: z.array(
        z.strictObject({
          op: z.enum(['add', 'remove', 'replace']),
          path: z.array(z.union([z.string(), z.int()])),
          value: z.unknown().optional(),
        }),
      ),
    }),
  ),
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  digest: hex64,
  prev: hex64,
  hash: hex64,
});

/** An entry as its line in the journal, newline included: the newline is written last and says "whole". */
export const toLine = (entry: Entry): string => `${JSON.stringify(entry)}\n`;

/** Reads one line (without its newline); a string says what is wrong with it. */
export const parseLine = (line: Buffer): Entry | string => {
  let json: unknown;
  try {
    json = JSON.parse(line.toString('utf8'));
  } catch {
    return 'it is not JSON';
  }
  const result = entrySchema.safeParse(json);
  if (result.success) return result.data as Entry;
  return `it is not an entry (${result.error.issues[0]?.path.join('.') || 'its fields'})`;
};

import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { writeCode } from '../domain/one-time-code.js';

/** A new code for one use, `ABCD-EFGH-JKLM-NPQR`, from the system's own randomness. */
export const newCode = (): string => writeCode((below) => randomInt(below));

/** What of a code is kept: its SHA-256, hex. The code itself is shown once and kept nowhere. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Whether two such hashes are one, in a time that tells nothing about how far they agree. */
export const sameHash = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'));

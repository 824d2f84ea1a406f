import { hash, randomBytes } from 'node:crypto';
import type { Anchor, Change, Entry } from '../ports.js';

/**
 * How anybody can check a journal with nothing but SHA-256 and a JSON parser.
 *
 *     digest = sha256( salt + canonical({ changes, why }) )
 *     hash   = sha256( canonical([ prev, seq, at, by, via, cause, digest ]) )
 *
 * Both are lower-case hex over UTF-8. `canonical` is RFC 8785: JSON without white space, the keys of each object
 * in ascending order of their UTF-16 units, strings and numbers as ECMAScript's JSON.stringify writes them.
 * `salt` is 32 hex digits, put in front as they stand. `prev` is the former entry's hash, for entry 1 64 zeros.
 *
 * The hash covers the digest and not the words, so that words can be taken out of an entry and the chain still
 * holds; the salt, dropped with them, is what keeps anybody from guessing them from the digest.
 */

/** What entry 1 gives as the hash before it. */
export const FIRST_PREV = '0'.repeat(64);

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Whether JSON.stringify writes this as RFC 8785 has it: every object's keys are in order, and nothing is left out. */
const isInOrder = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(isInOrder);
  if (value === null || typeof value !== 'object') return value !== undefined;
  const keys = Object.keys(value);
  return keys.every(
    (key, at) =>
      (at === 0 || (keys[at - 1] as string) < key) && isInOrder((value as Record<string, unknown>)[key]),
  );
};

/** JSON as RFC 8785 has it; a key whose value is undefined is left out, as in JSON. */
export const canonical = (value: unknown): string => {
  // Thousands of lines of a message are written in one go.
  if (Array.isArray(value))
    return isInOrder(value) ? JSON.stringify(value) : `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields: string[] = [];
  const keys = Object.keys(value);
  // Without a comparator, sort goes by UTF-16 units, as the RFC does, and so does `<`.
  if (keys.some((key, at) => at > 0 && key < (keys[at - 1] as string))) keys.sort();
  for (const key of keys) {
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonical(field)}`);
  }
  return `{${fields.join(',')}}`;
};

/** The digest of an entry's words under a salt, hex. */
export const digestOf = (salt: string, words: { why: string; changes: readonly Change[] }): string =>
  sha256(salt + canonical({ why: words.why, changes: words.changes }));

/** The hash that the next entry builds on, hex. */
export const hashOf = (entry: Omit<Entry, 'hash' | 'why' | 'changes' | 'salt'>): string =>
  sha256(canonical([entry.prev, entry.seq, entry.at, entry.by, entry.via, entry.cause, entry.digest]));

const SALT_BYTES = 16;
let random = Buffer.alloc(0);

/** A new salt: 16 random bytes, hex. Drawn from a stock, because asking the system each time costs 20 µs. */
export const newSalt = (): string => {
  if (random.length < SALT_BYTES) random = randomBytes(256 * SALT_BYTES);
  const salt = random.toString('hex', 0, SALT_BYTES);
  random = random.subarray(SALT_BYTES);
  return salt;
};

/** Completes an entry: salts, digests and chains it. */
export const chainEntry = (entry: Omit<Entry, 'salt' | 'digest' | 'hash'>, salt = newSalt()): Entry => {
  const digest = digestOf(salt, entry);
  const { seq, at, by, via, why, cause, changes, prev } = entry;
  return {
    seq,
    at,
    by,
    via,
    why,
    cause,
    changes,
    salt,
    digest,
    prev,
    hash: hashOf({ prev, seq, at, by, via, cause, digest }),
  };
};

/** Where a journal stands after an entry: what digests, packs and minutes quote. */
export const anchorOf = (entry: Entry | undefined): Anchor =>
  entry === undefined
    ? { seq: 0, hash: FIRST_PREV.slice(0, 8) }
    : { seq: entry.seq, hash: entry.hash.slice(0, 8) };

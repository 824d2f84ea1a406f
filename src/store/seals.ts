import type { Entry } from '../ports.js';
import { digestOf } from './chain.js';

/**
 * Seals: what still protects an entry from which words were taken out.
 *
 * Its own digest cannot be checked any more, because the words and the salt are gone. So the entry that records
 * the redaction carries, in its `cause` and thus under the chain's hash, a digest of what was left, made with its
 * own salt: `redact|12:<hex>,57:<hex>`. Words taken out of entry 12 a second time drop the salt of the first
 * redaction's entry as well, or the first seal would let anybody guess them; the second entry seals both.
 */
const PREFIX = 'redact|';

/** The `cause` of an entry with this salt that records a redaction of these entries, as they are left. */
export const sealing = (salt: string, left: readonly Entry[]): string =>
  PREFIX + left.map((entry) => `${entry.seq}:${digestOf(salt, entry)}`).join(',');

/** What an entry seals: number and digest; none for an entry that records no redaction. */
export const sealsOf = (entry: Entry): ReadonlyMap<number, string> => {
  if (entry.via !== 'operator' || !entry.cause?.startsWith(PREFIX)) return new Map();
  const pairs = entry.cause.slice(PREFIX.length).split(',');
  return new Map(
    pairs.map((pair) => [Number(pair.slice(0, pair.indexOf(':'))), pair.slice(pair.indexOf(':') + 1)]),
  );
};

/** One entry from which words were taken, and the entry that says so. */
export interface Redaction {
  readonly entry: number;
  readonly by: number;
}

/** Checks every entry without a salt against its latest seal; a damage names the first that does not hold. */
export const checkSeals = (
  entries: readonly Entry[],
): { readonly redactions: readonly Redaction[] } | { readonly line: number; readonly why: string } => {
  const latest = new Map<number, { by: Entry; digest: string }>();
  for (const by of entries) {
    for (const [seq, digest] of sealsOf(by)) latest.set(seq, { by, digest });
  }
  const redactions: Redaction[] = [];
  for (const entry of entries) {
    if (entry.salt !== null) continue;
    const seal = latest.get(entry.seq);
    if (seal === undefined || seal.by.salt === null) {
      return {
        line: entry.seq,
        why: 'it has no salt, and no later entry says that words were taken out of it',
      };
    }
    if (digestOf(seal.by.salt, entry) !== seal.digest) {
      return { line: entry.seq, why: `it was changed after entry ${seal.by.seq} took words out of it` };
    }
    redactions.push({ entry: entry.seq, by: seal.by.seq });
  }
  return { redactions };
};

import { sayRecord } from '../domain/words.js';
import type { Anchor } from '../ports.js';
import { anchorOf } from './chain.js';
import { pathsIn } from './paths.js';
import { replayFile } from './replay.js';
import type { Redaction } from './seals.js';
import { openSnapshots } from './snapshot.js';

/** What a check of a journal found. */
export type Verified =
  | {
      readonly kind: 'whole';
      readonly end: Anchor;
      /** The anchor that it was held against and contains; null when none was given. */
      readonly contains: Anchor | null;
      readonly redactions: readonly Redaction[];
      /** Bytes of a last line that is being written, or was torn: never acknowledged. */
      readonly torn: number;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly line: number; readonly why: string }
  /** Chained, but not the journal that the anchor was taken from. `found` is null where it ends before. */
  | {
      readonly kind: 'other';
      readonly end: Anchor;
      readonly expected: Anchor;
      readonly found: Anchor | null;
      readonly from: 'anchor' | 'register.json';
    };

/** Reads an anchor as `1234:7f3a91c2`, or as digests and minutes print it; null when it is neither. */
export const parseAnchor = (text: string): Anchor | null => {
  const [, seq, hash] =
    /^(?:record\s+)?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})\s*[:·]\s*([0-9a-f]{8,64})$/i.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined
    ? null
    : { seq: Number(seq.replaceAll(',', '')), hash: hash.toLowerCase() };
};

/**
 * Checks a register's journal: that it parses, chains, matches its digests and seals and fits together, that it
 * reaches as far as the snapshot beside it, and that it contains the entry of an anchor. It only reads, and works
 * beside a running bot. The snapshot is read first: a running bot's journal is then at least as long.
 */
export const verify = async (dir: string, expected?: Anchor): Promise<Verified> => {
  const paths = pathsIn(dir);
  const snapshot = await openSnapshots(paths.snapshot).read();
  const journal = await replayFile(paths.journal);
  if (journal.kind === 'damaged') return { kind: 'broken', line: journal.line, why: journal.why };
  const { entries, redactions, torn } = journal;
  const end = anchorOf(entries.at(-1));
  const missing = (wanted: Anchor, from: 'anchor' | 'register.json'): Verified | null => {
    const entry = entries[wanted.seq - 1];
    if (entry?.hash.startsWith(wanted.hash)) return null;
    return {
      kind: 'other',
      end,
      expected: wanted,
      found: entry === undefined ? null : anchorOf(entry),
      from,
    };
  };
  const other =
    (typeof snapshot === 'object' ? missing(snapshot, 'register.json') : null) ??
    (expected === undefined ? null : missing(expected, 'anchor'));
  if (other !== null) return other;
  if (entries.length === 0) return { kind: 'empty' };
  return { kind: 'whole', end, contains: expected ?? null, redactions, torn };
};

const otherText = (found: Extract<Verified, { kind: 'other' }>): string => {
  const source = found.from === 'anchor' ? 'what was expected' : 'what register.json beside it knows';
  const wanted = sayRecord({ seq: found.expected.seq, hash: found.expected.hash.slice(0, 8) });
  const instead =
    found.found === null
      ? `it ends with ${sayRecord(found.end)}, so its last lines are missing`
      : `its ${sayRecord(found.found)} is another, so it was rewritten or belongs to another register`;
  return `The journal is chained but does not contain ${wanted}, ${source}: ${instead}; restore a backup that does.`;
};

/** The finding in sentences, one a line. */
export const verifiedText = (found: Verified): readonly string[] => {
  switch (found.kind) {
    case 'empty':
      return ['There is no entry in this journal: name the folder of a register that was used.'];
    case 'broken':
      return [
        `The journal is broken at line ${found.line}: ${found.why}; keep a copy, and restore a backup that is whole.`,
      ];
    case 'other':
      return [otherText(found)];
    case 'whole': {
      const held =
        found.contains === null
          ? 'whole, not anchored: compare this with a digest, a pack or minutes (--expect)'
          : `whole and contains ${sayRecord({ ...found.contains, hash: found.contains.hash.slice(0, 8) })}`;
      const redacted = found.redactions.map(
        ({ entry, by }) => `The chain is whole; entry ${entry} was redacted by entry ${by}.`,
      );
      const torn =
        found.torn === 0
          ? []
          : ['A last line is being written, or was cut short; it was never acknowledged.'];
      return [`The journal is ${held}. It ends with ${sayRecord(found.end)}.`, ...redacted, ...torn];
    }
    default:
      return found satisfies never;
  }
};

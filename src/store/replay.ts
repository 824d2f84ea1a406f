import { createReadStream } from 'node:fs';
import { freeze } from 'immer';
import type { Entry } from '../ports.js';
import { digestOf, FIRST_PREV, hashOf } from './chain.js';
import { parseLine } from './entry-line.js';
import { applyChange, emptyMaps, type Maps } from './records.js';
import { checkSeals, type Redaction } from './seals.js';

/** A journal as read from its file: whole, or damaged at a line. Lines count from 1, as editors show them. */
export type Replay =
  | {
      readonly kind: 'whole';
      readonly entries: Entry[];
      /** The register that the entries come to. */
      readonly maps: Maps;
      /** Bytes of the whole lines. What follows was never acknowledged. */
      readonly length: number;
      /** Bytes after the last newline: a line that was being written. */
      readonly torn: number;
      readonly redactions: readonly Redaction[];
    }
  | { readonly kind: 'damaged'; readonly line: number; readonly why: string };

const misfitInChain = (entry: Entry, former: Entry | undefined): string | null => {
  const seq = (former?.seq ?? 0) + 1;
  if (entry.seq !== seq) return `it is entry ${entry.seq} where entry ${seq} belongs`;
  if (entry.prev !== (former?.hash ?? FIRST_PREV)) return 'it does not follow from the line before';
  if (entry.hash !== hashOf(entry)) return 'its hash does not match what it says';
  if (entry.salt !== null && entry.digest !== digestOf(entry.salt, entry)) {
    return 'its digest does not match its changes';
  }
  return null;
};

/** Applies entries one after the other, checking each against the chain; `take` gives what is wrong, or null. */
export const startReplay = (): {
  readonly entries: Entry[];
  readonly maps: Maps;
  take(entry: Entry): string | null;
} => {
  const entries: Entry[] = [];
  const maps = emptyMaps();
  return {
    entries,
    maps,
    take: (entry) => {
      const misfit = misfitInChain(entry, entries.at(-1));
      if (misfit !== null) return misfit;
      freeze(entry, true);
      for (const change of entry.changes) {
        const wrong = applyChange(maps, change);
        if (wrong !== null) return wrong;
      }
      entries.push(entry);
      return null;
    },
  };
};

/**
 * Reads, checks and replays a journal; a missing file is an empty journal. Only reads, so it works beside a bot
 * that is writing: bytes after the last newline are counted as torn and left alone.
 */
export const replayFile = async (path: string): Promise<Replay> => {
  const replay = startReplay();
  let pieces: Buffer[] = [];
  let length = 0;
  const takeLine = (line: Buffer): string | null => {
    const entry = parseLine(line);
    length += line.length + 1;
    return typeof entry === 'string' ? entry : replay.take(entry);
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      let rest: Buffer = chunk;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
        const line =
          pieces.length === 0 ? rest.subarray(0, end) : Buffer.concat([...pieces, rest.subarray(0, end)]);
        const why = takeLine(line);
        if (why !== null) return { kind: 'damaged', line: replay.entries.length + 1, why };
        pieces = [];
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) pieces.push(rest);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const seals = checkSeals(replay.entries);
  if ('why' in seals) return { kind: 'damaged', ...seals };
  const torn = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { entries, maps } = replay;
  return { kind: 'whole', entries, maps, length, torn, redactions: seals.redactions };
};

import type { Paper } from '../documents/paper.js';
import { packOf } from '../domain/pack.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import { sayRecord } from '../domain/words.js';
import type { Anchor } from '../ports.js';
import { type Changed, changesBlocks } from './changes-blocks.js';
import { type Making, minutesPaper } from './minutes-paper.js';
import { packPaper } from './pack-paper.js';

/** Which papers a meeting has. */
export const PAPERS = ['pack', 'minutes'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** What a paper is made from; `changed` is asked for where it tells what changed. */
export interface MadeFrom {
  readonly register: Register;
  readonly anchor: Anchor;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly changed: (board: Board) => Changed;
}

/** What a paper is made of beside the register, when it is made at `now`, milliseconds since 1970. */
export const makingOf = ({
  register,
  anchor,
  now,
}: Pick<MadeFrom, 'register' | 'anchor' | 'now'>): Making => ({
  now,
  record: sayRecord(anchor),
  marking: register.settings.get('register')?.marking ?? null,
});

/**
 * A meeting's paper as the register stands at `now`, milliseconds since 1970, with the record that it rests on; minutes
 * that were approved as they were then.
 */
export const paperOf = (
  what: PaperKind,
  { register, anchor, now, changed }: MadeFrom,
  { board, meeting }: { readonly board: Board; readonly meeting: Meeting },
): Paper => {
  const kept = what === 'minutes' ? register.papers.get(meeting.id) : undefined;
  if (kept) return kept;
  const making = makingOf({ register, anchor, now });
  return what === 'pack'
    ? packPaper(
        register,
        packOf(register, board, meeting, now),
        making,
        changesBlocks(register, changed(board)),
      )
    : minutesPaper(register, board, meeting, making);
};

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

/** A meeting's paper as the register stands at `now`, milliseconds since 1970, with the record that it rests on. */
export const paperOf = (
  what: PaperKind,
  { register, anchor, now, changed }: MadeFrom,
  { board, meeting }: { readonly board: Board; readonly meeting: Meeting },
): Paper => {
  const making: Making = {
    now,
    record: sayRecord(anchor),
    marking: register.settings.get('register')?.marking ?? null,
  };
  return what === 'pack'
    ? packPaper(
        register,
        packOf(register, board, meeting, now),
        making,
        changesBlocks(register, changed(board)),
      )
    : minutesPaper(register, board, meeting, making);
};

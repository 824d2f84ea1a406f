import type { Paper } from '../documents/paper.js';
import { packOf } from '../domain/pack.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import type { Anchor } from '../ports.js';
import { type Making, minutesPaper } from './minutes-paper.js';
import { packPaper } from './pack-paper.js';

/** Which papers a meeting has. */
export const PAPERS = ['pack', 'minutes'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** A meeting's paper as the register stands at `now`, milliseconds since 1970, with the record that it rests on. */
export const paperOf = (
  what: PaperKind,
  { register, anchor, now }: { readonly register: Register; readonly anchor: Anchor; readonly now: number },
  { board, meeting }: { readonly board: Board; readonly meeting: Meeting },
): Paper => {
  const making: Making = {
    now,
    record: `record ${anchor.seq.toLocaleString('en-GB')} · ${anchor.hash}`,
    marking: register.settings.get('register')?.marking ?? null,
  };
  return what === 'pack'
    ? packPaper(register, packOf(register, board, meeting, now), making, [])
    : minutesPaper(register, board, meeting, making);
};

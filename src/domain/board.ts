import type { Board, Recommendation, Register } from './register.js';
import { isOpen } from './status.js';

/** Whether a board oversees a recommendation: by its inspection, or by its own reference. */
export const oversees = (
  board: Pick<Board, 'oversees'>,
  { id, inspection }: Pick<Recommendation, 'id' | 'inspection'>,
): boolean => board.oversees.some((what) => what === inspection || what === id);

/** What a meeting of the board has to look at: everything it oversees that is open, in the order of the register. */
export const agendaOf = (register: Register, board: Board): readonly Recommendation[] =>
  [...register.recommendations.values()].filter((one) => isOpen(one) && oversees(board, one));

/** The inspections that a board's work comes from, each once: a reference begins with its inspection's code. */
export const inspectionsOf = ({ oversees: over }: Pick<Board, 'oversees'>): readonly string[] => [
  ...new Set(over.map((what) => what.split('/')[0] ?? what)),
];

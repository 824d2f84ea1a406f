import { madeOf } from './filed.js';
import type { Board, Recommendation, Register } from './register.js';
import { isOpen } from './status.js';

/** Whether a board oversees a recommendation: by its inspection, or by its own reference. */
export const oversees = (
  board: Pick<Board, 'oversees'>,
  { id, inspection }: Pick<Recommendation, 'id' | 'inspection'>,
): boolean => board.oversees.some((what) => what === inspection || what === id);

const agendas = madeOf((recommendations: Register['recommendations']) => {
  const known = new Map<Board, readonly Recommendation[]>();
  return (board: Board): readonly Recommendation[] => {
    const found =
      known.get(board) ?? [...recommendations.values()].filter((one) => isOpen(one) && oversees(board, one));
    known.set(board, found);
    return found;
  };
});

/** What a meeting of the board has to look at: everything it oversees that is open, in the order of the register. */
export const agendaOf = (
  { recommendations }: Pick<Register, 'recommendations'>,
  board: Board,
): readonly Recommendation[] => agendas(recommendations)(board);

/** The inspections that a board's work comes from, each once: a reference begins with its inspection's code. */
export const inspectionsOf = ({ oversees: over }: Pick<Board, 'oversees'>): readonly string[] => [
  ...new Set(over.map((what) => what.split('/')[0] ?? what)),
];

/** The fields of a board as people fill them in, in the order of the form. */
export const BOARD_FIELDS = [
  'name',
  'kind',
  'days',
  'from',
  'time',
  'zone',
  'chair',
  'lead',
  'members',
  'deputies',
  'updatesDue',
  'papersOut',
  'hours',
  'oversees',
] as const;
export type BoardField = (typeof BOARD_FIELDS)[number];

/** A board as typed into the form or into a file: every field in words. */
export type TypedBoard = Readonly<Record<BoardField, string>>;
/** What is wrong with it, by the field where it is wrong. */
export type BoardProblems = { readonly [F in BoardField]?: string };
/** A board without what the form does not set. */
export type BoardSettings = Omit<Board, 'id' | 'conversations'>;

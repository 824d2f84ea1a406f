import type { BoardProblems, BoardSettings, TypedBoard } from '../domain/board.js';
import { sayBoardDays } from '../domain/board-days.js';
import type { Board, Register } from '../domain/register.js';
import type { Tx } from '../ports.js';
import { checkBoard } from './check-board.js';
import { followCalendar } from './follow-calendar.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { boardMeant, showBoards } from './show-boards.js';
import { typedDefaults, typedOf } from './typed-board.js';
import type { Asker, Deps } from './use-case.js';

const CHANGE = 'add or change boards';

/** The form of a board: empty with what usually holds, or filled with the board as it is. */
export const openBoardForm = (
  deps: Deps,
  asker: Asker,
  what: { readonly add: string } | { readonly change: string },
): Result => {
  const person = allowed(deps, asker, 'keep-register', CHANGE);
  if ('kind' in person) return person;
  const register = deps.store.read();
  if ('add' in what)
    return {
      kind: 'board-form',
      board: '',
      fields: typedDefaults(register, what.add),
      problems: {},
      ...PERSONAL,
    };
  const board = boardMeant(deps, asker, what.change, { verb: 'change-board' });
  if ('sentence' in board) return board;
  return { kind: 'board-form', board: board.id, fields: typedOf(board, register), problems: {}, ...PERSONAL };
};

/** The parts of the register that a board is checked against, as a change sees them. */
export const checkedIn = (
  tx: Tx,
): Pick<Register, 'people' | 'boards' | 'inspections' | 'recommendations'> => ({
  people: tx.all('people'),
  boards: tx.all('boards'),
  inspections: tx.all('inspections'),
  recommendations: tx.all('recommendations'),
});

/** An id that no board has; never made from a name. */
const freeId = (tx: Tx): string => {
  let at = tx.all('boards').size + 1;
  while (tx.get('boards', `B${at}`)) at += 1;
  return `B${at}`;
};

/** What became of a board that was written. */
export type Written = { readonly board: Board; readonly happened: 'added' | 'changed' | 'same' };

/** Adds the board, or edits the one that there is, and has its meetings follow. Writes nothing where nothing is new. */
export const writeBoard = (tx: Tx, former: Board | null, settings: BoardSettings, now: number): Written => {
  if (former === null) {
    const board: Board = { ...settings, id: freeId(tx), conversations: [] };
    tx.add('boards', board);
    followCalendar(tx, { former, board, now });
    return { board, happened: 'added' };
  }
  const different = Object.entries(settings).filter(
    ([field, value]) => JSON.stringify(Reflect.get(former, field)) !== JSON.stringify(value),
  );
  if (different.length === 0) return { board: former, happened: 'same' };
  tx.edit('boards', former.id, (draft) => {
    for (const [field, value] of different) Reflect.set(draft, field, value);
  });
  const board: Board = { ...former, ...settings };
  followCalendar(tx, { former, board, now });
  return { board, happened: 'changed' };
};

/**
 * Adds a board or changes one, as its form was filled in: one record, and with it the meetings that follow from it, in
 * one entry of the journal. What is wrong comes back beside its field with everything typed kept, and nothing is
 * written then.
 */
export const setBoard = async (
  deps: Deps,
  asker: Asker,
  { board: id, typed }: { readonly board: string; readonly typed: TypedBoard },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', CHANGE);
  if ('kind' in person) return person;
  if (id !== '' && !deps.store.read().boards.has(id)) return boardMeantGone(deps, asker, id);
  const now = deps.clock.now();
  const { cause, via } = asker;
  const why = id === '' ? 'Added a board' : 'Changed a board’s settings';
  const changed = await deps.store.change({ by: person.id, via, why, cause }, (tx) => {
    const register = checkedIn(tx);
    const former = register.boards.get(id) ?? sameBoard(register, typed, now) ?? null;
    const checked = checkBoard(typed, { register, former, now });
    return 'problems' in checked ? checked : writeBoard(tx, former, checked.settings, now);
  });
  if (changed.kind === 'repeated') return showBoards(deps, asker, { named: id });
  const { result } = changed;
  if ('problems' in result) return formAgain(id, typed, result.problems);
  return showBoards(deps, asker, { named: result.board.id, happened: SAID[result.happened] });
};

const boardMeantGone = (deps: Deps, asker: Asker, id: string): Result => {
  const meant = boardMeant(deps, asker, id, { verb: 'change-board' });
  return 'sentence' in meant ? meant : showBoards(deps, asker, { named: meant.id });
};

const formAgain = (board: string, fields: TypedBoard, problems: BoardProblems): Result => ({
  kind: 'board-form',
  board,
  fields,
  problems,
  ...PERSONAL,
});

/** The board that the form would add once more, where it was sent twice: all that it says is so already. */
const sameBoard = (
  register: ReturnType<typeof checkedIn>,
  typed: TypedBoard,
  now: number,
): Board | undefined =>
  [...register.boards.values()].find((board) => {
    if (board.name.toLowerCase() !== typed.name.trim().toLowerCase()) return false;
    const checked = checkBoard(typed, { register, former: board, now });
    return (
      'settings' in checked &&
      sayBoardDays(checked.settings) === sayBoardDays(board) &&
      Object.entries(checked.settings).every(
        ([field, value]) => JSON.stringify(value) === JSON.stringify(Reflect.get(board, field)),
      )
    );
  });

const SAID = {
  added: 'The board is in the register.',
  changed: 'Changed. Its meetings follow; those moved or cancelled by hand stay as they are.',
  same: 'Nothing changed: it was so already.',
} as const;

import { actionNumbered } from '../domain/action.js';
import { dayOf } from '../domain/calendar.js';
import { type Acting, mayBeInBoard, mayRunMeeting } from '../domain/permission.js';
import type { Action, Board, Register } from '../domain/register.js';
import { boardsHere } from './meeting-here.js';
import type { Result } from './result.js';
import { type Asker, type Deps, type Refused, refused, refusedPrivately } from './use-case.js';

/** An action that the asker may see, and what they may do about it. */
export interface MeantAction {
  readonly action: Action;
  readonly board: Board;
  /** Its owner, whoever gave it, the board's chair and the governance team say that it is done. */
  readonly mayFinish: boolean;
  /** The chair and the governance team change it. */
  readonly mayChange: boolean;
}

const LIST = { label: 'My actions', verb: 'show-actions', data: { mine: 'yes' } } as const;

/** A person's own by being asked to do it; having given it counts only through an account that is more than an address. */
const isTheirs = (person: Acting, { owner, by }: Action): boolean =>
  owner === person.id || (by === person.id && person.atMost === undefined);

/** The action of a number, for those who may be in its board, its owner and whoever gave it; the same words to all others. */
export const actionMeant = (deps: Deps, asker: Asker, number: number): MeantAction | Refused => {
  const register = deps.store.read();
  const { person } = asker;
  const action = actionNumbered(register, number);
  const board = action && register.boards.get(action.board);
  const theirs = action !== undefined && person?.active === true && isTheirs(person, action);
  const sees =
    board !== undefined &&
    (theirs ||
      mayBeInBoard(register, person, board) ||
      boardsHere(register, asker).some(({ id }) => id === board.id));
  if (!action || !board || !sees)
    return refused(`I know no action ${number} that I could show you here.`, [LIST]);
  const mayChange = person !== null && mayRunMeeting(register, person, board);
  return { action, board, mayFinish: theirs || mayChange, mayChange };
};

/** As `actionMeant`, for those who may do this to it. */
export const actionAllowed = (
  deps: Deps,
  asker: Asker,
  number: number,
  what: 'finish' | 'change',
): (MeantAction & { readonly person: Acting }) | Refused => {
  const meant = actionMeant(deps, asker, number);
  if ('kind' in meant) return meant;
  const { person } = asker;
  if (person && (what === 'finish' ? meant.mayFinish : meant.mayChange)) return { ...meant, person };
  const { name } = meant.board;
  return refusedPrivately(
    what === 'finish'
      ? `Only its owner, whoever gave it, the chair of ${name} or the governance team can say that action ${number} is done.`
      : `Only the chair of ${name} or the governance team can change action ${number}. Please ask one of them.`,
  );
};

/** Whether it may be shown to the whole conversation: where it is the board's own; anywhere else to the asker alone. */
export const exposureOfBoard = (register: Register, { conversation }: Asker, id: string) =>
  conversation.board === id
    ? ({ audience: 'board', inspections: register.boards.get(id)?.oversees ?? [] } as const)
    : ({ audience: 'person', inspections: [] } as const);

/** An action as it stands now, and what was just done to it; '' where it is only shown. */
export const actionShown = (deps: Deps, asker: Asker, number: number, happened: string): Result => {
  const meant = actionMeant(deps, asker, number);
  if ('kind' in meant) return meant;
  const { board } = meant;
  const today = dayOf(deps.clock.now(), board.zone);
  return {
    kind: 'action',
    ...meant,
    today,
    happened,
    ...exposureOfBoard(deps.store.read(), asker, board.id),
  };
};

import { actionsOf, openActions } from '../domain/action.js';
import { dayOf } from '../domain/calendar.js';
import type { Action, Board } from '../domain/register.js';
import { actionShown } from './action-meant.js';
import { boardsHere } from './meeting-here.js';
import { type ActionsOfBoard, PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** The open actions of the boards here; `mine`: the asker's own, whichever board gave them, told to them alone. */
export const showActions = (deps: Deps, asker: Asker, { mine }: { readonly mine: boolean }): Result => {
  const register = deps.store.read();
  const { person, conversation } = asker;
  const now = deps.clock.now();
  const ofBoard = ({ id, name, zone }: Board, all: readonly Action[]): ActionsOfBoard => ({
    board: name,
    today: dayOf(now, zone),
    actions: all.filter(({ board }) => board === id),
  });
  const given = ({ actions }: ActionsOfBoard): boolean => actions.length > 0;
  if (mine) {
    if (!person) return refused('I do not know who you are yet, so I cannot say which actions are yours.');
    const own = actionsOf(register, person);
    const boards = [...register.boards.values()].map((board) => ofBoard(board, own)).filter(given);
    return { kind: 'actions', boards, mine, ...PERSONAL };
  }
  const here = boardsHere(register, asker);
  if (here.length === 0)
    return refused('The actions of a board are for those who are in it. “my actions” shows yours.');
  const all = openActions(register, () => true);
  const boards = here.map((board) => ofBoard(board, all)).filter(given);
  const inspections = here.flatMap(({ oversees }) => oversees);
  return conversation.board === null
    ? { kind: 'actions', boards, mine, ...PERSONAL }
    : { kind: 'actions', boards, mine, audience: 'board', inspections };
};

/** One action, and what the asker can do about it. */
export const showAction = (deps: Deps, asker: Asker, { action }: { readonly action: number }): Result =>
  actionShown(deps, asker, action, '');

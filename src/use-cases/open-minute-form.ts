import type { NamedItem } from '../domain/agenda.js';
import { mayBeInBoard } from '../domain/permission.js';
import type { Board, Person, Register } from '../domain/register.js';
import { type OnItem, onItem } from './on-item.js';
import type { MinuteForm, Result } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** Most people that the form offers; anybody else is named. */
const MOST_CHOICES = 50;

/** What is typed into the form of an action. */
export interface TypedAction {
  readonly owner: string;
  readonly due: string;
  readonly text: string;
}

/** The board's own people first: they get most of the actions. */
export const choicesOf = (register: Register, board: Board): readonly Person[] => {
  const active = [...register.people.values()].filter((person) => person.active);
  const sits = ({ id }: Person) => board.chair === id || board.members.includes(id);
  const rest = active.filter((person) => !sits(person) && mayBeInBoard(register, person, board));
  return [...active.filter(sits), ...rest].slice(0, MOST_CHOICES);
};

const formOn = ({ meeting, item, name }: OnItem, words: string, problem: string): MinuteForm => ({
  meeting: meeting.id,
  item: item?.key ?? '',
  name,
  words,
  problem,
});

/** Whoever is in the board's room may see what is about to be minuted there. */
const inTheRoom = ({ board }: OnItem) => ({ audience: 'board', inspections: board.oversees }) as const;

/** The form of a decision with what was typed, and what is wrong with it. */
export const decisionForm = (on: OnItem, words: string, problem: string): Result => ({
  kind: 'decision-form',
  ...formOn(on, words, problem),
  ...inTheRoom(on),
});

/** The form of an action with what was typed, and what is wrong with it. */
export const actionForm = (deps: Deps, on: OnItem, typed: TypedAction, problem: string): Result => {
  const register = deps.store.read();
  const choices = choicesOf(register, on.board);
  const chosen = choices.some(({ id }) => id === typed.owner);
  return {
    kind: 'action-form',
    choices,
    owner: chosen ? typed.owner : '',
    other: chosen ? '' : typed.owner,
    due: typed.due,
    ...formOn(on, typed.text, problem),
    ...inTheRoom(on),
  };
};

/** Asks for a decision, or for an action, on an item of the running meeting. */
export const openMinuteForm = (
  deps: Deps,
  asker: Asker,
  {
    what,
    ...about
  }: {
    readonly what: 'decision' | 'action';
    readonly meeting: string;
    readonly item: NamedItem | null;
  },
): Result => {
  const on = onItem(deps, asker, about);
  if ('sentence' in on) return on;
  return what === 'decision'
    ? decisionForm(on, '', '')
    : actionForm(deps, on, { owner: '', due: '', text: '' }, '');
};

import { filedBy } from './filed.js';
import { OPEN_ACTIONS } from './filings.js';
import type { Action, Person, Recommendation, Register } from './register.js';
import { sayShort } from './words.js';

/** The number of the next action: they run over the whole register, and none is ever used again. */
export const nextActionNumber = (register: Pick<Register, 'actions'>): number =>
  Math.max(0, ...[...register.actions.values()].map(({ number }) => number)) + 1;

/** The action of a number; undefined where none has it. */
export const actionNumbered = (register: Pick<Register, 'actions'>, number: number): Action | undefined =>
  [...register.actions.values()].find((one) => one.number === number);

/** The open actions that `which` lets through, the next due first and those without a day last. */
export const openActions = (
  register: Pick<Register, 'actions'>,
  which: (action: Action) => boolean,
): readonly Action[] => {
  const last = '9999-99-99';
  return filedBy(register.actions, OPEN_ACTIONS)
    .under('open')
    .filter(which)
    .sort((a, b) => (a.due ?? last).localeCompare(b.due ?? last) || a.number - b.number);
};

/** The open actions of one person. */
export const actionsOf = (
  register: Pick<Register, 'actions'>,
  { id }: Pick<Person, 'id'>,
): readonly Action[] => openActions(register, ({ owner }) => owner === id);

/** Whose it is: their name, or as they were named at the meeting where the register does not know them. */
export const ownerNamed = (
  register: Pick<Register, 'people'>,
  { owner, ownerSaid }: Pick<Action, 'owner' | 'ownerSaid'>,
): string => (owner === null ? undefined : register.people.get(owner)?.name) ?? ownerSaid;

/** "Action 12 · rec 4". */
export const nameAction = (
  register: { readonly recommendations: ReadonlyMap<string, Recommendation> },
  { number, recommendation: id }: Pick<Action, 'number' | 'recommendation'>,
): string => {
  const recommendation = id === null ? undefined : register.recommendations.get(id);
  return `Action ${number}${recommendation ? ` · ${sayShort(recommendation)}` : ''}`;
};

import { nameAction, ownerNamed } from '../domain/action.js';
import { daysBetween, sayDay } from '../domain/calendar.js';
import type { Action, Register } from '../domain/register.js';
import { count } from '../domain/words.js';
import type { Row } from './asked-card.js';

/** "by Friday 15 October 2021", "by today, …", and how late it is; `today` is a day in its board's zone. */
export const sayBy = ({ due }: Pick<Action, 'due'>, today: string): string => {
  if (due === null) return 'without a day';
  const late = daysBetween(due, today);
  if (late > 0) return `by ${sayDay(due)}, ${count(late, 'day')} late`;
  return late === 0 ? `by today, ${sayDay(due)}` : `by ${sayDay(due)}`;
};

/** An action as a line of a list: whose it is where `whose`, by when, and what; a press shows it. */
export const actionRow = (register: Register, action: Action, today: string, whose: boolean): Row => {
  const by = sayBy(action, today);
  const said = whose
    ? `${ownerNamed(register, action)}, ${by}`
    : `${by.charAt(0).toUpperCase()}${by.slice(1)}`;
  return {
    title: nameAction(register, action),
    detail: `${said}: ${action.text.replace(/\s+/g, ' ')}`,
    label: `Action ${action.number}`,
    verb: 'show-action',
    data: { action: String(action.number) },
  };
};

import { openActions } from '../domain/action.js';
import { isLate } from '../domain/action-log.js';
import { GIVEN } from '../domain/action-messages.js';
import { dayOf } from '../domain/calendar.js';
import type { Action, Delivery, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { count } from '../domain/words.js';
import { actionRow } from './action-lines.js';
import { askedCard, type Section } from './asked-card.js';
import { sentences } from './parts.js';
import { whyButton } from './request-lines.js';
import type { View } from './view.js';

/** Where the reader's actions are that do not fit. */
export const MY_ACTIONS = { label: 'My actions', verb: 'show-actions', data: { mine: 'yes' } } as const;

/** Actions by the board that gave them; `now` is in milliseconds since 1970. */
export const actionSections = (
  register: Register,
  actions: readonly Action[],
  now: number,
  whose: boolean,
): readonly Section[] =>
  [...register.boards.values()].flatMap((board): Section[] => {
    const today = dayOf(now, board.zone);
    const rows = actions
      .filter((action) => action.board === board.id)
      .map((action) => () => actionRow(register, action, today, whose));
    return rows.length === 0 ? [] : [{ board: board.name, title: '', rows }];
  });

/** The actions that a message speaks of, as far as they are open still. */
export const actionsIn = (
  { items }: Delivery,
  register: Register,
  which: (action: Action) => boolean,
): readonly Action[] => {
  const ids = new Set(items.map(({ request }) => request));
  return openActions(register, (action) => ids.has(action.id) && which(action));
};

/** "1 action of yours is late." and "2 actions of yours are due soon."; `today` is a day. */
export const sayActions = (actions: readonly Action[], today: string): string => {
  const late = actions.filter((action) => isLate(action, today)).length;
  const say = (many: number, how: string): string | false =>
    many > 0 && `${count(many, 'action')} of yours ${many === 1 ? 'is' : 'are'} ${how}.`;
  return sentences(say(late, 'late'), say(actions.length - late, 'due'));
};

/** "2 actions are more than two weeks late"; '' where none is. */
export const sayLongLate = (many: number): string =>
  many === 0 ? '' : `${count(many, 'action')} ${many === 1 ? 'is' : 'are'} more than two weeks late`;

/** The daily message to somebody who is asked for no update, but has actions that are near their day or late. */
export const remindingView = (
  delivery: Delivery,
  register: Register,
  actions: readonly Action[],
  now: number,
): View => {
  const [only] = actions.length === 1 ? actions : [];
  const late = actions.some((action) => isLate(action, dayOf(now, zoneOf(register))));
  const done = { label: 'Done', verb: 'open-finish-action', data: { action: String(only?.number ?? '') } };
  return askedCard(
    {
      heading: `${only ? 'An action' : 'Actions'} of yours ${only ? 'is' : 'are'} ${late ? 'late' : 'due'}`,
      summary: 'Say when it is done, or ask the chair for another day.',
      of: 'action',
      rest: MY_ACTIONS,
      buttons: [only ? done : null, MY_ACTIONS, whyButton(delivery)],
      audience: 'person',
    },
    actionSections(register, actions, now, false),
  );
};

/** What tells somebody of the actions that they were given; null for a delivery of another rule. */
export const viewOfActionDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  if (delivery.rule !== GIVEN) return null;
  const actions = actionsIn(delivery, register, ({ owner }) => owner === delivery.subject);
  const [only] = actions.length === 1 ? actions : [];
  const done = only && {
    label: 'Done',
    verb: 'open-finish-action',
    data: { action: String(only.number) },
  };
  return askedCard(
    {
      heading: `The board gave you ${only ? 'an action' : count(actions.length, 'action')}`,
      summary: 'Say when it is done, in a few words; the note goes into the next meeting’s papers.',
      of: 'action',
      rest: MY_ACTIONS,
      buttons: [done ?? null, MY_ACTIONS, whyButton(delivery)],
      audience: 'person',
    },
    actionSections(register, actions, now, false),
  );
};

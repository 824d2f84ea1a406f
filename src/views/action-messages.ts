import { openActions } from '../domain/action.js';
import { GIVEN } from '../domain/action-messages.js';
import { dayOf } from '../domain/calendar.js';
import type { Action, Delivery, Register } from '../domain/register.js';
import { count } from '../domain/words.js';
import { actionRow } from './action-lines.js';
import { askedCard, type Section } from './asked-card.js';
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
      .map((action) => actionRow(register, action, today, whose));
    return rows.length === 0 ? [] : [{ board: board.name, title: '', rows }];
  });

/** What tells somebody of the actions that they were given; null for a delivery of another rule. */
export const viewOfActionDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  if (delivery.rule !== GIVEN) return null;
  const told = new Set(delivery.items.map(({ request }) => request));
  const actions = openActions(register, ({ id, owner }) => told.has(id) && owner === delivery.subject);
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

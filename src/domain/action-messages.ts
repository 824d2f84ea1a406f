import { toInstant } from './calendar.js';
import { filedBy } from './filed.js';
import { DELIVERIES_BY_ITEM } from './filings.js';
import { ownConversation } from './own-conversation.js';
import type { Action, Delivery, Register } from './register.js';
import { deliveryKey, type Standing } from './reminder.js';

/** Whoever was given actions is told at once, as of what a colleague did to one's item: no chasing. */
export const GIVEN = 'actions-given';

/** A message that tells somebody of the actions that are theirs now. */
export type ToldOfActions = Pick<
  Delivery,
  'id' | 'rule' | 'subject' | 'occurrence' | 'conversation' | 'dueAt' | 'items'
>;

/**
 * The messages that tell the owners of these actions, one to each person, as of `now` (milliseconds since 1970): of what
 * is open and was not told to them before, by somebody else than `by`. `deed` is what gave them: a meeting's or an
 * action's id. Nothing to whoever has no conversation with the bot.
 */
export const tellOfActions = (
  register: Register,
  actions: readonly Action[],
  { by, deed }: { readonly by: (action: Action) => string; readonly deed: string },
  now: number,
): readonly ToldOfActions[] => {
  const said = filedBy(register.deliveries, DELIVERIES_BY_ITEM);
  const wasTold = (action: string, owner: string): boolean =>
    said.last(action, ({ rule, subject }) => rule === GIVEN && subject === owner) !== undefined;
  const owed = new Map<string, string[]>();
  for (const action of actions) {
    const { id, owner, state } = action;
    if (state !== 'open' || owner === null || owner === by(action) || wasTold(id, owner)) continue;
    owed.set(owner, [...(owed.get(owner) ?? []), id]);
  }
  const at = toInstant(now);
  const occurrence = `${deed}@${at}`;
  return [...owed].flatMap(([owner, ids]): ToldOfActions[] => {
    const conversation = register.people.get(owner)?.active ? ownConversation(register, owner) : null;
    if (conversation === null) return [];
    const items = ids.map((id) => ({ request: id, step: 'given' }));
    const id = deliveryKey(GIVEN, owner, occurrence, conversation);
    return [{ id, rule: GIVEN, subject: owner, occurrence, conversation, dueAt: at, items }];
  });
};

/** Whether an action that a message to somebody speaks of is still open and theirs. */
export const isStillTheirs = (register: Pick<Register, 'actions'>, id: string, person: string): boolean => {
  const action = register.actions.get(id);
  return action?.state === 'open' && action.owner === person;
};

/** Whether a message about given actions should still go out: not when all of them were settled or given on. */
export const standingOfActions = ({ items, subject }: Delivery, register: Register): Standing =>
  items.some(({ request }) => isStillTheirs(register, request, subject))
    ? { kind: 'owed' }
    : { kind: 'overtaken', note: 'None of the actions was still open and theirs when it was to be sent.' };

import { sayInstant } from '../domain/calendar.js';
import { deadLetters } from '../domain/health.js';
import { may } from '../domain/permission.js';
import type { Delivery, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** How many are told one by one. */
const TOLD = 10;

const sayWhere = (register: Register, id: string): string => {
  const conversation = register.conversations.get(id);
  const person = register.people.get(conversation?.person ?? '')?.name;
  return person ?? (conversation?.name || 'a conversation that is not in the register');
};

const sayDeadLetter = (register: Register, { rule, conversation, dueAt, note }: Delivery): string =>
  `To ${sayWhere(register, conversation)}, due ${sayInstant(dueAt, zoneOf(register))} (${rule}): ${note ?? ''}`;

/** The messages of the last month that reached nobody and are not tried again: for governance and administrators. */
export const showDeliveries = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'keep-register') && !may(register, asker.person, 'administer'))
    return refused('What could not be delivered is for the governance team. Ask them.');
  const letters = deadLetters(register.deliveries, deps.clock.now());
  const more = letters.length - TOLD;
  return {
    kind: 'notice',
    heading: 'Messages that could not be delivered',
    sentences:
      letters.length === 0
        ? ['None in the last month: everything that was due was delivered, or is still being tried.']
        : [
            ...letters.slice(0, TOLD).map((letter) => sayDeadLetter(register, letter)),
            ...(more > 0 ? [`And ${more} more.`] : []),
          ],
    waysOn: [],
    ...PERSONAL,
  };
};

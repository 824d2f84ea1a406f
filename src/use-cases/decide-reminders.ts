import { toInstant } from '../domain/calendar.js';
import type { Delivery } from '../domain/register.js';
import { type DueReminder, dueReminder, dueReminders, type Ledger } from '../domain/reminder.js';
import type { Tx } from '../ports.js';
import type { Deps } from './use-case.js';

const ledgerOf = (tx: Tx): Ledger => ({
  boards: tx.all('boards'),
  meetings: tx.all('meetings'),
  deliveries: tx.all('deliveries'),
  settings: tx.all('settings'),
});

/** A delivery as it enters the ledger at `now`: not yet attempted, and free to be at once. */
export const newDelivery = (
  of: Pick<Delivery, 'id' | 'rule' | 'subject' | 'occurrence' | 'conversation' | 'dueAt' | 'state' | 'note'> &
    Partial<Pick<Delivery, 'items'>>,
  now: number,
): Delivery => ({
  items: [],
  ...of,
  decidedAt: toInstant(now),
  attempts: 0,
  notBefore: toInstant(now),
  sentAt: null,
  message: null,
});

const toDelivery = ({ key, ...due }: DueReminder, now: number): Delivery =>
  newDelivery({ id: key, ...due }, now);

const WHY = {
  decided: 'This reminder is due.',
  overtaken: 'This reminder was due; a nearer one is sent instead.',
  missed: 'This reminder was due; the meeting had started.',
} as const;

/**
 * Enters every reminder that is due in the ledger, each in a change of its own whose cause is its key: a stop in
 * between leaves the others due, and two ticks at once enter each one once. The change looks again at the newest
 * state, since the meeting may just have moved. Gives back what this call entered.
 */
export const decideReminders = async ({ store, clock }: Deps): Promise<readonly DueReminder[]> => {
  const now = clock.now();
  const entered: DueReminder[] = [];
  for (const { key, subject, state } of dueReminders(store.read(), now)) {
    const changed = await store.change(
      { by: 'scrutiny', via: 'clock', why: WHY[state], cause: key },
      (tx) => {
        const due = dueReminder(ledgerOf(tx), subject, key, now);
        if (due !== null) tx.add('deliveries', toDelivery(due, now));
        return due;
      },
    );
    if (changed.kind === 'applied' && changed.result !== null) entered.push(changed.result);
  }
  return entered;
};

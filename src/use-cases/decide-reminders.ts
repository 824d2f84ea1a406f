import type { Delivery } from '../domain/register.js';
import { type DueReminder, dueReminder, dueReminders } from '../domain/reminder.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';
import type { Deps } from './use-case.js';

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
        const due = dueReminder(registerOf(tx), subject, key, now);
        if (due !== null) tx.add('deliveries', toDelivery(due, now));
        return due;
      },
    );
    if (changed.kind === 'applied' && changed.result !== null) entered.push(changed.result);
  }
  return entered;
};

import type { Due } from '../domain/due.js';
import type { Register } from '../domain/register.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';
import type { Deps } from './use-case.js';

/** A rule of the clock: what of it is due at `now`, from the register alone. */
export type DueRule = (register: Register, now: number) => readonly Due[];

/**
 * Enters everything that a rule says is due in the ledger, each in a change of its own whose cause is its key: a stop
 * in between leaves the others due, and two ticks at once enter each one once. The change looks again at the newest
 * state. `what` begins the reason in the journal: "This warning".
 */
export const decideDue = async ({ store, clock }: Deps, what: string, rule: DueRule): Promise<void> => {
  const now = clock.now();
  for (const { key, state, note } of rule(store.read(), now)) {
    const why = `${what} is due${state === 'decided' ? '' : ` and not sent: ${note}`}`;
    await store.change({ by: 'scrutiny', via: 'clock', why, cause: key }, (tx) => {
      const due = rule(registerOf(tx), now).find((one) => one.key === key);
      if (due === undefined) return;
      const { key: id, ...rest } = due;
      tx.add('deliveries', newDelivery({ id, ...rest }, now));
    });
  }
};

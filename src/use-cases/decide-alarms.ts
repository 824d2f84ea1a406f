import { dueAlarms } from '../domain/alarmed.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';
import type { Deps } from './use-case.js';

/** Enters one message for each thing that is wrong and each who is to hear of it, once, and again of what is new in it. */
export const decideAlarms = async ({ store, clock, lastTick }: Deps): Promise<void> => {
  const now = clock.now();
  const last = lastTick?.() ?? now;
  if (dueAlarms(store.read(), last, now).length === 0) return;
  await store.change(
    { by: 'scrutiny', via: 'clock', why: 'Something needs a person.', cause: null },
    (tx) => {
      for (const { items, ...told } of dueAlarms(registerOf(tx), last, now))
        tx.add('deliveries', newDelivery({ ...told, items: [...items], state: 'decided', note: null }, now));
    },
  );
};

import { alarmed, alarmKey, alarmRule, alarmsOf } from '../domain/alarm.js';
import { toInstant } from '../domain/calendar.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';
import type { Deps } from './use-case.js';

/** Enters one message for each thing that is wrong and each who is to hear of it, once. */
export const decideAlarms = async ({ store, clock, lastTick }: Deps): Promise<void> => {
  const now = clock.now();
  const register = store.read();
  const fresh = alarmsOf(register, lastTick?.() ?? now, now).flatMap((alarm) =>
    alarmed(register)
      .map(({ person, conversation }) => ({ alarm, conversation, id: alarmKey(alarm, person) }))
      .filter(({ id }) => !register.deliveries.has(id)),
  );
  if (fresh.length === 0) return;
  await store.change(
    { by: 'scrutiny', via: 'clock', why: 'Something needs a person.', cause: null },
    (tx) => {
      for (const { alarm, conversation, id } of fresh) {
        if (registerOf(tx).deliveries.has(id)) continue;
        const { kind, subject, occurrence } = alarm;
        const told = { id, rule: alarmRule(kind), subject, occurrence, conversation, dueAt: toInstant(now) };
        tx.add('deliveries', newDelivery({ ...told, state: 'decided', note: null }, now));
      }
    },
  );
};

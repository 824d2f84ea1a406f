import { isAboutRequests, nextMessageAt, standingOfMessage } from './chasing.js';
import type { Delivery, Register } from './register.js';
import { nextReminderAt, type Standing, standingOf as standingOfReminder } from './reminder.js';

/** Whether a delivery of any rule, decided some time ago, should still go out at `now` (milliseconds since 1970). */
export const standingOf = (delivery: Delivery, register: Register, now: number): Standing =>
  isAboutRequests(delivery.rule)
    ? standingOfMessage(delivery, register, now)
    : standingOfReminder(delivery, register, now);

/** The next instant after `now` at which anything is due, both in milliseconds since 1970; null when nothing is. */
export const nextDueAt = (register: Register, now: number): number | null => {
  const ahead = [nextReminderAt(register, now), nextMessageAt(register, now)].filter((at) => at !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
};

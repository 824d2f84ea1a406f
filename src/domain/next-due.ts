import { nextDigestAt } from './digest.js';
import { nextMessageAt } from './next-message.js';
import { nextPapersAt } from './papers-out.js';
import type { Register } from './register.js';
import { nextReminderAt } from './reminder.js';
import { nextWarningAt } from './response-warning.js';

const NEXT = [nextReminderAt, nextMessageAt, nextWarningAt, nextDigestAt, nextPapersAt] as const;

/** The next instant after `now` at which anything is due, both in milliseconds since 1970; null when nothing is. */
export const nextDueAt = (register: Register, now: number): number | null => {
  const ahead = NEXT.map((next) => next(register, now)).filter((at) => at !== null);
  return ahead.length === 0 ? null : Math.min(...ahead);
};

import { addDays, dayOf, instantOf } from './calendar.js';
import { dueMessagesFrom } from './chasing.js';
import { commonHours } from './chasing-hours.js';
import { papersMoment } from './escalation.js';
import { meetingStart } from './meeting.js';
import { requestsToPassOn } from './passing-on.js';
import type { Register } from './register.js';
import { requestsOwed, requestsToCarryOver } from './requests-due.js';
import { zoneOf } from './status.js';
import { calendarOf } from './update-request.js';
import { isWorkingDay } from './working-days.js';

/** How far ahead the next message is looked for, in days: further than any board asks before its meeting. */
const AHEAD_DAYS = 130;

/**
 * The next instant after `now`, both in milliseconds since 1970, at which a message about requests is due, or requests
 * are made that bring one; null when none lies ahead. It looks at the beginning of each working day and at the times
 * at which papers go out.
 */
export const nextMessageAt = (register: Register, now: number): number | null => {
  const moments = new Set<number>();
  const { from } = commonHours(register);
  const office = zoneOf(register);
  const zones = new Set([office, ...[...register.people.values()].map(({ zone }) => zone ?? office)]);
  for (const zone of zones)
    for (let day = 0; day <= AHEAD_DAYS; day += 1)
      moments.add(instantOf(addDays(dayOf(now, zone), day), from, zone));
  for (const meeting of register.meetings.values()) {
    const board = register.boards.get(meeting.board);
    if (board && meeting.state === 'planned' && meetingStart(meeting) > now)
      moments.add(papersMoment(register, board, meeting));
  }
  const ahead = [...moments].filter((at) => at > now).sort((a, b) => a - b);
  const messagesAt = dueMessagesFrom(register, now);
  // Where nobody works anywhere, nobody is written to.
  const isWorked = (at: number): boolean =>
    [...zones].some((zone) => isWorkingDay(dayOf(at, zone), calendarOf(register)));
  return (
    ahead.find(
      (at) =>
        requestsOwed(register, at).length > 0 ||
        requestsToCarryOver(register, at).length > 0 ||
        requestsToPassOn(register, at).length > 0 ||
        (isWorked(at) && messagesAt(at).length > 0),
    ) ?? null
  );
};

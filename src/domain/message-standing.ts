import { isStillTheirs } from './action-messages.js';
import { dayOf, toMilliseconds } from './calendar.js';
import { hoursFor } from './chasing-hours.js';
import { hasBegun } from './meeting.js';
import type { Delivery, Register } from './register.js';
import type { Standing } from './reminder.js';
import { ASKED, CHANGED, MISSING } from './request-rules.js';
import { lastUpdate } from './status.js';
import { awayOn } from './update-request.js';
import { nextWorkingMoment } from './working-hours.js';

/** Whether one line of a message still holds: its request is open, or its meeting is still off. */
export const standsStill = (
  register: Register,
  { request: id, step }: Delivery['items'][number],
): boolean => {
  const request = register.requests.get(id);
  return step === 'off'
    ? request?.state === 'withdrawn' && register.meetings.get(request.meeting)?.state === 'cancelled'
    : request?.state === 'open';
};

/**
 * Whether a message that was decided some time ago should still go out at `now`: not when everything in it was
 * answered, not the chair's list once its meeting has begun, and what a person gets once a day on its own day and in working hours only. On another day it is decided anew.
 */
export const standingOfMessage = (delivery: Delivery, register: Register, now: number): Standing => {
  const returned =
    delivery.rule === 'update-returned' ? register.updates.get(delivery.occurrence) : undefined;
  if (returned !== undefined)
    return lastUpdate(register, returned.recommendation)?.id === returned.id
      ? { kind: 'owed' }
      : { kind: 'overtaken', note: 'A new update came before this was sent.' };
  const meeting = delivery.rule === MISSING ? register.meetings.get(delivery.subject) : undefined;
  if (meeting && (now >= toMilliseconds(delivery.occurrence) || hasBegun(meeting, now)))
    return { kind: 'overtaken', note: 'The meeting that it is for had begun before it could be sent.' };
  const stands = (item: Delivery['items'][number]): boolean =>
    register.actions.get(item.request)?.state === 'open'
      ? delivery.rule === MISSING || isStillTheirs(register, item.request, delivery.subject)
      : standsStill(register, item);
  if (!delivery.items.some(stands))
    return { kind: 'overtaken', note: 'Nothing that it asks about was still open when it was to be sent.' };
  if (delivery.rule !== ASKED && delivery.rule !== CHANGED) return { kind: 'owed' };
  const person = register.people.get(delivery.subject);
  if (!person) return { kind: 'overtaken', note: 'Whom it asks is not in the register any more.' };
  const hours = hoursFor(register, person);
  if (dayOf(now, hours.zone) !== delivery.occurrence || awayOn(person, delivery.occurrence))
    return { kind: 'overtaken', note: 'It could not be sent on its day; what is still due is asked anew.' };
  return nextWorkingMoment(now, hours) === now
    ? { kind: 'owed' }
    : { kind: 'overtaken', note: 'Working hours ended before it could be sent; it is asked anew.' };
};

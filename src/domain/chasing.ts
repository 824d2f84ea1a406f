import { dayOf, toInstant, toMilliseconds } from './calendar.js';
import { hoursFor, lastWorkedDay } from './chasing-hours.js';
import { escalation, papersMoment } from './escalation.js';
import { meetingStart } from './meeting.js';
import { type Open, openRequests } from './open-requests.js';
import { type Recipient, type Recipients, recipientsIn } from './recipients.js';
import type { Delivery, Person, Register } from './register.js';
import { deliveryKey, type Standing } from './reminder.js';
import { ASKED, type Item, MISSING, type Step } from './request-rules.js';
import { lastUpdate } from './status.js';
import { awayOn, policyOf, updatesDueOn } from './update-request.js';
import { workingDaysBetween } from './working-days.js';
import { nextWorkingMoment, type WorkingHours } from './working-hours.js';

/**
 * Asking and chasing, as a considerate colleague would: everything that a person is to be asked goes into one message,
 * at most one on a day, in their working hours, never when they are away, and not soon after another message about
 * the same thing. What is due follows from dates and the ledger (`register.deliveries`) alone, so a late, repeated or
 * missed tick changes nothing but when a message arrives, and a day on which nobody could be written to uses up
 * nothing.
 */

/** A message that is due and not in the ledger yet. */
export interface DueMessage {
  /** The delivery's id. For the daily message its occurrence is the day: a person gets one a day at most. */
  readonly key: string;
  readonly rule: typeof ASKED | typeof MISSING;
  /** Whom it is for: a person's id; for the chair's list the meeting's. */
  readonly subject: string;
  readonly occurrence: string;
  readonly conversation: string;
  /** An instant. */
  readonly dueAt: string;
  readonly items: readonly Item[];
}

/** The steps that speak to somebody else than the respondent. */
const OTHERS: ReadonlySet<Step> = new Set(['chair', 'deputy', 'lead']);

/** The step that a request has come to on `today` for its respondent; null when it is to be left alone. */
const stepForRespondent = (
  register: Register,
  open: Open,
  hours: WorkingHours,
  today: string,
): Step | null => {
  const { request, board, meeting } = open;
  const { snoozed } = request;
  // What others were told (the chair's list, a deputy, the lead) reached nobody who was asked.
  const told = open.told.filter(({ step }) => !OTHERS.has(step));
  const { chaseAfter, apart } = policyOf(register);
  const { calendar, zone } = hours;
  const due = updatesDueOn(board, meeting, calendar);
  // Asked late (the meeting was entered, or the owner named, after the last day) is better than not at all.
  if (told.length === 0) return snoozed !== null && today < snoozed.until ? null : 'first';
  // The meeting has moved since, and with it the last day: they hear that whether it lies ahead or has passed.
  if (!told.some(({ at }) => at >= toMilliseconds(meeting.scheduledAt))) return 'moved';
  if (today > due) return null;
  const lastTold = dayOf(Math.max(...told.map(({ at }) => at)), zone);
  const silent = workingDaysBetween(lastTold, today, calendar);
  if (silent < apart) return null;
  const reached = (step: Step) => told.some((one) => one.step === step);
  const lastDay = lastWorkedDay(due, hours);
  if (today >= lastDay) return reached('last') ? null : 'last';
  // Too near the last day: that reminder would have to be left out for this one.
  if (workingDaysBetween(today, lastDay, calendar) < apart) return null;
  if (snoozed !== null && today < snoozed.until) return null;
  if (snoozed !== null && !told.some(({ at }) => dayOf(at, zone) >= snoozed.until)) return 'again';
  return silent >= chaseAfter && !reached('chase') ? 'chase' : null;
};

/** One person's message of today; null for whoever cannot be written to now, or was today. */
interface Bundle extends Recipient {
  readonly key: string;
  readonly day: string;
  readonly hours: WorkingHours;
  /** By request: nobody is told of one twice in a message. */
  readonly items: Map<string, Step>;
}

const bundleFor = (register: Register, { person, conversation }: Recipient, now: number): Bundle | null => {
  const hours = hoursFor(register, person);
  if (nextWorkingMoment(now, hours) !== now) return null;
  const day = dayOf(now, hours.zone);
  const key = deliveryKey(ASKED, person.id, day, person.id);
  return register.deliveries.has(key) ? null : { person, conversation, key, day, hours, items: new Map() };
};

/** What each person is to be asked today, everything in one message, if they may be written to at this moment. */
const askedToday = (
  register: Register,
  open: readonly Open[],
  recipients: Recipients,
  now: number,
): readonly DueMessage[] => {
  const bundles = new Map<string, Bundle | null>();
  const bundleOf = (to: Recipient): Bundle | null => {
    const known = bundles.get(to.person.id);
    if (known !== undefined) return known;
    const bundle = bundleFor(register, to, now);
    bundles.set(to.person.id, bundle);
    return bundle;
  };
  const put = (to: Person, one: Open, stepAt: (hours: WorkingHours, today: string) => Step | null) => {
    for (const recipient of recipients.of(to)) {
      const bundle = bundleOf(recipient);
      if (bundle === null || bundle.items.has(one.request.id)) continue;
      const step = stepAt(bundle.hours, bundle.day);
      if (step !== null) bundle.items.set(one.request.id, step);
    }
  };
  for (const one of open) {
    put(one.respondent, one, (hours, today) => stepForRespondent(register, one, hours, today));
    for (const { person, step } of escalation(register, one, now)) put(person, one, () => step);
  }
  return [...bundles.values()].flatMap((bundle) =>
    bundle === null || bundle.items.size === 0
      ? []
      : [
          {
            key: bundle.key,
            rule: ASKED,
            subject: bundle.person.id,
            occurrence: bundle.day,
            conversation: bundle.conversation,
            dueAt: toInstant(now),
            items: [...bundle.items].map(([request, step]) => ({ request, step })),
          },
        ],
  );
};

/**
 * The chair's list of what has no update, once for each meeting, as papers go out; a board without a chair has its
 * list go to the governance team. Nothing missing, no list.
 */
const missingNow = (
  register: Register,
  open: readonly Open[],
  recipients: Recipients,
  now: number,
): readonly DueMessage[] => {
  const meetings = new Map(open.map((one) => [one.meeting.id, one]));
  return [...meetings.values()].flatMap(({ meeting, board }) => {
    const moment = papersMoment(register, board, meeting);
    const chair = register.people.get(board.chair ?? '');
    if (now < moment) return [];
    const occurrence = toInstant(meetingStart(meeting));
    const items = open
      .filter((one) => one.meeting.id === meeting.id)
      .map(({ request }) => ({ request: request.id, step: 'chair' as const }));
    const to = chair ? recipients.of(chair) : recipients.governance;
    return to.flatMap(({ person, conversation }) => {
      const key = deliveryKey(MISSING, meeting.id, occurrence, person.id);
      if (register.deliveries.has(key)) return [];
      const of = { key, rule: MISSING, subject: meeting.id, occurrence, conversation } as const;
      return [{ ...of, dueAt: toInstant(moment), items }];
    });
  });
};

/**
 * Every message about open requests that is due at `now` (milliseconds since 1970) and not in the ledger: to each
 * respondent, deputy and lead one for the day, and to each chair the list when papers go out. Somebody without a
 * conversation is asked through the governance team.
 */
export const dueMessages = (register: Register, now: number): readonly DueMessage[] =>
  dueMessagesFrom(register, now)(now);

/**
 * The same for any moment from `from` on, as the register is now: what the ledger says is gone through once, however
 * many moments are asked about.
 */
export const dueMessagesFrom = (
  register: Register,
  from: number,
): ((now: number) => readonly DueMessage[]) => {
  const all = openRequests(register, from);
  const recipients = recipientsIn(register);
  return (now) => {
    const open = all.filter(({ meeting }) => meetingStart(meeting) > now);
    if (open.length === 0) return [];
    return [...askedToday(register, open, recipients, now), ...missingNow(register, open, recipients, now)];
  };
};

/**
 * Whether a message that was decided some time ago should still go out at `now`: not when everything in it was
 * answered, and the daily one on its own day and in working hours only. On another day it is decided anew.
 */
export const standingOfMessage = (delivery: Delivery, register: Register, now: number): Standing => {
  const returned =
    delivery.rule === 'update-returned' ? register.updates.get(delivery.occurrence) : undefined;
  if (returned !== undefined)
    return lastUpdate(register, returned.recommendation)?.id === returned.id
      ? { kind: 'owed' }
      : { kind: 'overtaken', note: 'A new update came before this was sent.' };
  const open = delivery.items.flatMap(({ request: id }) => {
    const request = register.requests.get(id);
    return request?.state === 'open' ? [request] : [];
  });
  const [request] = open;
  if (request === undefined)
    return { kind: 'overtaken', note: 'Nothing that it asks about was still open when it was to be sent.' };
  if (delivery.rule !== ASKED) return { kind: 'owed' };
  const person = register.people.get(delivery.subject);
  if (!person) return { kind: 'overtaken', note: 'Whom it asks is not in the register any more.' };
  const hours = hoursFor(register, person);
  if (dayOf(now, hours.zone) !== delivery.occurrence || awayOn(person, delivery.occurrence))
    return { kind: 'overtaken', note: 'It could not be sent on its day; what is still due is asked anew.' };
  return nextWorkingMoment(now, hours) === now
    ? { kind: 'owed' }
    : { kind: 'overtaken', note: 'Working hours ended before it could be sent; it is asked anew.' };
};

import { addDays, instantOf, toInstant, toMilliseconds } from './calendar.js';
import { hasBegun, meetingStart } from './meeting.js';
import { meetingsLeft } from './meetings-left.js';
import type { Delivery, Meeting, Register } from './register.js';
import { calendarOf } from './update-request.js';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-days.js';

/**
 * What is due, from dates and the ledger (`register.deliveries`) alone: never from the time of a tick. A late,
 * repeated or missed tick therefore changes nothing but when a reminder arrives.
 */

/**
 * When a board is reminded of its meeting. Days are calendar days at the meeting's wall time (7 days before
 * 10:00 GMT on 2 November is 10:00 BST on 26 October); where that is no working day it is the last one before, because
 * what is tied to a meeting comes early rather than late: of a Monday's meeting one is reminded on Friday. Hours are
 * elapsed hours, on the day itself.
 */
export const POLICY = [
  { rule: 'meeting-7-days', before: { days: 7 } },
  { rule: 'meeting-1-day', before: { days: 1 } },
  { rule: 'meeting-2-hours', before: { hours: 2 } },
] as const satisfies readonly {
  readonly rule: string;
  readonly before: { readonly days: number } | { readonly hours: number };
}[];

/** The rule of the one message that says that a board's calendar has changed; its subject is the board. */
export const CALENDAR_CHANGED = 'calendar-changed';

/** A reminder is called late from this many milliseconds after it was due. */
export const LATE_AFTER_MS = 15 * 60_000;

/** A reminder that is due and not in the ledger yet, and what the ledger will say of it. */
export interface DueReminder {
  /** `rule|subject|occurrence|recipient`: the delivery's id, once for ever. */
  readonly key: string;
  readonly rule: (typeof POLICY)[number]['rule'];
  /** The meeting's id. With the occurrence it says which meeting at which time. */
  readonly subject: string;
  /** The meeting's start, an instant: a meeting that moves is another occurrence. */
  readonly occurrence: string;
  readonly conversation: string;
  /** An instant. */
  readonly dueAt: string;
  /** `decided`: to be sent. `overtaken`: a nearer one is due as well. `missed`: the meeting has started. */
  readonly state: 'decided' | 'overtaken' | 'missed';
  /** Why it is not sent; null when it is. */
  readonly note: string | null;
}

/** The parts of the register that say what is due. */
export type Ledger = Pick<Register, 'boards' | 'meetings' | 'deliveries' | 'settings'>;

/** The ledger's key: the same rule speaks once about one occurrence of a subject to one recipient. */
export const deliveryKey = (rule: string, subject: string, occurrence: string, recipient: string): string =>
  [rule, subject, occurrence, recipient].join('|');

interface Times {
  readonly start: number;
  /** The start as an instant: which occurrence of the meeting this is. */
  readonly occurrence: string;
  /** When each line of the policy is due, in the policy's order. */
  readonly due: readonly number[];
  /** The working days that this was reckoned with. */
  readonly calendar: WorkingCalendar;
  /** What it owes each conversation that was asked about. */
  readonly owed: Map<string, readonly Owed[]>;
}
const times = new WeakMap<Meeting, Times>();

/** The day, or the last working day before it. */
export const workedDay = (day: string, calendar: WorkingCalendar): string =>
  isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);

/** Kept for each record, which never changes: asking Temporal for every meeting on every tick would not be quick. */
const timesOf = (meeting: Meeting, calendar: WorkingCalendar): Times => {
  const known = times.get(meeting);
  if (known?.calendar === calendar) return known;
  const start = meetingStart(meeting);
  const due = POLICY.map(({ before }) =>
    'days' in before
      ? instantOf(workedDay(addDays(meeting.day, -before.days), calendar), meeting.time, meeting.zone)
      : start - before.hours * 3_600_000,
  );
  const found = { start, occurrence: toInstant(start), due, calendar, owed: new Map() };
  times.set(meeting, found);
  return found;
};

interface Owed {
  readonly rule: DueReminder['rule'];
  readonly key: string;
  readonly conversation: string;
  readonly dueAt: number;
}

/**
 * What a meeting owes one of the board's conversations, the earliest first. A cancelled one owes nothing. What was
 * due before the meeting was entered or moved is not owed and leaves no record: nobody could have sent it.
 */
const owedTo = (ledger: Ledger, meeting: Meeting, conversation: string): readonly Owed[] => {
  if (meeting.state === 'cancelled') return [];
  const { start, occurrence, due, owed } = timesOf(meeting, calendarOf(ledger));
  const known = owed.get(conversation);
  if (known !== undefined) return known;
  const since = toMilliseconds(meeting.scheduledAt);
  const found = POLICY.map(({ rule }, line) => ({
    rule,
    conversation,
    key: deliveryKey(rule, meeting.id, occurrence, conversation),
    dueAt: due[line] ?? start,
  }))
    .filter(({ dueAt }) => dueAt >= since && dueAt < start)
    .sort((a, b) => a.dueAt - b.dueAt);
  owed.set(conversation, found);
  return found;
};

const conversationsOf = (ledger: Ledger, { board }: Meeting): readonly string[] =>
  ledger.boards.get(board)?.conversations ?? [];

/** What a meeting owes to all of its board's conversations and the ledger does not have. */
const lackingOf = (ledger: Ledger, meeting: Meeting): readonly Owed[] =>
  conversationsOf(ledger, meeting)
    .flatMap((conversation) => owedTo(ledger, meeting, conversation))
    .filter(({ key }) => !ledger.deliveries.has(key));

const left = meetingsLeft(lackingOf);

const dueOf = (ledger: Ledger, meeting: Meeting, now: number): readonly DueReminder[] =>
  conversationsOf(ledger, meeting).flatMap((conversation) => dueTo(ledger, meeting, conversation, now));

const dueTo = (
  ledger: Ledger,
  meeting: Meeting,
  conversation: string,
  now: number,
): readonly DueReminder[] => {
  const due = owedTo(ledger, meeting, conversation).filter(({ dueAt }) => dueAt <= now);
  const { occurrence } = timesOf(meeting, calendarOf(ledger));
  const begun = hasBegun(meeting, now);
  return due.flatMap(({ rule, key, dueAt }, index): DueReminder[] => {
    if (ledger.deliveries.has(key)) return [];
    // Past the start nothing is sent, so only a nearer one that did go out can have overtaken this one.
    const nearer = due.slice(index + 1);
    const overtaken = !begun ? nearer.length > 0 : nearer.some((one) => ledger.deliveries.has(one.key));
    const [state, note] = overtaken
      ? (['overtaken', 'A nearer reminder of the same meeting was due as well.'] as const)
      : !begun
        ? (['decided', null] as const)
        : (['missed', 'The meeting had started before this could be sent.'] as const);
    return [
      {
        key,
        rule,
        subject: meeting.id,
        occurrence,
        conversation,
        dueAt: toInstant(dueAt),
        state,
        note,
      },
    ];
  });
};

/**
 * Every reminder that is due at `now` (milliseconds since 1970) and not in the ledger, the earlier before the
 * nearer. At most one of a meeting's is `decided`.
 */
export const dueReminders = (ledger: Ledger, now: number): readonly DueReminder[] =>
  left(ledger).flatMap(({ meeting, lacking }) =>
    lacking.some(({ dueAt }) => dueAt <= now) ? dueOf(ledger, meeting, now) : [],
  );

/** What one meeting's reminder with this key comes to at `now`; null when it is not due, or in the ledger. */
export const dueReminder = (
  ledger: Ledger,
  subject: string,
  key: string,
  now: number,
): DueReminder | null => {
  const meeting = ledger.meetings.get(subject);
  return meeting === undefined ? null : (dueOf(ledger, meeting, now).find((due) => due.key === key) ?? null);
};

/** The next instant after `now`, both in milliseconds since 1970, at which a reminder is due; null when none lies ahead. */
export const nextReminderAt = (ledger: Ledger, now: number): number | null => {
  const ahead = left(ledger).flatMap(({ lacking }) =>
    lacking.flatMap(({ dueAt }) => (dueAt > now ? [dueAt] : [])),
  );
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** Whether a delivery that has not gone out still should; if not, what the ledger says of it. */
export type Standing =
  | { readonly kind: 'owed' }
  | { readonly kind: 'overtaken' | 'missed'; readonly note: string };

const owed: Standing = { kind: 'owed' };

const isReminder = (rule: string): boolean => POLICY.some((line) => line.rule === rule);

/** The occurrence of a message about a change to a meeting: the start it has now, and the turn that changed it. */
export const occurrenceOfChange = (start: number, cause: string): string => `${toInstant(start)}/${cause}`;

const PASSED = 'The time of the meeting had passed before this could be sent.';

/**
 * Whether a delivery about a meeting, decided some time ago, is still worth sending at `now`: attempts may have
 * failed for hours, and the meeting may have moved, been cancelled or started meanwhile. Other rules' stand.
 */
export const standingOf = (
  delivery: Pick<Delivery, 'rule' | 'subject' | 'occurrence' | 'dueAt'>,
  ledger: Ledger,
  now: number,
): Standing => {
  const reminder = isReminder(delivery.rule);
  const meeting = ledger.meetings.get(delivery.subject);
  if (delivery.rule === 'meeting-cancelled' && meeting !== undefined)
    return now >= timesOf(meeting, calendarOf(ledger)).start ? { kind: 'missed', note: PASSED } : owed;
  if (!reminder && delivery.rule !== 'meeting-moved') return owed;
  if (meeting === undefined || meeting.state === 'cancelled')
    return { kind: 'overtaken', note: 'The meeting was cancelled before this was sent.' };
  const { occurrence, due } = timesOf(meeting, calendarOf(ledger));
  if (delivery.occurrence.split('/')[0] !== occurrence)
    return { kind: 'overtaken', note: 'The meeting was moved before this was sent.' };
  if (hasBegun(meeting, now))
    return { kind: 'missed', note: reminder ? 'The meeting had started before this could be sent.' : PASSED };
  if (!reminder) return owed;
  const dueAt = toMilliseconds(delivery.dueAt);
  return due.some((nearer) => nearer > dueAt && nearer <= now)
    ? { kind: 'overtaken', note: 'A nearer reminder of the same meeting was due as well.' }
    : owed;
};

/** Whether a reminder that goes out at `now` must say that it is late. */
export const isLate = (delivery: Pick<Delivery, 'rule' | 'dueAt'>, now: number): boolean =>
  isReminder(delivery.rule) && now - toMilliseconds(delivery.dueAt) > LATE_AFTER_MS;

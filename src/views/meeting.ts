import { dayOf, daysBetween, sayAge, sayDayAndTime, sayInstant, timeOf } from '../domain/calendar.js';
import type { MeetingSummary, WorkAtMeeting } from '../domain/meeting-summary.js';
import { summariseMeeting } from '../domain/meeting-summary.js';
import type { Delivery, Register } from '../domain/register.js';
import { isLate } from '../domain/reminder.js';
import { firstOf } from './parts.js';
import type { Audience, View } from './view.js';

/** Most inspections that one card counts apart: a card stays under 28 KB in Teams. */
const MOST_INSPECTIONS = 30;

const HOUR = 3_600_000;
const MINUTE = 60_000;

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** "in 2 hours", "tomorrow", "in 7 days": elapsed time on the last stretch, calendar days before it. */
const sayUntil = ({ start, now, meeting }: MeetingSummary): string => {
  const left = start - now;
  if (left <= 0) return 'now';
  if (left < HOUR) return `in ${count(Math.ceil(left / MINUTE), 'minute')}`;
  if (left < 4 * HOUR) return `in ${count(Math.round(left / HOUR), 'hour')}`;
  return sayAge(daysBetween(meeting.day, dayOf(now, meeting.zone)));
};

const sayWork = ({ open, silent }: WorkAtMeeting, hasMet: boolean): string => {
  if (open === 0) return 'no recommendation is open';
  const without = silent === 0 ? 'none' : silent === open && open > 1 ? `all ${open}` : `${silent}`;
  const since = hasMet ? 'since the last meeting' : 'so far';
  return `${count(open, 'recommendation')} open, ${without} without an update ${since}`;
};

/** What the template names. Sentences are made here; the board's name and reasons stay apart, as typed. */
interface Words {
  readonly heading: string;
  readonly board: string;
  /** Follows the board's name, so it begins with a space. */
  readonly sentence: string;
  readonly late: string;
  readonly reason: string;
  readonly after: string;
}

const toView = (words: Words, summary: MeetingSummary, audience: Audience): View => {
  // How far the work is counts as a working fact: not for everybody who may ask when the board meets.
  const shown = audience === 'public' ? [] : summary.work;
  const work = firstOf(
    shown.map((one) => ({ inspection: one.inspection, counts: sayWork(one, summary.hasMet) })),
    MOST_INSPECTIONS,
    (left) => ({ inspection: count(left, 'more inspection'), counts: 'ask for “list open” to see them' }),
  );
  const text = [
    words.late,
    `${words.board}${words.sentence}`,
    words.reason === '' ? '' : `Reason given: ${words.reason.replace(/(?<![.!?])$/, '.')}`,
    words.after,
    ...work.map(({ inspection, counts }) => `${inspection}: ${counts}.`),
  ];
  return {
    card: 'meeting',
    data: {
      ...words,
      isLate: words.late !== '',
      hasReason: words.reason !== '',
      hasAfter: words.after !== '',
      work,
      calendar: '',
      hasCalendar: false,
    },
    text: text.filter((sentence) => sentence !== '').join(' '),
    audience,
    calendars: [{ board: summary.meeting.board, meeting: summary.meeting.id }],
  };
};

const when = ({ meeting: { day, time } }: MeetingSummary): string => sayDayAndTime(day, time);

const sayLate = ({ dueAt }: Delivery, { now, meeting: { zone } }: MeetingSummary): string =>
  dayOf(dueAt, zone) === dayOf(now, zone)
    ? `This reminder is late: it was due at ${timeOf(dueAt, zone)} today.`
    : `This reminder is late: it was due on ${sayInstant(dueAt, zone)}.`;

const none = { late: '', reason: '', after: '' } as const;

/** The reminder of a meeting, for the board's own conversation. Says so when it goes out late. */
export const meetingReminderView = (summary: MeetingSummary, delivery: Delivery): View => {
  const until = sayUntil(summary);
  const words = {
    ...none,
    heading: `Meeting ${until}`,
    board: summary.board,
    sentence: ` meets ${until}: ${when(summary)}.`,
    late: isLate(delivery, summary.now) ? sayLate(delivery, summary) : '',
  };
  return toView(words, summary, 'board');
};

/** The answer to "when is the next meeting"; with `public` the day and nothing about the work. */
export const nextMeetingView = (summary: MeetingSummary, audience: Audience): View => {
  const from = summary.meeting.movedFrom;
  const words = {
    ...none,
    heading: 'Next meeting',
    board: summary.board,
    sentence: ` next meets ${sayUntil(summary)}: ${when(summary)}.`,
    after: from === null ? '' : `It was moved from ${sayDayAndTime(from.day, from.time)}.`,
  };
  return toView(words, summary, audience);
};

/** The message to the board's conversation that a meeting has moved. */
export const meetingMovedView = (summary: MeetingSummary): View => {
  const from = summary.meeting.movedFrom;
  const words = {
    ...none,
    heading: 'Meeting moved',
    board: summary.board,
    sentence:
      from === null
        ? ` meets on ${when(summary)}.`
        : ` now meets on ${when(summary)}, not on ${sayDayAndTime(from.day, from.time)}.`,
    reason: from?.reason ?? '',
  };
  return toView(words, { ...summary, work: [] }, 'board');
};

/** The message to the board's conversation that a meeting is cancelled, and when the board meets instead. */
export const meetingCancelledView = (summary: MeetingSummary): View => {
  const { next } = summary;
  const words = {
    ...none,
    heading: 'Meeting cancelled',
    board: summary.board,
    sentence: ` will not meet on ${when(summary)}: the meeting is cancelled.`,
    reason: summary.meeting.cancelledBecause ?? '',
    after:
      next === null
        ? 'No other meeting is planned yet.'
        : `The next meeting is on ${sayDayAndTime(next.day, next.time)}.`,
  };
  return toView(words, { ...summary, work: [] }, 'board');
};

/**
 * What a delivery about a meeting says at `now` (milliseconds since 1970), made from the register as it is then;
 * null for a delivery of another rule.
 * @throws when the meeting is not in the register.
 */
export const viewOfMeetingDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  if (!delivery.rule.startsWith('meeting-')) return null;
  const meeting = register.meetings.get(delivery.subject);
  if (meeting === undefined) throw new Error(`There is no meeting "${delivery.subject}" to tell about.`);
  const summary = summariseMeeting(register, meeting, now);
  if (delivery.rule === 'meeting-moved') return meetingMovedView(summary);
  if (delivery.rule === 'meeting-cancelled') return meetingCancelledView(summary);
  return meetingReminderView(summary, delivery);
};

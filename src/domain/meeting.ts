import { RRuleTemporal } from 'rrule-temporal';
import { addDays, instantOf } from './calendar.js';
import { filedBy, madeOf } from './filed.js';
import { MEETINGS_BY_BOARD } from './filings.js';
import type { Board, Meeting, Register } from './register.js';

/** From the first day to the last, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** A rule of days is read in UTC: no clock changes there, so no day can come out one too early or too late. */
const readRule = (rrule: string, from: string): RRuleTemporal =>
  new RRuleTemporal({
    // An end given as a day is allowed beside a start that is a day; the library wants an instant there.
    rruleString: `DTSTART;TZID=UTC:${from.replaceAll('-', '')}T000000\nRRULE:${rrule.replace(/UNTIL=(\d{8})(?=;|$)/, 'UNTIL=$1T000000Z')}`,
    strict: true,
  });

const FREQUENCY = /(?:^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/;

/**
 * Why a recurrence rule cannot give days, as a sentence for the person who typed it; null when it can.
 * A rule gives days, the board gives the time: a rule with hours in it would say it twice.
 */
export const ruleProblem = (rrule: string): string | null => {
  const allowed =
    'Allowed is an RFC 5545 rule of days such as FREQ=MONTHLY;BYDAY=2TU for every second Tuesday.';
  if (!FREQUENCY.test(rrule) || /BY(HOUR|MINUTE|SECOND)=|[\r\n:]/.test(rrule))
    return `"${rrule}" is not a rule of days. ${allowed}`;
  try {
    readRule(rrule, '2000-01-01');
    return null;
  } catch {
    return `"${rrule}" is not a rule of days. ${allowed}`;
  }
};

const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

/**
 * The days, `YYYY-MM-DD` in the board's zone, that a board meets on in this stretch, in order: those of its rule, which
 * counts from `from`, and its explicit dates.
 * @throws RangeError when the rule is not one of days.
 */
export const occurrences = (
  board: Pick<Board, 'rrule' | 'from' | 'dates'>,
  { from, until }: Days,
): readonly string[] => {
  const dates = board.dates.filter((day) => from <= day && day <= until);
  return [...new Set([...ruled(board, { from, until }), ...dates])].sort();
};

const ruled = (board: Pick<Board, 'rrule' | 'from'>, { from, until }: Days): readonly string[] => {
  if (board.rrule === null) return [];
  const problem = ruleProblem(board.rrule);
  if (problem !== null) throw new RangeError(problem);
  if (until < board.from || until < from) return [];
  return readRule(board.rrule, board.from)
    .between(toDate(from < board.from ? board.from : from), toDate(until), true)
    .map((at) => at.toString().slice(0, 10));
};

/** The id of a board's meeting: the board and the day that the calendar first gave it. It stays when the meeting moves. */
export const meetingId = (board: string, day: string): string => `${board}:${day}`;

const starts = new WeakMap<Meeting, number>();

/**
 * When the meeting starts, in milliseconds since 1970. Kept for each record, which never changes: it is asked for
 * again and again.
 * @throws RangeError when its zone is not known.
 */
export const meetingStart = (meeting: Meeting): number => {
  const known = starts.get(meeting);
  if (known !== undefined) return known;
  const start = instantOf(meeting.day, meeting.time, meeting.zone);
  starts.set(meeting, start);
  return start;
};

const byStart = (a: Meeting, b: Meeting): number => meetingStart(a) - meetingStart(b);

const standing = madeOf((meetings: Register['meetings']) => {
  const filed = filedBy(meetings, MEETINGS_BY_BOARD);
  const known = new Map<string, readonly Meeting[]>();
  // One board at a time: another's zone that nobody knows must not stop this one.
  return (board: string): readonly Meeting[] => {
    const found =
      known.get(board) ??
      filed
        .under(board)
        .filter(({ state }) => state !== 'cancelled')
        .sort(byStart);
    known.set(board, found);
    return found;
  };
});

/** The board's meetings that stand: those that were not cancelled, in order. */
const standingOf = ({ meetings }: Pick<Register, 'meetings'>, board: string): readonly Meeting[] =>
  standing(meetings)(board);

/** Where in a list in order those begin that start after `at`. */
const placeAfter = (meetings: readonly Meeting[], at: number): number => {
  let [low, high] = [0, meetings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meetingStart(meetings[middle] as Meeting) > at) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Whether it has begun at `now`: by the clock, or because somebody started it, early perhaps. */
export const hasBegun = (meeting: Meeting, now: number): boolean =>
  meeting.held !== null || meetingStart(meeting) <= now;

/** The board's planned meetings that start after `now` (milliseconds since 1970), the next one first. */
export const plannedAfter = (
  register: Pick<Register, 'meetings'>,
  board: string,
  now: number,
): readonly Meeting[] => {
  const meetings = standingOf(register, board);
  return meetings.slice(placeAfter(meetings, now)).filter((meeting) => !hasBegun(meeting, now));
};

/** The board's next meeting that starts after `now`; null when none is planned. */
export const nextMeeting = (
  register: Pick<Register, 'meetings'>,
  board: string,
  now: number,
): Meeting | null => plannedAfter(register, board, now)[0] ?? null;

const inOrder = madeOf((meetings: Register['meetings']): readonly Meeting[] =>
  [...meetings.values()].sort(byStart),
);

/** Every meeting, of whatever board and cancelled ones too, that has not begun at `now`, the next first. */
export const meetingsAhead = ({ meetings }: Pick<Register, 'meetings'>, now: number): readonly Meeting[] => {
  const all = inOrder(meetings);
  return all.slice(placeAfter(all, now)).filter((meeting) => !hasBegun(meeting, now));
};

/** The board's latest meeting that has started before `at`, other than one that is running; null when it has not met. */
export const lastMeeting = (
  register: Pick<Register, 'meetings'>,
  board: string,
  at: number,
): Meeting | null =>
  standingOf(register, board).findLast(
    (meeting) => meeting.state !== 'running' && meetingStart(meeting) < at,
  ) ?? null;

/**
 * The latest meeting of these boards before the day `today` in this zone; null when none has met. On the day that a
 * board meets, "the last meeting" is the one before: it is asked in the meeting itself.
 */
export const lastMetBefore = (
  register: Pick<Register, 'meetings'>,
  boards: Iterable<Pick<Board, 'id'>>,
  today: string,
  zone: string,
): Meeting | null => {
  const begins = instantOf(today, '00:00', zone);
  const [last] = [...boards]
    .map(({ id }) => lastMeeting(register, id, begins))
    .filter((meeting) => meeting !== null)
    .sort((a, b) => meetingStart(b) - meetingStart(a));
  return last ?? null;
};

/** How far ahead meetings are entered: about four months, so that every reminder of a meeting lies ahead of its entry. */
export const HORIZON_DAYS = 124;

/** The stretch for which a board's meetings are entered, from `today` in the board's zone. */
export const planned = (today: string): Days => ({ from: today, until: addDays(today, HORIZON_DAYS) });

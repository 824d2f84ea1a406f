import { addDays, instantOf, toInstant, toMilliseconds } from './calendar.js';
import type { Due } from './due.js';
import { filedBy } from './filed.js';
import { DELIVERIES_BY_SUBJECT, ruleAndSubject } from './filings.js';
import { hasBegun, meetingStart } from './meeting.js';
import { meetingsLeft } from './meetings-left.js';
import type { Board, Delivery, Meeting, Register } from './register.js';
import { deliveryKey, type Standing, workedDay } from './reminder.js';
import { calendarOf } from './update-request.js';
import type { WorkingCalendar } from './working-days.js';

/** The rule by which a meeting's papers go out to the board's own conversations. */
export const PAPERS_OUT = 'papers-out';

type Known = Pick<Register, 'boards' | 'meetings' | 'deliveries' | 'settings'>;

const BEGUN = 'The meeting had begun before its papers could be sent.';

/**
 * When a meeting's papers go out: so many days before it as its board has said, or on the last working day before
 * that, when the office opens; at once where the meeting was entered or moved later than that. Null for a board that has set
 * no days before it: its papers are asked for.
 */
const outAt = (register: Known, meeting: Meeting): number | null => {
  const board = register.boards.get(meeting.board);
  if (board === undefined || board.papersOut === 0) return null;
  const day = workedDay(addDays(meeting.day, -board.papersOut), calendarOf(register));
  return Math.max(instantOf(day, board.hours.from, board.zone), toMilliseconds(meeting.scheduledAt));
};

const keyOf = (meeting: Meeting, conversation: string): string =>
  deliveryKey(PAPERS_OUT, meeting.id, toInstant(meetingStart(meeting)), conversation);

interface Out {
  readonly meeting: Meeting;
  readonly conversation: string;
  readonly key: string;
  readonly at: number;
}

/** Whether papers of a meeting that was moved went out already: the board has them, and asks for newer ones. */
const wentOut = (register: Known, meeting: Meeting): boolean => {
  if (meeting.movedFrom === null) return false;
  const key = ruleAndSubject({ rule: PAPERS_OUT, subject: meeting.id });
  const sent = filedBy(register.deliveries, DELIVERIES_BY_SUBJECT).last(key, ({ state }) => state === 'sent');
  return sent !== undefined;
};

/** Kept for each record, which never changes: the tick asks for every meeting that lies ahead. */
const papers = new WeakMap<
  Meeting,
  {
    readonly board: Board | undefined;
    readonly calendar: WorkingCalendar;
    readonly out: readonly Out[];
  }
>();

/** The papers of a meeting that stands, for each conversation of its board. */
const papersOf = (register: Known, meeting: Meeting): readonly Out[] => {
  if (meeting.state === 'cancelled' || meeting.state === 'ended') return [];
  const [board, calendar] = [register.boards.get(meeting.board), calendarOf(register)];
  const known = papers.get(meeting);
  if (known?.board === board && known?.calendar === calendar) return known.out;
  const at = outAt(register, meeting);
  const late = at === null || at >= meetingStart(meeting);
  const out = (late ? [] : (board?.conversations ?? [])).map((conversation) => ({
    meeting,
    conversation,
    key: keyOf(meeting, conversation),
    at: at ?? 0,
  }));
  papers.set(meeting, { board, calendar, out });
  return out;
};

/** The papers of a meeting that are not in the ledger and are still to go into it. */
const lackingOf = (register: Known, meeting: Meeting): readonly Out[] => {
  const lacking = papersOf(register, meeting).filter(({ key }) => !register.deliveries.has(key));
  // Moved behind the day that they were to go out: not the same papers again, at once.
  const atOnce = lacking[0]?.at === toMilliseconds(meeting.scheduledAt);
  return atOnce && wentOut(register, meeting) ? [] : lacking;
};

const left = meetingsLeft(lackingOf);

/** The papers of every meeting that stands which are not in the ledger and are still to go into it, due or not. */
const outstanding = (register: Known): readonly Out[] => left(register).flatMap(({ lacking }) => lacking);

/** The papers that are due at `now` (milliseconds since 1970) and not in the ledger yet. */
export const duePapers = (register: Known, now: number): readonly Due[] =>
  outstanding(register)
    .filter(({ at }) => at <= now)
    .map(({ meeting, conversation, key, at }) => ({
      key,
      rule: PAPERS_OUT,
      subject: meeting.id,
      occurrence: toInstant(meetingStart(meeting)),
      conversation,
      dueAt: toInstant(at),
      ...(hasBegun(meeting, now)
        ? ({ state: 'missed', note: BEGUN } as const)
        : ({ state: 'decided', note: null } as const)),
    }));

/** The next instant after `now`, both in milliseconds since 1970, at which papers go out; null when none lies ahead. */
export const nextPapersAt = (register: Known, now: number): number | null => {
  const ahead = outstanding(register).flatMap(({ at }) => (at > now ? [at] : []));
  return ahead.length === 0 ? null : Math.min(...ahead);
};

/** Whether papers that were decided some time ago should still go out at `now`. */
export const standingOfPapers = (
  { subject, occurrence }: Pick<Delivery, 'subject' | 'occurrence'>,
  register: Known,
  now: number,
): Standing => {
  const meeting = register.meetings.get(subject);
  if (meeting === undefined || meeting.state === 'cancelled')
    return { kind: 'overtaken', note: 'The meeting was cancelled before its papers were sent.' };
  if (occurrence !== toInstant(meetingStart(meeting)))
    return { kind: 'overtaken', note: 'The meeting was moved before its papers were sent.' };
  return hasBegun(meeting, now) ? { kind: 'missed', note: BEGUN } : { kind: 'owed' };
};

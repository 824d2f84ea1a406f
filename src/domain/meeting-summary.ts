import { agendaOf, inspectionsOf } from './board.js';
import { toMilliseconds } from './calendar.js';
import { filedBy } from './filed.js';
import { UPDATES_BY_RECOMMENDATION } from './filings.js';
import { lastMeeting, meetingStart, nextMeeting } from './meeting.js';
import type { Meeting, Recommendation, Register } from './register.js';

/** What one inspection brings to a meeting. */
export interface WorkAtMeeting {
  /** The inspection's code, `RAPE-P1-2021`. */
  readonly inspection: string;
  /** Recommendations that are open in the inspectorate's eyes. */
  readonly open: number;
  /** Of these, how many have had no update since the last meeting, or none at all where there was none. */
  readonly silent: number;
}

/** A meeting and what it will find, for a reminder or an answer. */
export interface MeetingSummary {
  /** The board's name, as typed. */
  readonly board: string;
  readonly meeting: Meeting;
  /** Milliseconds since 1970, like `now`. */
  readonly start: number;
  /** When this was looked up. */
  readonly now: number;
  readonly work: readonly WorkAtMeeting[];
  /** Whether the board has met before, so that "since the last meeting" means something. */
  readonly hasMet: boolean;
  /** The meeting after this moment that is still planned, another than this one; null when there is none. */
  readonly next: Meeting | null;
}

/** What the board will find at this meeting, seen at `now` (milliseconds since 1970). */
export const summariseMeeting = (register: Register, meeting: Meeting, now: number): MeetingSummary => {
  const board = register.boards.get(meeting.board);
  const start = meetingStart(meeting);
  const last = lastMeeting(register, meeting.board, Math.min(now, start));
  const since = last === null ? Number.NEGATIVE_INFINITY : meetingStart(last);
  const updates = filedBy(register.updates, UPDATES_BY_RECOMMENDATION);
  const isHeard = ({ id }: Recommendation): boolean =>
    updates.last(id, ({ state, at }) => state !== 'withdrawn' && toMilliseconds(at) >= since) !== undefined;
  const agenda = board === undefined ? [] : agendaOf(register, board);
  const work = (board === undefined ? [] : inspectionsOf(board)).map((inspection) => {
    const open = agenda.filter((one) => one.inspection === inspection);
    return { inspection, open: open.length, silent: open.filter((one) => !isHeard(one)).length };
  });
  const ahead = nextMeeting(register, meeting.board, now);
  return {
    board: board?.name ?? meeting.board,
    meeting,
    start,
    now,
    work,
    hasMet: last !== null,
    next: ahead?.id === meeting.id ? null : ahead,
  };
};

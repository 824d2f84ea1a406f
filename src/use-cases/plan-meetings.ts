import { addDays, dayOf, toInstant } from '../domain/calendar.js';
import { notHeld } from '../domain/defaults.js';
import { type Days, meetingId, meetingStart, occurrences, planned } from '../domain/meeting.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import type { Deps } from './use-case.js';

/** How many days more than are asked for are looked for, so that the days after need no looking. */
const DAYS_MORE = 124;

const found = new WeakMap<Board, Days & { readonly days: readonly string[] }>();

/** The days ahead on which a board meets. Looked for a few times a year and record: a rule of years takes milliseconds. */
const daysAhead = (board: Board, now: number): readonly string[] => {
  const { from, until } = planned(dayOf(now, board.zone));
  let known = found.get(board);
  if (known === undefined || from < known.from || known.until < until) {
    const further = { from, until: addDays(until, DAYS_MORE) };
    known = { ...further, days: occurrences(board, further) };
    found.set(board, known);
  }
  return known.days.filter((day) => from <= day && day <= until);
};

/** A board's meeting on this day of its calendar. @throws RangeError */
const meetingOn = (board: Board, day: string, now: number): Meeting => {
  const meeting: Meeting = {
    id: meetingId(board.id, day),
    board: board.id,
    day,
    time: board.time,
    zone: board.zone,
    state: 'planned',
    scheduledAt: toInstant(now),
    movedFrom: null,
    cancelledBecause: null,
    ...notHeld(),
  };
  // A zone that nobody knows must stop here, at one board, not in the tick that serves them all.
  meetingStart(meeting);
  return meeting;
};

/** The meetings that the board's calendar gives from today to about four months ahead. @throws RangeError */
export const meetingsOf = (board: Board, now: number): readonly Meeting[] =>
  daysAhead(board, now).map((day) => meetingOn(board, day, now));

/** The meetings that the board's rule gives and the register lacks, or why there are none, as a sentence. */
const lackingOf = (board: Board, register: Register, now: number): readonly Meeting[] | string => {
  try {
    return daysAhead(board, now)
      .filter((day) => !register.meetings.has(meetingId(board.id, day)))
      .map((day) => meetingOn(board, day, now));
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
};

/** What planning did: the meetings entered, and the boards whose rule or zone gives none, with a sentence each. */
export interface Planned {
  readonly meetings: readonly Meeting[];
  readonly problems: readonly { readonly board: string; readonly sentence: string }[];
}

/**
 * Enters the meetings that the boards' rules and dates give from today to about four months ahead, one change for each board
 * that lacks some. A meeting once entered stays as it is, moved or cancelled too. One board's bad rule does not
 * keep the others from theirs.
 */
export const planMeetings = async (
  { store, clock }: Deps,
  via: 'clock' | 'start' = 'clock',
): Promise<Planned> => {
  const now = clock.now();
  const meetings: Meeting[] = [];
  const problems: { board: string; sentence: string }[] = [];
  for (const board of store.read().boards.values()) {
    const lacking = lackingOf(board, store.read(), now);
    if (typeof lacking === 'string') {
      problems.push({ board: board.id, sentence: lacking });
    } else if (lacking.length > 0) {
      const changed = await store.change(
        { by: 'scrutiny', via, why: "The board's calendar gives these meetings.", cause: null },
        (tx) => {
          const fresh = lacking.filter(({ id }) => tx.get('meetings', id) === undefined);
          for (const meeting of fresh) tx.add('meetings', meeting);
          return fresh;
        },
      );
      if (changed.kind === 'applied') meetings.push(...changed.result);
    }
  }
  return { meetings, problems };
};

import { addDays, dayOf, instantOf, sayDay, sayDayAndTime } from '../domain/calendar.js';
import { lastMetBefore, meetingStart } from '../domain/meeting.js';
import type { Board, Register } from '../domain/register.js';
import { type SinceMeeting, sinceMeeting } from '../domain/since-meeting.js';
import { zoneOf } from '../domain/status.js';
import { entriesSince, registerAsItWas, stepsSince } from './register-as-it-was.js';
import type { Deps } from './use-case.js';

/** Days looked back over where the board has not met yet. */
const WITHOUT_A_MEETING = 30;

/** From when on it is told: milliseconds since 1970, and in words that follow "changed". */
interface LookBack {
  readonly since: number;
  readonly sinceWhat: string;
}

/** The last meeting before today; without a board, the last of any. */
const lookBack = (register: Register, board: Board | null, now: number): LookBack => {
  const zone = zoneOf(register);
  const today = dayOf(now, zone);
  const last = lastMetBefore(register, board ? [board] : register.boards.values(), today, zone);
  if (last)
    return {
      since: meetingStart(last),
      sinceWhat: `since the last meeting, on ${sayDayAndTime(last.day, last.time)}`,
    };
  const day = addDays(today, -WITHOUT_A_MEETING);
  return {
    since: instantOf(day, '00:00', zone),
    sinceWhat: `since ${sayDay(day)} (${WITHOUT_A_MEETING} days; the board has no earlier meeting)`,
  };
};

/**
 * All that changed at `now` (milliseconds since 1970) since this board last met, from the journal; since the last
 * 30 days where it has not met. Without a board it is about everything. What the start brought (a demo's letter, a
 * board's dates) is nobody's doing, and counts as there before.
 */
export const sinceLastMeeting = (
  { store }: Pick<Deps, 'store'>,
  board: Board | null,
  now: number,
): { readonly changes: SinceMeeting; readonly sinceWhat: string } => {
  const current = store.read();
  const { since, sinceWhat } = lookBack(current, board, now);
  const entries = entriesSince(store, since, ({ via }) => via !== 'start');
  const former = registerAsItWas(store, entries);
  const steps = stepsSince(store, former, entries);
  return { changes: sinceMeeting({ current, former, steps, board, since, now }), sinceWhat };
};

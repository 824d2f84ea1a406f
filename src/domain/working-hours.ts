import { addDays, dayOf, instantOf, isWallTime } from './calendar.js';
import type { Days } from './meeting.js';
import { isWorkingDay, type WorkingCalendar } from './working-days.js';

/** When somebody may be written to. */
export interface WorkingHours {
  /** IANA zone in which the hours and the days are meant. */
  readonly zone: string;
  /** Wall time `HH:MM` of the first moment, and of the first moment after; on the same day. */
  readonly from: string;
  readonly until: string;
  readonly calendar: WorkingCalendar;
  /** When the person is away: days in the same zone, the first and the last included. */
  readonly away?: readonly Days[];
}

/** How far working hours are looked for, in calendar days: nobody plans further. */
const FURTHEST_DAYS = 800;

const MS_OF_MINUTE = 60_000;

/** The office's hours on this day, milliseconds since 1970, or null where nobody works. */
const hoursOn = (day: string, hours: WorkingHours): { opens: number; closes: number } | null => {
  if (!isWorkingDay(day, hours.calendar)) return null;
  if (hours.away?.some(({ from, until }) => from <= day && day <= until)) return null;
  const opens = instantOf(day, hours.from, hours.zone);
  const closes = instantOf(day, hours.until, hours.zone);
  // In a clock-change night short hours may vanish altogether.
  return opens < closes ? { opens, closes } : null;
};

const checked = (hours: WorkingHours): WorkingHours => {
  if (isWallTime(hours.from) && isWallTime(hours.until) && hours.from < hours.until) return hours;
  throw new RangeError(
    `"${hours.from}" to "${hours.until}" are no working hours. Allowed are two times of one day such as 09:00 and 17:00.`,
  );
};

/** What the first day in this direction gives that gives anything; null when none does within `FURTHEST_DAYS`. */
const search = (
  from: string,
  step: 1 | -1,
  hours: WorkingHours,
  momentIn: (open: { opens: number; closes: number }) => number | null,
): number | null => {
  for (let gone = 0, day = from; gone <= FURTHEST_DAYS; gone += 1, day = addDays(day, step)) {
    const open = hoursOn(day, hours);
    const moment = open && momentIn(open);
    if (moment !== null) return moment;
  }
  return null;
};

/**
 * `now` when it lies in working hours, else the beginning of the next ones; milliseconds since 1970. Null when
 * there are none within 800 days, because the person is away without an end.
 * @throws RangeError when the zone is not known or the hours are none.
 */
export const nextWorkingMoment = (now: number, hours: WorkingHours): number | null =>
  search(dayOf(now, hours.zone), 1, checked(hours), ({ opens, closes }) =>
    now < closes ? Math.max(now, opens) : null,
  );

/**
 * For what is tied to a deadline, and so may come early and never late: the last moment not after `instant` that
 * lies in working hours and leaves `leaving` minutes of that day's, by default the last hour. A reminder due on
 * Sunday comes on Friday at 16:00 and not at 17:00, when nobody would act on it. Where the hours of a day are
 * shorter it is their beginning; with 0 it may be the very end. Milliseconds since 1970; null when there are none
 * within 800 days.
 * @throws RangeError when the zone is not known, the hours are none, or `leaving` is negative.
 */
export const lastWorkingMomentBefore = (
  instant: number,
  hours: WorkingHours,
  leaving = 60,
): number | null => {
  if (!(leaving >= 0)) throw new RangeError(`${leaving} minutes cannot be left. Allowed is 0 or more.`);
  return search(dayOf(instant, hours.zone), -1, checked(hours), ({ opens, closes }) =>
    opens <= instant ? Math.min(instant, Math.max(opens, closes - leaving * MS_OF_MINUTE)) : null,
  );
};

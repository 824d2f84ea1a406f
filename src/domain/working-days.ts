import { bankHolidays } from './bank-holidays.js';
import { addDays, daysBetween } from './calendar.js';

/**
 * What an office's calendar has otherwise than England and Wales; days are `YYYY-MM-DD`. It is known by its
 * identity and never changed: keep one and ask with it, rather than making one for each question.
 */
export interface WorkingCalendar {
  /** Days that are holidays too: one that was just proclaimed, or the office's own. Stronger than `removed`. */
  readonly added: readonly string[];
  /** Bank holidays on which this office works, or which were moved. Weekends are never worked. */
  readonly removed: readonly string[];
}

/** Mondays to Fridays without the bank holidays of England and Wales. */
export const ENGLAND_AND_WALES: WorkingCalendar = { added: [], removed: [] };

/** The most working days, and days, that are counted at once: about 40 years, so that no typed day holds the bot up. */
const MOST_WORKING_DAYS = 10_000;
const FURTHEST_DAYS = 14_700;

/** A day as the number of days since 1970: counting in numbers is ten times as fast as in words. */
const EPOCH = '1970-01-01';
const numberOf = (day: string): number => daysBetween(EPOCH, day);
const dayOf = (number: number): string => addDays(EPOCH, number);

/** Monday to Friday; the first of January 1970 was a Thursday. */
const isWeekday = (number: number): boolean => (((number + 3) % 7) + 7) % 7 < 5;

/** What was found out so far, by calendar, which never changes. */
const known = new WeakMap<WorkingCalendar, Map<number, boolean>>();

const isWorked = (number: number, calendar: WorkingCalendar): boolean => {
  const found = known.get(calendar) ?? new Map<number, boolean>();
  known.set(calendar, found);
  const before = found.get(number);
  if (before !== undefined) return before;
  const day = dayOf(number);
  const holidays = bankHolidays(Number(day.slice(0, 4)));
  const worked =
    isWeekday(number) &&
    !calendar.added.includes(day) &&
    (!holidays.has(day) || calendar.removed.includes(day));
  found.set(number, worked);
  return worked;
};

/**
 * Whether people work on this day, `YYYY-MM-DD`.
 * @throws RangeError when it is not a day, or not of the years 1900 to 9999.
 */
export const isWorkingDay = (day: string, calendar: WorkingCalendar): boolean =>
  isWorked(numberOf(day), calendar);

/**
 * The nth working day after this day, or before it when `days` is negative; the day itself, worked or not, for 0.
 * @throws RangeError when `day` is not a day, or `days` not a whole number of at most 10,000 either way.
 */
export const addWorkingDays = (day: string, days: number, calendar: WorkingCalendar): string => {
  if (!Number.isInteger(days) || Math.abs(days) > MOST_WORKING_DAYS)
    throw new RangeError(
      `${days} is not a number of working days. Allowed are whole numbers to ${MOST_WORKING_DAYS}.`,
    );
  let reached = numberOf(day);
  for (let left = Math.abs(days); left > 0; ) {
    reached += Math.sign(days);
    if (isWorked(reached, calendar)) left -= 1;
  }
  return dayOf(reached);
};

/**
 * The day, or the last working day before it.
 * @throws RangeError when it is not a day, or not of the years 1900 to 9999.
 */
export const workedDay = (day: string, calendar: WorkingCalendar): string =>
  isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar);

/** Working days from one day to before another, both as numbers. */
const countFrom = (first: number, end: number, calendar: WorkingCalendar): number => {
  if (end - first > FURTHEST_DAYS)
    throw new RangeError(`The days are too far apart. Allowed are ${FURTHEST_DAYS} days, about 40 years.`);
  let count = 0;
  for (let number = first; number < end; number += 1) if (isWorked(number, calendar)) count += 1;
  return count;
};

/**
 * How many working days on `to` lies from `from`: those after `from`, with `to` itself; negative when `to` is
 * earlier. What `addWorkingDays` adds comes out here again.
 * @throws RangeError when one of them is not a day, or they are more than 40 years apart.
 */
export const workingDaysBetween = (from: string, to: string, calendar: WorkingCalendar): number => {
  const [first, last] = [numberOf(from), numberOf(to)];
  if (first <= last) return countFrom(first + 1, last + 1, calendar);
  const back = countFrom(last, first, calendar);
  // Without this it would be -0, which is not equal to 0 everywhere.
  return back === 0 ? 0 : -back;
};

/**
 * Clear working days between two days, neither of them counted; 0 when `to` is not later than `from`.
 * @throws RangeError when one of them is not a day, or they are more than 40 years apart.
 */
export const clearWorkingDaysBetween = (from: string, to: string, calendar: WorkingCalendar): number =>
  countFrom(numberOf(from) + 1, numberOf(to), calendar);

/**
 * The last working day that leaves `clear` clear working days between it and `day`, such as a meeting's: neither
 * of the two is counted. It is a working day itself, because nobody hands in on a Sunday.
 * @throws RangeError when `day` is not a day, or `clear` not a whole number from 0 to 9,999.
 */
export const clearWorkingDaysBefore = (day: string, clear: number, calendar: WorkingCalendar): string => {
  if (!Number.isInteger(clear) || clear < 0 || clear >= MOST_WORKING_DAYS)
    throw new RangeError(
      `${clear} is not a number of clear working days. Allowed are whole numbers from 0 to ${MOST_WORKING_DAYS - 1}.`,
    );
  return addWorkingDays(day, -(clear + 1), calendar);
};

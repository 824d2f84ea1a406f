import { Temporal } from 'temporal-polyfill';

/**
 * Days, wall times and instants, and how they are said.
 *
 * A day without a zone is counted in UTC midnights, which is exact and takes a µs, once for each day, where a Temporal.PlainDate
 * takes 30; whatever needs a zone goes through Temporal (about 30 µs), because only it knows the clock changes.
 */

/** An instant: ISO 8601 in UTC as the register keeps it, or milliseconds since 1970 as a clock gives it. */
export type Instant = string | number;

const MS_OF_DAY = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Milliseconds since 1970. @throws RangeError when a string is not an instant. */
export const toMilliseconds = (at: Instant): number => {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  if (Number.isNaN(ms)) throw new RangeError(`"${at}" is not an instant such as 2021-10-12T09:00:00Z.`);
  return ms;
};

/** The instant as the register keeps it: ISO 8601 in UTC, whole seconds without a fraction. */
export const toInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** Most days that are remembered either way, some fifty years of them. */
const MOST_DAYS = 20_000;

const keep = <K, V>(kept: Map<K, V>, key: K, value: V): V => {
  if (kept.size >= MOST_DAYS) kept.clear();
  kept.set(key, value);
  return value;
};

/** The midnights of days that were read before: one of a few thousand is read again and again. */
const midnights = new Map<string, number>();

const midnightOf = (day: string): number => {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // The 30th of February parses as a day in March: the day of the month tells.
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(day.slice(8)))
    throw new RangeError(`"${day}" is not a day such as 2021-10-12.`);
  return keep(midnights, day, ms);
};

/** Days as they are written, by their midnights in UTC. */
const written = new Map<number, string>();

const dayAt = (midnight: number): string => {
  const known = written.get(midnight);
  if (known !== undefined) return known;
  return keep(written, midnight, new Date(midnight).toISOString().slice(0, 10));
};

/** Whether the calendar has this day, written `YYYY-MM-DD`. */
export const isDay = (day: string): boolean => {
  try {
    return midnightOf(day) !== undefined;
  } catch {
    return false;
  }
};

/** Whether this is a wall time of 24 hours, written `HH:MM`. */
export const isWallTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

/** The day `days` later, or earlier when negative. @throws RangeError when `day` is not a day. */
export const addDays = (day: string, days: number): string => dayAt(midnightOf(day) + days * MS_OF_DAY);

/** Calendar days from one day to another, negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  (midnightOf(to) - midnightOf(from)) / MS_OF_DAY;

/** A stretch of time, in milliseconds since 1970, in which a zone's clocks do not change. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** What clocks there show more than UTC, in milliseconds. */
  readonly offset: number;
}

/** The stretches met so far, by zone: a few for each year that a register speaks of. */
const stretches = new Map<string, Stretch[]>();

/** The stretch around an instant. Found by Temporal once (100 µs), then remembered (under 1 µs). */
const stretchAt = (ms: number, zone: string): Stretch => {
  const known = stretches.get(zone) ?? [];
  const before = known.find(({ from, to }) => from <= ms && ms < to);
  if (before) return before;
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  // A transition that falls on this very instant began this stretch: ask from just behind it.
  const behind = there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const ahead = there.getTimeZoneTransition('next');
  const found = {
    from: behind?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: ahead?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1_000_000,
  };
  stretches.set(zone, [...known.slice(-99), found]);
  return found;
};

/** What clocks in this zone show at this instant, as milliseconds since 1970 were they in UTC. */
const shownIn = (at: Instant, zone: string): number => {
  const ms = toMilliseconds(at);
  return ms + stretchAt(ms, zone).offset;
};

/** The same as `YYYY-MM-DDTHH:MM…`. */
const inZone = (at: Instant, zone: string): string => new Date(shownIn(at, zone)).toISOString();

/** The calendar day that it is at this instant in this IANA zone. @throws RangeError when no such zone is known. */
export const dayOf = (at: Instant, zone: string): string =>
  dayAt(Math.floor(shownIn(at, zone) / MS_OF_DAY) * MS_OF_DAY);

/** The wall time, `HH:MM`, that clocks show at this instant in this IANA zone. */
export const timeOf = (at: Instant, zone: string): string => inZone(at, zone).slice(11, 16);

/**
 * The instant, in milliseconds since 1970, at which clocks in this IANA zone show this time on this day.
 *
 * In the two clock-change nights it is Temporal's `compatible`, which is also what diaries do (RFC 5545): a time
 * that does not exist comes as much later as the clocks went forward (01:30 in March is 02:30 BST), a time that
 * exists twice is the first of the two (01:30 in October is 01:30 BST).
 * @throws RangeError when the day, the time or the zone does not exist.
 */
export const instantOf = (day: string, time: string, zone: string): number => {
  // Whatever is not plainly a day and a time is Temporal's to refuse, in its words.
  if (!isDay(day) || !isWallTime(time))
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time })
      .epochMilliseconds;
  const wall = Date.parse(`${day}T${time}:00Z`);
  // As Temporal does it: what clocks showed a day earlier and what they show a day later are the two candidates.
  const before = wall - stretchAt(wall - MS_OF_DAY, zone).offset;
  const after = wall - stretchAt(wall + MS_OF_DAY, zone).offset;
  const exists = (ms: number): boolean => ms + stretchAt(ms, zone).offset === wall;
  return exists(before) || !exists(after) ? before : after;
};

/**
 * The last day on which the policing body may publish its comments. Police Act 1996 s.55(5A): before the end of
 * 56 days beginning with the day of publication, so day 1 is that day itself and the last is 55 days later.
 */
export const responseDueOn = (publishedOn: string): string => addDays(publishedOn, 55);

/** "Tuesday 12 October 2021". */
export const sayDay = (day: string): string => {
  const date = new Date(midnightOf(day));
  return `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** "Tuesday 12 October 2021 at 10:00", for a wall time that is already in the reader's zone. */
export const sayDayAndTime = (day: string, time: string): string => `${sayDay(day)} at ${time}`;

/** "Tuesday 12 October 2021 at 10:00", as clocks in this IANA zone show it. */
export const sayInstant = (at: Instant, zone: string): string => {
  const local = inZone(at, zone);
  return sayDayAndTime(local.slice(0, 10), local.slice(11, 16));
};

/** How long ago a day was: "today", "yesterday", "94 days ago"; ahead: "tomorrow", "in 7 days". */
export const sayAge = (days: number): string => {
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  return days > 0 ? `${days} days ago` : `in ${-days} days`;
};

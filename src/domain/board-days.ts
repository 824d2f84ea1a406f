import { addDays, daysBetween, sayDay } from './calendar.js';
import { occurrences } from './meeting.js';
import type { Board } from './register.js';
import { sayList } from './words.js';

/** What says on which days a board meets. */
export type BoardDays = Pick<Board, 'rrule' | 'from' | 'dates'>;

/** The days of the week as a rule of RFC 5545 writes them, and as people do, Monday first. */
export const WEEKDAYS = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
} as const;
export type Weekday = keyof typeof WEEKDAYS;

/** Which of a month's weekdays, as a rule writes it and as people say it. */
export const ORDINALS = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  '-1': 'last',
} as const;

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');

/** The weekday of a day. */
export const weekdayOf = (day: string): Weekday =>
  // 5 January 1970 was a Monday.
  (Object.keys(WEEKDAYS) as Weekday[])[(((daysBetween('1970-01-05', day) % 7) + 7) % 7) as 0] ?? 'MO';

const isWeekday = (code: string): code is Weekday => Object.hasOwn(WEEKDAYS, code);
const numbers = (text: string | undefined): number[] => (text ? text.split(',').map(Number) : []);

/** "second Tuesday", "first and third Monday"; null where the days are not so simple. */
const sayNth = (byDay: string): string | null => {
  const parts = byDay.split(',').map((part) => /^([1-5]|-1)([A-Z]{2})$/.exec(part));
  const [first] = parts;
  const day = first?.[2] ?? '';
  if (!isWeekday(day) || parts.some((part) => part?.[2] !== day)) return null;
  const which = parts.map((part) => ORDINALS[(part?.[1] ?? '1') as keyof typeof ORDINALS]);
  return `${sayList(which)} ${WEEKDAYS[day]}`;
};

const sayNthOfMonth = (day: number): string | null => {
  if (day === -1) return 'last day';
  if (!(day >= 1 && day <= 28)) return null;
  const end =
    day % 10 > 3 || Math.floor(day / 10) === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${end}`;
};

const sayMonthly = (parts: Readonly<Record<string, string>>): string | null => {
  const days = numbers(parts.BYMONTHDAY);
  const which = parts.BYDAY ? sayNth(parts.BYDAY) : days.length === 1 ? sayNthOfMonth(days[0] ?? 0) : null;
  if (which === null || (parts.BYDAY && parts.BYMONTHDAY)) return null;
  const every = Number(parts.INTERVAL ?? 1);
  if (every > 1) return parts.BYMONTH ? null : `every ${every} months on the ${which}`;
  const months = numbers(parts.BYMONTH).map((month) => MONTHS[month - 1] ?? '');
  return `${which} of ${months.length > 0 ? sayList(months) : 'each month'}`;
};

const sayWeekly = (parts: Readonly<Record<string, string>>): string | null => {
  const days = (parts.BYDAY ?? '').split(',');
  if (parts.BYMONTH || !days.every(isWeekday)) return null;
  const every = Number(parts.INTERVAL ?? 1);
  if (every === 1) return `every ${sayList(days.map((day) => WEEKDAYS[day]))}`;
  const named = sayList(days.map((day) => `${WEEKDAYS[day]}s`));
  return every === 2 ? `fortnightly on ${named}` : `every ${every} weeks on ${named}`;
};

const KNOWN = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'UNTIL']);

const sayRule = (rrule: string, from: string): string => {
  const parts: Record<string, string> = Object.fromEntries(
    rrule.split(';').map((part) => part.split('=', 2)),
  );
  const said =
    parts.FREQ === 'MONTHLY' ? sayMonthly(parts) : parts.FREQ === 'WEEKLY' ? sayWeekly(parts) : null;
  if (said === null || Object.keys(parts).some((key) => !KNOWN.has(key))) return `RRULE:${rrule}`;
  // Which fortnight it is follows from the first day: without it the words would not say the days.
  const since = Number(parts.INTERVAL ?? 1) > 1 ? ` from ${sayDay(from)}` : '';
  const until = /^\d{8}$/.test(parts.UNTIL ?? '')
    ? ` until ${sayDay((parts.UNTIL ?? '').replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))}`
    : '';
  return parts.UNTIL && until === '' ? `RRULE:${rrule}` : `${said}${since}${until}`;
};

/**
 * When a board meets, in words that `parseBoardDays` reads again: "second Tuesday of each month", "fortnightly on
 * Thursdays from Thursday 7 October 2021; also Tuesday 12 October 2021". A rule that has no words is given as it is.
 */
export const sayBoardDays = ({ rrule, from, dates }: BoardDays): string => {
  const said = dates.map(sayDay).join(', ');
  if (rrule === null) return said;
  return said === '' ? sayRule(rrule, from) : `${sayRule(rrule, from)}; also ${said}`;
};

/** How far ahead the next days are looked for: most boards meet within a year, the rarest within five. */
const LOOKS = [400, 1_830];

/**
 * The board's next days from `today` on, at most `most`; none where no day lies ahead.
 * @throws RangeError when the rule is not one of days.
 */
export const nextDays = (board: BoardDays, today: string, most = 3): readonly string[] => {
  for (const look of LOOKS) {
    const days = occurrences(board, { from: today, until: addDays(today, look) });
    if (days.length >= most || look === LOOKS.at(-1)) return days.slice(0, most);
  }
  return [];
};

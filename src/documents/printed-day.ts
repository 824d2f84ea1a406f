import { Temporal } from 'temporal-polyfill';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';

/** Source of a pattern for a day as letters print it: "16th July 2021", "July 16, 2021", "16/07/2021". Six groups. */
export const PRINTED_DAY = `(?:(\\d{1,2}) ?(?:st|nd|rd|th)?,? (?:day )?(?:of )?${MONTH}\\.?,? (\\d{4})|${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})|(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}))`;

/** The calendar day, `YYYY-MM-DD`, or null where no calendar has that day. Months count from 1. */
export const toDay = (year: number, month: number, day: number): string | null => {
  if (month < 1 || month > 12 || day < 1 || year < 1800) return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date.toString() : null;
};

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The first printed day in some words, British order for figures; null for none. */
export const readDay = (words: string): { readonly on: string; readonly words: string } | null => {
  const found = new RegExp(`(?<![\\d/])${PRINTED_DAY}(?!\\d)`, 'i').exec(words);
  if (!found) return null;
  const [printed, d1, m1, y1, m2, d2, y2, d3, m3, y3] = found;
  const on =
    d1 && m1
      ? toDay(Number(y1), monthOf(m1), Number(d1))
      : m2
        ? toDay(Number(y2), monthOf(m2), Number(d2))
        : toDay(Number(y3), Number(m3), Number(d3));
  return on ? { on, words: printed } : null;
};

/** The last day of a printed month ("March 2024"), or null when the words are not one. */
export const readMonthEnd = (words: string): string | null => {
  const found = new RegExp(`^${MONTH}\\.?,? (\\d{4})$`, 'i').exec(words);
  if (!found?.[1]) return null;
  const month = Temporal.PlainYearMonth.from({ year: Number(found[2]), month: monthOf(found[1]) });
  return month.toPlainDate({ day: month.daysInMonth }).toString();
};

/** The day that many units after another; months end on the last day where the month is shorter. */
export const dayAfter = (from: string, count: number, unit: 'days' | 'weeks' | 'months' | 'years'): string =>
  Temporal.PlainDate.from(from)
    .add({ [unit]: count })
    .toString();

/** The day before another. */
export const dayBefore = (on: string): string => Temporal.PlainDate.from(on).subtract({ days: 1 }).toString();

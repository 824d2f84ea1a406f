import { en } from 'chrono-node';
import { addDays } from '../domain/calendar.js';
import { parseDay } from './parse-day.js';

/** From the first day to the last, both included, `YYYY-MM-DD`. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const MONDAY = new Date(Date.UTC(1970, 0, 5)).getTime();

/** The Monday of the week that a day lies in. */
const mondayOf = (day: string): string =>
  addDays(day, -(((((Date.parse(`${day}T00:00:00Z`) - MONDAY) / 86_400_000) % 7) + 7) % 7));
const yearBefore = (day: string): string => `${pad(Number(day.slice(0, 4)) - 1, 4)}${day.slice(4)}`;

/**
 * Reads a stretch of days as people say it: "12–26 October", "from 28 December to 3 January", "until Friday" (from
 * today), "on 12 October", "next week" (Monday to Sunday). `today` is what it counts from. Null where the words hold
 * no stretch, or one that ends before it begins.
 */
export const parseStretch = (words: string, today: string): Stretch | null => {
  const text = words.trim().slice(0, 120);
  if (/^(?:the )?(?:whole )?(?:of )?(?:next|this) week$/i.test(text)) {
    const monday = mondayOf(/next/i.test(text) ? addDays(today, 7) : today);
    return { from: monday < today ? today : monday, until: addDays(monday, 6) };
  }
  const only = /^(?:until|till|through|to) (.+)$/i.exec(text)?.[1];
  if (only) {
    const until = parseDay(only, today)?.day;
    return until && until >= today ? { from: today, until } : null;
  }
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  // chrono counts in the host's zone; noon keeps the day the same in every one of them.
  const found = en.GB.parse(
    text.replace(/\b(?:until|till|through)\b/gi, 'to'),
    new Date(year, month - 1, day, 12),
    {
      forwardDate: true,
    },
  );
  const [first, second] = found;
  if (!first || second) return null;
  const read = (at: typeof first.start): string | null => {
    const said = `${pad(at.get('year') ?? 0, 4)}-${pad(at.get('month') ?? 0)}-${pad(at.get('day') ?? 0)}`;
    return (at.isCertain('day') || at.isCertain('weekday')) && parseDay(said, today) ? said : null;
  };
  const from = read(first.start);
  const until = first.end ? read(first.end) : from;
  if (from === null || until === null || until < from) return null;
  // "1–8 October", said on the 4th, has begun: it is not next year's.
  const begun = !first.start.isCertain('year') && yearBefore(until) >= today && yearBefore(from) <= today;
  return begun ? { from: yearBefore(from), until: yearBefore(until) } : { from, until };
};

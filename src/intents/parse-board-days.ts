import { WEEKDAYS, weekdayOf } from '../domain/board-days.js';
import { addDays, sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { ruleProblem } from '../domain/meeting.js';
import { DAY, ruleOf, weekdays } from './board-rules.js';
import { parseDay } from './parse-day.js';

/** When a board meets, as somebody said it. */
export interface SaidBoardDays {
  /** RFC 5545 rule of days; null for explicit dates only. */
  readonly rrule: string | null;
  /** `YYYY-MM-DD`, in order, each once. */
  readonly dates: readonly string[];
  /** The first day that the rule counts from, where the words or the form named one. */
  readonly from: string | null;
}

const EXAMPLES =
  'It goes: second Tuesday · last Friday · every Monday · fortnightly on Thursdays from 7 October 2021 · 12 October 2021, 9 November 2021 · FREQ=MONTHLY;BYDAY=2TU.';
const MOST_DATES = 100;
/** A rule in words or as it is written; what is longer can be dates only. */
const LONGEST_RULE = 400;

const RRULE = /^(?:RRULE:)?(FREQ=[A-Z0-9=;,+-]{1,280})$/i;
const ALSO = /(?:\s*[,;]\s*|\s+)(?:and\s+)?(?:also|plus)\s+(?:on\s+)?/i;
const WRITTEN = /^\s*(?:the board |it |they |we )?(?:meets?|sits?)?\s*(?:on\s+)?(?:the\s+)?/i;

/**
 * Reads when a board meets: "second Tuesday", "last Friday of the month", "fortnightly on Thursdays from 7 October
 * 2021", "12 October 2021, 9 November 2021", an RRULE, and dates beside a rule after "also". `today` is what days
 * without a year count from; `first` is the first day that was named beside the words. A string is the sentence that
 * says what could not be read.
 */
export const parseBoardDays = (
  words: string,
  today: string,
  first: string | null = null,
): SaidBoardDays | string => {
  const [main = '', ...others] = words.trim().replace(/\s+/g, ' ').split(ALSO);
  if (main === '') return `Say when the board meets. ${EXAMPLES}`;
  const rule = main.length > LONGEST_RULE ? null : readRule(main, today);
  if (typeof rule === 'string') return rule;
  const dates = datesIn(rule === null ? [main, ...others] : others, today);
  if (typeof dates === 'string') return dates;
  if (rule === null) return { rrule: null, dates, from: first };
  const from = rule.from ?? first;
  const apart = /;INTERVAL=(?!1(?:;|$))/.test(rule.rrule);
  if (from === null && apart)
    return `Say from which day it counts, for example: ${cut(main, 60)} from ${sayDay(today)}.`;
  return { rrule: rule.rrule, dates, from: from === null || !apart ? from : onItsWeekday(rule.rrule, from) };
};

const readRule = (words: string, today: string): { rrule: string; from: string | null } | string | null => {
  const bounds =
    /^(.*?)(?:,? (?:from|starting|beginning)(?: on)? (.+?))?(?:,? (?:until|till) (.+))?\.?$/i.exec(words);
  const [, what = words, since, end] = bounds ?? [];
  const written = RRULE.exec(what)?.[1]?.toUpperCase();
  const found = written ?? ruleOf(what.replace(WRITTEN, ''));
  if (found === null) return null;
  if (typeof found !== 'string') return found.problem;
  const from = since === undefined ? null : parseDay(since, today)?.day;
  const until = end === undefined ? null : parseDay(end, from ?? today)?.day;
  if (from === undefined || until === undefined)
    return `I cannot read “${cut((from === undefined ? since : end) ?? '', 60)}” as a day. Give it as in 7 October 2021.`;
  const rrule = until === null ? found : `${found};UNTIL=${until.replaceAll('-', '')}`;
  return ruleProblem(rrule) ?? { rrule, from };
};

/** A fortnight is counted from the first of the days that it speaks of, so that no calendar's first weekday matters. */
const onItsWeekday = (rrule: string, from: string): string => {
  const days = /FREQ=WEEKLY.*;BYDAY=([A-Z,]+)/.exec(rrule)?.[1]?.split(',');
  if (!days) return from;
  for (let ahead = 0; ahead < 7; ahead += 1)
    if (days.includes(weekdayOf(addDays(from, ahead)))) return addDays(from, ahead);
  return from;
};

const datesIn = (parts: readonly string[], today: string): readonly string[] | string => {
  const said = parts
    // "Tuesday, 12 October" is one day.
    .map((part) => part.replace(new RegExp(`\\b(${DAY}),\\s+(?=\\d)`, 'gi'), '$1 '))
    .flatMap((part) => part.split(/\s*(?:[,;&]|\band\b)\s*/i))
    .filter((part) => part !== '');
  const year = /\b(\d{4})$/.exec(said.at(-1) ?? '')?.[1];
  const dates = new Set<string>();
  for (const words of said) {
    // In "12 October, 9 November 2021" the year is said once, at the end.
    const whole = year && !/\d{4}/.test(words) && /[a-z]$/i.test(words) ? `${words} ${year}` : words;
    const day = parseDay(whole, today)?.day;
    if (day === undefined || !/\d/.test(words))
      return `I cannot read “${cut(words, 60)}” as a day. ${EXAMPLES}`;
    const [weekday] = weekdays(words.replace(/\d.*$/, ''));
    if (weekday && weekday !== weekdayOf(day))
      return `${sayDay(day)} is no ${WEEKDAYS[weekday]}: “${cut(words, 60)}” cannot be both. Give the day that is meant.`;
    dates.add(day);
  }
  if (dates.size > MOST_DATES)
    return `${dates.size} dates are too many: a board holds ${MOST_DATES} at most.`;
  return [...dates].sort();
};

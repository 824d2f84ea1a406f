import { MONTHS, ORDINALS, WEEKDAYS, type Weekday, weekdayOf } from '../domain/board-days.js';
import { addDays, sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { ruleProblem } from '../domain/meeting.js';
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

const DAY = `(?:${Object.values(WEEKDAYS)
  .map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?s?`)
  .join('|')}|tues?|thurs?|weds?)`;
const DAYS = `${DAY}(?:(?:,| and| &|, and) ${DAY})*`;
const PLURAL = `(?:${Object.values(WEEKDAYS).join('s|')}s)`;
const NTH = `(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)`;
const NTHS = `${NTH}(?:(?:,| and| &|, and) (?:the )?${NTH})*`;
const MONTH = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`;
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, other: 2, second: 2 };
const EVERY = String.raw`(\d{1,2}|two|three|four|six|other|second)`;

const weekdays = (words: string): Weekday[] => {
  const codes = Object.keys(WEEKDAYS) as Weekday[];
  return [
    ...new Set([...words.matchAll(new RegExp(DAY, 'gi'))].map(([day]) => day.slice(0, 2).toUpperCase())),
  ]
    .flatMap((code) => codes.find((one) => one === code) ?? [])
    .sort((a, b) => codes.indexOf(a) - codes.indexOf(b));
};
const nths = (words: string): string[] =>
  [...words.matchAll(new RegExp(NTH, 'gi'))].map(([word]) => {
    const found = Object.entries(ORDINALS).find(([, said]) => said === word.toLowerCase());
    return found?.[0] ?? word.charAt(0);
  });
const countOf = (word: string | undefined): number => COUNTS[(word ?? '').toLowerCase()] ?? Number(word);
const interval = (every: number): string => (every === 1 ? '' : `;INTERVAL=${every}`);
const nthOf = (which: string, day: string): string => {
  const [code] = weekdays(day);
  return nths(which)
    .map((nth) => `${nth}${code}`)
    .join(',');
};

type Read = (match: RegExpExecArray) => string | { readonly problem: string };
const weekly =
  (every: (match: RegExpExecArray) => number, days: number): Read =>
  (m) =>
    `FREQ=WEEKLY${interval(every(m))};BYDAY=${weekdays(m[days] ?? '').join(',')}`;

/** The rules that have words, the more particular before the others. */
const RULES: readonly (readonly [RegExp, Read])[] = [
  [
    new RegExp(`^every (second|third|fourth|2nd|3rd|4th) (${DAY})$`, 'i'),
    (m) => ({
      problem: `“Every ${m[1]} ${m[2]}” can mean two things. Say “${m[1]} ${m[2]} of each month” or “every ${nths(m[1] ?? '')[0]} weeks on ${m[2]}”.`,
    }),
  ],
  [
    new RegExp(
      `^(?:every |each )?(${NTHS}) (${DAY})(?: (?:of|in) (?:the|each|every|a) month| monthly| every month)?$`,
      'i',
    ),
    (m) => `FREQ=MONTHLY;BYDAY=${nthOf(m[1] ?? '', m[2] ?? '')}`,
  ],
  [
    new RegExp(`^(?:monthly|each month|every month),? on the (${NTHS}) (${DAY})$`, 'i'),
    (m) => `FREQ=MONTHLY;BYDAY=${nthOf(m[1] ?? '', m[2] ?? '')}`,
  ],
  [
    new RegExp(
      `^(?:every |each )?(${NTHS}) (${DAY}) (?:of|in) (${MONTH}(?:(?:,| and|, and) ${MONTH})*)$`,
      'i',
    ),
    (m) => `FREQ=MONTHLY;BYDAY=${nthOf(m[1] ?? '', m[2] ?? '')};BYMONTH=${monthsIn(m[3] ?? '').join(',')}`,
  ],
  [
    new RegExp(`^(?:every ${EVERY} months|(quarterly)),? on the (${NTHS}) (${DAY})$`, 'i'),
    (m) => `FREQ=MONTHLY${interval(m[2] ? 3 : countOf(m[1]))};BYDAY=${nthOf(m[3] ?? '', m[4] ?? '')}`,
  ],
  [
    new RegExp(`^(?:every ${EVERY} months|(quarterly)),? on the (\\d{1,2}(?:st|nd|rd|th)|last day)$`, 'i'),
    (m) => monthDay(m[3] ?? '', m[2] ? 3 : countOf(m[1])),
  ],
  [
    /^(?:(?:monthly|each month|every month),? )?(?:on )?the (\d{1,2}(?:st|nd|rd|th)|last day)(?: of (?:the|each|every) month)?$/i,
    (m) => monthDay(m[1] ?? '', 1),
  ],
  [/^(\d{1,2}(?:st|nd|rd|th)|last day) of (?:the|each|every) month$/i, (m) => monthDay(m[1] ?? '', 1)],
  [
    new RegExp(
      `^(?:fortnightly|every fortnight|each fortnight|every week but one),? (?:on )?(${DAYS})$`,
      'i',
    ),
    weekly(() => 2, 1),
  ],
  [new RegExp(`^(?:every other|alternate) (${DAYS})$`, 'i'), weekly(() => 2, 1)],
  [new RegExp(`^(${DAYS}),? (?:fortnightly|every fortnight|every other week)$`, 'i'), weekly(() => 2, 1)],
  [new RegExp(`^every ${EVERY} weeks?,? on (${DAYS})$`, 'i'), weekly((m) => countOf(m[1]), 2)],
  [new RegExp(`^(?:every week|each week|weekly|every|each),? (?:on )?(${DAYS})$`, 'i'), weekly(() => 1, 1)],
  [new RegExp(`^(${PLURAL}(?:(?:,| and) ${PLURAL})*)$`, 'i'), weekly(() => 1, 1)],
];

const monthsIn = (words: string): number[] =>
  [...words.matchAll(new RegExp(MONTH, 'gi'))]
    .map(
      ([month]) =>
        MONTHS.findIndex((one) => one.slice(0, 3).toLowerCase() === month.slice(0, 3).toLowerCase()) + 1,
    )
    .sort((a, b) => a - b);

const monthDay = (which: string, every: number): string | { readonly problem: string } => {
  const day = /^last/i.test(which) ? -1 : Number.parseInt(which, 10);
  return day === -1 || (day >= 1 && day <= 28)
    ? `FREQ=MONTHLY${interval(every)};BYMONTHDAY=${day}`
    : { problem: `Not every month has a ${which}. Give a day up to the 28th, or “last day of each month”.` };
};

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

const ruleOf = (words: string): ReturnType<Read> | null => {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(words) ?? pattern.exec(`the ${words}`);
    if (match) return read(match);
  }
  return null;
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

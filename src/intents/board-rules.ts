import { MONTHS, ORDINALS, WEEKDAYS, type Weekday } from '../domain/board-days.js';

/** A day of the week, whole or cut short, one or every. */
export const DAY = `(?:${Object.values(WEEKDAYS)
  .map((day) => `${day.slice(0, 3)}(?:${day.slice(3)})?s?`)
  .join('|')}|tues?|thurs?|weds?)`;
const DAYS = `${DAY}(?:(?:,| and| &|, and) ${DAY})*`;
const PLURAL = `(?:${Object.values(WEEKDAYS).join('s|')}s)`;
const NTH = `(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)`;
const NTHS = `${NTH}(?:(?:,| and| &|, and) (?:the )?${NTH})*`;
const MONTH = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`;
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, other: 2, second: 2 };
const EVERY = String.raw`(\d{1,2}|two|three|four|six|other|second)`;

/** The days of the week that words name, Monday first. */
export const weekdays = (words: string): Weekday[] => {
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

/** The rule of days that these words mean, what is wrong with them, or null where they are no rule. */
export const ruleOf = (words: string): string | { readonly problem: string } | null => {
  for (const [pattern, read] of RULES) {
    const match = pattern.exec(words) ?? pattern.exec(`the ${words}`);
    if (match) return read(match);
  }
  return null;
};

import { cut } from '../domain/cut.js';
import type { Deadline } from '../domain/register.js';
import { dayAfter, dayBefore, PRINTED_DAY, readDay, readMonthEnd } from './printed-day.js';

const IMMEDIATE = [
  /(?<=^|[.;:] |[-–•] ?)immediately(?=,| (?!after|following|before|when|upon|on\b|available|adjacent))/i,
  /(?<=\b(?:should|must|to),? )immediately\b(?! (?:after|following|before|when|upon))/i,
  /\bwith immediate effect\b/i,
];

const LIMIT = '(?:by|before|(?:not|no) later than|on or before|until|in advance of)';
const BY_DAY = new RegExp(`\\b${LIMIT} (?:the )?${PRINTED_DAY}`, 'i');
const BY_MONTH =
  /\b(?:by|before|(?:not|no) later than) (?:the )?(end of )?(?:the month of )?((?:January|February|March|April|May|June|July|August|September|October|November|December),? \d{4})\b/i;

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WITHIN = new RegExp(
  `\\bwithin (?:the next |a period of )?(a|\\d{1,3}|${COUNTS.join('|')}|eighteen) ?(working |calendar )?(day|week|month|year)s?['’]?(?: (?:of|from|after) (?:the )?(?:(?:date|day) (?:of|on which) )?(?:publication|publishing|issue|receipt|this report|this letter|the report|report)\\b)?`,
  'gi',
);

const RECURRING = [
  /\b(?:regular|periodic|routine) (?:review|check|audit|report|update|assessment|dip[- ]sampl|inspection|evaluation|monitoring|refresh)\w{0,6}/i,
  /\b(?:regularly|periodically|routinely|annually|quarterly|monthly) (?:review|check|audit|report|update|assess|monitor|publish|evaluat|sampl|inspect|test|refresh)\w{0,4}/i,
  /\b(?:review|check|audit|report|update|assess|monitor|publish|evaluat|inspect|test)\w{0,4}(?: [\w’'-]{1,20}){0,4} (?:regularly|periodically|annually|quarterly)\b/i,
  /\b(?:at least )?(?:every|each|once a|twice a) (?:year|quarter|month|week|(?:two|three|six|twelve|\d{1,2}) (?:months|weeks|years))\b/,
  // Lower case only: "Annual Report" is a name, and leave is nobody's deadline.
  /\b(?:annual|annually|quarterly|six-monthly|biannual|half-yearly|yearly)\b(?! leave)/,
];

const none: Deadline = { wording: '', basis: 'none', on: null, setBy: 'inspectorate' };

/** A period that limits a procedure ("record it within 24 hours") is no deadline of the recommendation. */
const limitsTheWhole = (text: string, found: RegExpMatchArray): boolean => {
  const before = text.slice(0, found.index);
  const after = text.slice((found.index ?? 0) + found[0].length);
  if (/(?:^|[.:] )$/.test(before) || /\b(?:should|must),? $/i.test(before)) return true;
  if (/(?:publication|publishing|issue|report|letter)$/i.test(found[0])) return true;
  return /^(?:month|year)/i.test(found[3] ?? '') && /^[.;:]|^$/.test(after);
};

const within = (found: RegExpMatchArray, publishedOn: string | null): string | null => {
  const [, count = '', working, unit = ''] = found;
  // Working days depend on bank holidays, which a reader of letters does not know.
  if (publishedOn === null || working?.startsWith('working')) return null;
  const spelt = COUNTS.indexOf(count.toLowerCase()) + 1;
  const number =
    spelt || (count.toLowerCase() === 'a' ? 1 : count.toLowerCase() === 'eighteen' ? 18 : Number(count));
  return dayAfter(publishedOn, number, `${unit.toLowerCase()}s` as 'days' | 'weeks' | 'months' | 'years');
};

/**
 * The deadline that a recommendation's own words set, with the wording as printed. Periods and "Immediately" are
 * counted from the publication day, and come to no day while that is unknown.
 */
export const readDeadline = (text: string, publishedOn: string | null): Deadline => {
  for (const pattern of IMMEDIATE) {
    const found = pattern.exec(text);
    if (found) return { ...none, wording: found[0], basis: 'immediate', on: publishedOn };
  }
  const byDay = BY_DAY.exec(text);
  if (byDay) {
    const day = readDay(byDay[0])?.on ?? null;
    const on = day && /^before/i.test(byDay[0]) ? dayBefore(day) : day;
    return { ...none, wording: byDay[0], basis: 'by-date', on };
  }
  const byMonth = BY_MONTH.exec(text);
  if (byMonth) {
    const on = byMonth[1] ? readMonthEnd(byMonth[2] ?? '') : null;
    return { ...none, wording: byMonth[0], basis: 'by-date', on };
  }
  for (const found of text.matchAll(WITHIN)) {
    if (limitsTheWhole(text, found)) {
      return { ...none, wording: found[0], basis: 'within-period', on: within(found, publishedOn) };
    }
  }
  for (const pattern of RECURRING) {
    const found = pattern.exec(text);
    if (found) return { ...none, wording: cut(found[0], 300), basis: 'recurring' };
  }
  return none;
};

import { type Form, usage } from './form.js';
import type { Intent } from './intent.js';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const WEEKDAY = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?s?\b/gi;
const TIME = /\b(?:at\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?![\w:.])/i;
const QUIET =
  /,?\s*\b(?:(?:but\s+)?only (?:when|if) (?:something|anything) (?:moved|moves|changed|changes)|(?:(?:and|or)\s+)?(?:say )?nothing (?:when|if) (?:it is )?(?:quiet|nothing (?:moved|moves|changed|changes)))\b/i;
const ABOUT =
  /\b(?:of|about|with|for)\s+(?:the\s+|my\s+)?(?!us\b|me\b)(\S.*?)(?=\s+(?:every|each|on|at|daily|weekly|now)\b|\s*,|\s+\d{1,2}[:.]\d{2}|\s*[.!]*$)/i;
const FILLER =
  /\b(?:every|each|on|at|and|the|a|please|pls|now|here|to|us|me|for|in|morning|mornings|ones?|daily|weekly|day|days|week|weekdays?|working)\b|[,.&!?]/gi;

/** A digest goes out when the office opens, where no time is said. */
const USUAL_TIME = '09:00';

const timeIn = (words: string): string | null => {
  const match = TIME.exec(words);
  if (!match || !(match[2] || match[3] || /\bat\s/i.test(match[0]))) return null;
  const said = Number(match[1]);
  const half = match[3]?.toLowerCase();
  const hour = half === 'pm' && said < 12 ? said + 12 : half === 'am' && said === 12 ? 0 : said;
  const minute = Number(match[2] ?? '0');
  if (hour > 23 || minute > 59 || (half && (said < 1 || said > 12))) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** The days of the week that the words name, 1 for Monday; none where they name no day. */
const daysIn = (words: string): number[] => {
  const named = [...words.matchAll(WEEKDAY)].map(
    ([, day]) => DAYS.findIndex((one) => one.startsWith((day ?? '').toLowerCase())) + 1,
  );
  if (named.length > 0) return [...new Set(named)].sort((a, b) => a - b);
  if (/\b(?:weekdays?|working\s+days?)\b/i.test(words)) return [1, 2, 3, 4, 5];
  if (/\b(?:daily|(?:every|each)\s+(?:day|morning))\b/i.test(words)) return [1, 2, 3, 4, 5, 6, 7];
  return /\b(?:weekly|(?:every|each)\s+week)\b/i.test(words) ? [1] : [];
};

/** What is asked of the digest: a schedule makes it a subscription, without one it is shown now. */
const read = (words: string): Intent => {
  const whenQuiet = QUIET.test(words) ? 'nothing' : 'line';
  const loud = words.replace(QUIET, ' ');
  const only = (ABOUT.exec(loud)?.[1] ?? '').trim();
  const when = only === '' ? loud : loud.replace(ABOUT, ' ');
  const weekdays = daysIn(when);
  const time = timeIn(when);
  const left = when
    .replace(WEEKDAY, ' ')
    .replace(time === null ? /(?!)/ : TIME, ' ')
    .replace(FILLER, ' ')
    .trim();
  if (left !== '') return usage('digest');
  if (weekdays.length > 0)
    return { kind: 'subscribe-digest', weekdays, time: time ?? USUAL_TIME, only, whenQuiet };
  return time === null && whenQuiet === 'line' ? { kind: 'show-digest', only } : usage('digest');
};

/** "digest every Monday 08:30", "weekly digest of red ones", "digest now", "stop the digest". */
export const DIGEST_FORMS: readonly Form[] = [
  [
    /^(?:please\s+)?(?:stop|end|cancel|unsubscribe(?:\s+from)?|no\s+more)\s+(?:(?:the|my|our|this|all|sending|me|us|a)\s+){0,3}(?:(?:daily|weekly)\s+)?digests?(?:\s+(?:please|here))?\s*[.!]*$/i,
    () => ({ kind: 'stop-digest' }),
  ],
  [
    /^(?:(?:please|can|could|you|i|we|want|would|like|send|give|show|get|subscribe|to|me|us|a|the|my|our)\s+){0,7}((?:daily|weekly)\s+)?digests?\b(.{0,200})$/is,
    (m) => read(`${m[1] ?? ''} ${m[2] ?? ''}`),
  ],
];

import type { Filter } from './intent.js';
import { LISTED, type ListCue } from './list-cues.js';
import type { Mentions } from './mentions.js';
import { numberWord } from './number-words.js';
import { ownerIn } from './owner-in-line.js';
import { LONGEST_LINE } from './tokens.js';

const FILTER: Record<Exclude<ListCue, 'silent'>, Filter> = {
  undated: { filter: 'undated' },
  claimed: { filter: 'claimed-closed' },
  unassigned: { filter: 'unassigned' },
  offTrack: { filter: 'confidence', confidence: 'off-track' },
  atRisk: { filter: 'confidence', confidence: 'at-risk' },
  onTrack: { filter: 'confidence', confidence: 'on-track' },
  red: { filter: 'rag', rag: 'red' },
  amber: { filter: 'rag', rag: 'amber' },
  green: { filter: 'rag', rag: 'green' },
  waiting: { filter: 'waiting' },
  overdue: { filter: 'overdue' },
  mine: { filter: 'mine' },
  notClosed: { filter: 'open' },
  closed: { filter: 'closed' },
};
/** Read from the top: "claimed closed" is not "closed", and what has an owner's name in it comes before both. */
const BEFORE_OWNER = [
  'undated',
  'claimed',
  'unassigned',
  'offTrack',
  'atRisk',
  'onTrack',
  'red',
  'amber',
  'green',
  'waiting',
  'overdue',
  'mine',
] as const;
const BEHIND_OWNER = ['notClosed', 'closed'] as const;

/** Words that ask for a list whatever else stands in the line. */
const ASKING = new Set(
  'list show which what whats how recs recommendations ones those give see anything whatre'.split(' '),
);

const LISTISH = new Set(
  `list show which what whats whatre any anything how recs recommendations rec recommendation ones those all everything give
  see get pull got items actions do is are who whos nobody noone still things stuff tell every has have whove`.split(
    /\s+/,
  ),
);

/** Words of a line that asks for a list, beside those of the list itself. */
const BESIDE_LIST = new Set(
  `items actions past missed gone slipped slip signed claimed claims says live plate many register whole full every
  complete anything stuff colour coloured flagged marked schedule awaiting done dated worried problem problems trouble
  fallen falling running struggling without nothing none yet deadline only urgent deadlines dates longer total number
  force forces currently officially properly formally fully left entire breakdown summary rundown printout pack paper
  papers morning call quick chase chasing passed stay remain remains`.split(/\s+/),
);

const WHOLE_LIST = new Set(
  'recs recommendations recommendation list register everything lot all eight # set'.split(' '),
);
const BESIDE_WHOLE = new Set(
  `show list give me us please pls can could you i see get the all of a one whole full entire complete every let hi hello pull
  up what are have we got do our these there thanks on for in loaded at glance have them out how many which is ? again just
  need want to read bring single run through now whats good morning hey hiya display view open take look id like ones
  summary overview rundown together doing going looking getting along today status progress where wheres hows stand`.split(
    /\s+/,
  ),
);

/** The list that a line asks for, if it asks for one. */
export const listOf = (line: string, words: readonly string[], mentions: Mentions): Filter | undefined => {
  const { rest } = mentions;
  // "The ambers, not the reds" names what is not wanted.
  const listed = LISTED.in(
    words.filter((word, at) => !(COLOURS.has(word) && words.slice(Math.max(0, at - 2), at).includes('not'))),
  );
  const others = rest.filter((word) => !BESIDE_LIST.has(word)).length;
  if (listed.has('silent') && others <= 2) return silence(line);
  const asks = words.some((word) => LISTISH.has(word));
  // "6 minutes late" is somebody's own lateness, "paper 5 is late" another paper's.
  const stray = words.some((word) => word.startsWith('@')) && !words.some((word) => ASKING.has(word));
  if (stray || (!asks && words.length > 4 && rest.length > 0)) return undefined;
  const named = words.some((word) => RECS.has(word));
  // Words that are neither the list's nor filler make it something else: "any open parking spaces".
  const clear = others <= (named ? 3 : 0);
  const first = BEFORE_OWNER.find((name) => listed.has(name));
  if (first) return clear ? FILTER[first] : undefined;
  const owner = ownerIn(line.slice(0, LONGEST_LINE));
  if (owner) return { filter: 'owner', owner };
  const second = BEHIND_OWNER.find((name) => listed.has(name));
  if (
    words.some((word) => WHOLE_LIST.has(word)) &&
    words.every((word) => WHOLE_LIST.has(word) || BESIDE_WHOLE.has(word))
  )
    return second === 'notClosed' && words.includes('open') ? FILTER.notClosed : { filter: 'all' };
  return second && clear ? FILTER[second] : undefined;
};

const COLOURS = new Set('red reds amber ambers green greens'.split(' '));
const RECS = new Set('rec recs recommendation recommendations'.split(' '));

/** Silence asks for a list too, before anything that happened "since the last meeting". */
export const asksForSilence = (words: readonly string[]): boolean => LISTED.in(words).has('silent');

const DURATION = /(?<![\p{L}\p{N}])(\d{1,3}|\p{L}{1,9})\s+(days?|weeks?|wks?|months?)\b/iu;

const silence = (line: string): Filter => {
  const days = daysIn(line);
  const since = days === null ? SINCE.exec(line.slice(0, LONGEST_LINE))?.[1] : undefined;
  return { filter: 'silent', days, ...(since === undefined ? {} : { since }) };
};
const SINCE = /\bsince\s+([^?.!]{3,60})/i;

const daysIn = (line: string): number | null => {
  const text = line.slice(0, LONGEST_LINE);
  if (/\bfortnight\b/i.test(text)) return 14;
  const match = DURATION.exec(text);
  const unit = (match?.[2] ?? /\b(day|week|month|quarter)\b/i.exec(text)?.[1] ?? '').toLowerCase();
  if (unit === '') return null;
  const said = (match?.[1] ?? '').toLowerCase();
  const many = /^\d+$/.test(said) ? Number(said) : said === 'couple' ? 2 : (numberWord(said)?.value ?? 1);
  return many * (unit.startsWith('w') ? 7 : unit.startsWith('m') ? 30 : unit.startsWith('q') ? 90 : 1);
};

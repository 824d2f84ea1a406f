import type { Filter } from './intent.js';
import type { Mentions } from './mentions.js';
import { numberWord } from './number-words.js';
import { ownerIn } from './owner-in-line.js';
import { phrases } from './phrases.js';
import { LONGEST_LINE } from './tokens.js';

const DATE = 'date|dates|deadline|deadlines|target|targets|timescale|timescales';
const CLOSED = 'closed|completed|complete|finished|done|discharged|concluded|closing|close|finish|shut';
const NOT = 'not|havent|hasnt|arent|isnt|never|wasnt|werent|aint|still|yet|doesnt|dont|cant|nt';
const CLAIM =
  'say|says|said|claim|claims|claimed|reckon|reckons|think|thinks|reported|reports|believes|believe|saying|claiming';

/** What people say when they ask for a list, by which recommendations it shows. */
const LISTED = phrases({
  silent: [
    'silent|quiet|stale|dormant|ignored|inactive|untouched|neglected',
    'radio silence',
    'no|without|lacking|missing an|a|any|recent|new|fresh|single|more? update|updates|news|word|contact|activity|response|responses',
    'no|without progress|movement reported|in|for|since|over|within|this|at',
    `${NOT} .. heard|updated|reported|touched|replied|responded|answered`,
    `${NOT} had|got|given|sent|been|seen|have|provided|submitted|received an|any|a|no|had? update|updates|news|report|word`,
    'nothing|nobody|noone|not been? heard|updated|reported|touched|said|from',
    'nobody|noone|one has|have updated|reported|said|touched|heard',
    'heard nothing|little',
    'need|needs|needing|due an|a update|chase|chasing',
    'last updated|heard over|more|ages|from|months|weeks|@30|@60|@90',
  ],
  undated: [
    'undated|dateless|timeless',
    `no|without|lacking|missing|lack|lacks|needs|need a|any|an|set|agreed|clear|fixed? target|due|end|completion|finish? ${DATE}`,
    'not|never|arent|isnt|havent|hasnt been? dated|scheduled|timed',
    `${NOT} .. have|got|given|set|a|any|with|had ${DATE}`,
    `${NOT} .. have|got|given|set|a|any|with|had target|due|end date|dates`,
    `${DATE} .. not|isnt|never|missing|havent|hasnt|blank|empty|unset|tbc`,
    `nobody|noone has|have? set|given|put a|any? target|due? ${DATE}`,
    'open ended',
    'date|dates|deadline tbc|missing|blank|unset',
  ],
  claimed: [
    `claimed|claim|claims|reported|reportedly|supposedly|apparently as? to? be? ${CLOSED}`,
    `force|forces|owner|owners|they|constabulary|police|we ${CLAIM} .. ${CLOSED}`,
    'closed|done|finished|complete|completed but',
    `closed|done|finished|complete by|for|according the|to|our? force|owner|owners|constabulary|us`,
    `closed|done|finished|complete according to the|our? force|owner|owners|constabulary`,
    `${CLOSED} .. ${NOT} .. hmicfrs|hmi|hmic|inspectorate|inspectors`,
    'hmicfrs|hmi|hmic|inspectorate|inspectors .. not|hasnt|havent|yet|still|to .. closed|agreed|accepted|confirmed|signed|open|close|agree|confirm',
    'waiting|awaiting for|on? hmicfrs|hmi|hmic|inspectorate|the? inspectors|inspectorate|hmicfrs to|closure',
    'claimed',
    'pending sign',
    'awaiting|waiting sign|for sign',
  ],
  unassigned: [
    'unassigned|unallocated|unowned|ownerless|orphan|orphaned|orphans|leaderless|spare|unclaimed',
    'no|without|lacking|missing|needs|need|needing|lack|lacks an|a|any|named? owner|owners|lead|leads',
    'nobody|noone .. owns|owning|has|got|lead|leading|assigned|leads|own|owner|owned|responsible|on|to',
    'no one .. owns|owning|has|got|lead|leading|assigned|leads|own|owner|owned|responsible|on|to',
    `${NOT} been|yet? assigned|allocated|owned|taken|given`,
    `${NOT} have|got|had|has|given an|a|any? owner|lead|owners`,
    'owner|owners missing|blank|tbc|vacant|none',
    'awaiting|waiting|need|needs|to|needing for|be? allocation|assigning|allocating|allocated|assigned|owner',
    'to be allocated|assigned',
    'up for grabs',
    'dont|doesnt|do not belong to anyone|anybody',
  ],
  offTrack: ['off track|course|target|schedule|plan'],
  atRisk: ['at risk', 'risky|wobbly|shaky'],
  onTrack: ['on track|course|schedule|plan'],
  red: ['red|reds'],
  amber: ['amber|ambers'],
  green: ['green|greens'],
  waiting: [
    'waiting|awaiting|wait for|to|my|be|your|the|a? acceptance|accepted|decision|approval|review|accept|approve',
    'not|yet|still yet|been|to|be? accepted|decided|reviewed',
    'to|for me|us accept|decide|approve|review',
    'updates|update to accept|approve|decide|review',
    'need|needs accepting|deciding',
    'pending acceptance|updates|decision',
  ],
  overdue: [
    'overdue|late|behind|slipped|slipping|belated|lapsed|expired|outdated|overran|overrun|overrunning|delayed',
    `past|missed|beyond|over|passed|after|blown|exceeded its|their|the|a|our? due|target? ${DATE}|due`,
    'gone|run past|over',
    'should|supposed|meant .. finished|done|closed|completed|complete .. by|already|now',
    'should have been|be .. by|already|now',
    `${DATE} has|have|been? passed|gone|missed|lapsed|expired`,
    'behind schedule|time|target',
    'out of date|time',
    'run|running late|over',
  ],
  mine: [
    'mine',
    'my recs|recommendations|list|items|ones|actions|stuff|open|own|name|rec|recommendation|plate|desk|bit|bits|work|outstanding|responsibility|portfolio|remit',
    'assigned|allocated|given|down|belong|belongs|belonging to me|us',
    'do|am|have|should|must|need|ve i .. own|have|got|down|responsible|leading|lead|do|doing|owe|chase|working|hold|update|on|holding',
    'have i got',
    'i|im own|lead|hold|owe|responsible|leading|accountable|on|down|owner|look',
    'what|which|recs|recommendations|ones|those|anything|everything i|ive have|got|own|need|must|should|lead|am|hold',
    'im down|responsible|the|leading|on|holding|looking',
    'for|with|by|on|to|under me',
    'me personally',
    'i need|have to do|update|answer|action',
  ],
  notClosed: [
    `${NOT} been|yet|fully|properly|all|quite|to|be|formally? been|be|signed|fully? ${CLOSED}`,
    `yet|still|left|remain|remains|remaining|needs|need|got to be? ${CLOSED}|do|deliver|go|implement`,
    `yet|still|waiting|needs|need|needing|requiring|remaining to|be|for? ${CLOSED}|closure`,
    'not signed off',
    'open|opens|outstanding|live|active|unfinished|remaining|incomplete|ongoing|unresolved|unclosed|pending|current',
    'to do',
    'in progress|hand',
    'left|remains|remain|remaining $',
    'whats|what|things left|remains|remaining',
    'still on|going|running|with|needs|need|there',
    'to be closed|done|finished|completed',
    'work in progress',
  ],
  closed: [
    CLOSED,
    'signed|ticked|closed|crossed off',
    'done and dusted',
    'wrapped|tied up',
    'put to bed',
    'in the bag',
  ],
} as const);

type Listed =
  | 'silent'
  | 'undated'
  | 'claimed'
  | 'unassigned'
  | 'offTrack'
  | 'atRisk'
  | 'onTrack'
  | 'red'
  | 'amber';
type Simple = Exclude<Listed, 'silent'> | 'green' | 'waiting' | 'overdue' | 'mine' | 'notClosed' | 'closed';

const FILTER: Record<Simple, Filter> = {
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
  'recs rec recommendation recommendations list register everything lot all eight # set'.split(' '),
);
const BESIDE_WHOLE = new Set(
  `show list give me us please pls can could you i see get the all of a whole full entire complete every let hi hello pull
  up what are have we got do our these there thanks on for in loaded at glance have them out how many which is ? again just
  need want to read bring single run through now whats good morning hey hiya display view open take look id like ones
  summary overview rundown together`.split(/\s+/),
);

/** The list that a line asks for, if it asks for one. */
export const listOf = (line: string, words: readonly string[], mentions: Mentions): Filter | undefined => {
  const { rest } = mentions;
  const listed = LISTED.in(words);
  const others = rest.filter((word) => !BESIDE_LIST.has(word)).length;
  if (listed.has('silent') && others <= 2) return { filter: 'silent', days: daysIn(line) };
  const asks = words.some((word) => LISTISH.has(word));
  // "6 minutes late" is somebody's own lateness.
  if (!asks && (words.some((word) => word.startsWith('@')) || (words.length > 4 && rest.length > 0)))
    return undefined;
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
    return second === 'notClosed' && words.includes('open') && named ? FILTER.notClosed : { filter: 'all' };
  return second && clear ? FILTER[second] : undefined;
};

const RECS = new Set('rec recs recommendation recommendations'.split(' '));

/** Silence asks for a list too, before anything that happened "since the last meeting". */
export const asksForSilence = (words: readonly string[]): boolean => LISTED.in(words).has('silent');

const DURATION = /(?<![\p{L}\p{N}])(\d{1,3}|\p{L}{1,9})\s+(days?|weeks?|wks?|months?)\b/iu;

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

export const LIST_CUE_WORDS: ReadonlySet<string> = LISTED.words;

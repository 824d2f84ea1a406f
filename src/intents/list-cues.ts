import { phrases } from './phrases.js';

const DATE = 'date|dates|deadline|deadlines|target|targets|timescale|timescales';
const CLOSED = 'closed|completed|complete|finished|done|discharged|concluded|closing|close|finish|shut';
const NOT = 'not|havent|hasnt|arent|isnt|never|wasnt|werent|aint|still|yet|doesnt|dont|cant|nt';
const CLAIM =
  'say|says|said|claim|claims|claimed|reckon|reckons|think|thinks|reported|reports|believes|believe|saying|claiming';

/** What people say when they ask for a list, by which recommendations it shows. */
export const LISTED = phrases({
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

/** What a list can be asked by. */
export type ListCue = typeof LISTED extends { in(words: readonly string[]): ReadonlySet<infer Name> }
  ? Name
  : never;

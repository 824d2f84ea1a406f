import type {
  Confidence,
  InspectorateState,
  Platform,
  Position,
  Progress,
  Rag,
  Recommendation,
  Role,
  Update,
} from './register.js';

/** How each word of the register is said to a person. One table a fact; the compiler keeps them whole. */
export const SAY_PROGRESS: Readonly<Record<Progress, string>> = {
  'awaiting-allocation': 'awaiting allocation',
  'in-progress': 'in progress',
  'pending-sign-off': 'pending sign-off',
  closed: 'closed',
};

export const SAY_CONFIDENCE: Readonly<Record<Confidence, string>> = {
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
};

export const SAY_RAG: Readonly<Record<Rag, string>> = { red: 'red', amber: 'amber', green: 'green' };

export const SAY_POSITION: Readonly<Record<Position, string>> = {
  taken: 'action taken',
  proposed: 'action proposed',
  'in-place': 'already in place',
  none: 'no action',
};

export const SAY_INSPECTORATE: Readonly<Record<InspectorateState, string>> = {
  open: 'open',
  'awaiting-review': 'awaiting review',
  'no-further-action': 'no further action needed',
  closed: 'closed',
  superseded: 'superseded by a later inspection',
};

export const SAY_UPDATE: Readonly<Record<Update['state'], string>> = {
  submitted: 'awaiting acceptance',
  accepted: 'accepted',
  returned: 'returned',
  superseded: 'superseded by a newer update',
  withdrawn: 'withdrawn by its author',
};

export const SAY_ROLE: Readonly<Record<Role, string>> = {
  viewer: 'viewer',
  governance: 'governance',
  commissioner: 'Commissioner',
  admin: 'administrator',
};

/** As in "your account on Teams". */
export const SAY_PLATFORM: Readonly<Record<Platform, string>> = {
  teams: 'Teams',
  slack: 'Slack',
  web: 'the chat page',
  console: 'the console',
};

const SAY_KIND: Readonly<Record<Recommendation['kind'], string>> = {
  recommendation: 'Recommendation',
  'area-for-improvement': 'Area for improvement',
  'cause-of-concern': 'Cause of concern',
};

/** The number as printed: the register's own number of a finding that is no recommendation begins with its kind. */
const printedNumber = (number: string): string => number.replace(/^(?:AFI|COC)/, '');

/** "Recommendation 7", for headings. */
export const sayRecommendation = ({ kind, number }: Pick<Recommendation, 'kind' | 'number'>): string =>
  `${SAY_KIND[kind]} ${printedNumber(number)}`;

const SAY_SHORT_KIND: Readonly<Record<Recommendation['kind'], string>> = {
  recommendation: 'rec',
  'area-for-improvement': 'AFI',
  'cause-of-concern': 'cause of concern',
};

/** "rec 7", as people type and say it. */
export const sayShort = ({ kind, number }: Pick<Recommendation, 'kind' | 'number'>): string =>
  `${SAY_SHORT_KIND[kind]} ${printedNumber(number)}`;

/** "1, 4 and 6". */
export const sayList = (items: readonly string[], join = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${join} ${items.at(-1)}`;

/** "1–8", "1–4 and 7": numbers as people say them, in order. */
export const sayNumbers = (numbers: readonly string[]): string => {
  const runs: string[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && Number(run.at(-1)) + 1 === Number(number)) run.push(number);
    else runs.push([number]);
  }
  return sayList(runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))));
};

/** First letter large: for the start of a sentence or a label. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Made once: a number would else look its language up each time. */
const NUMBERS = new Intl.NumberFormat('en-GB');

/** Where the journal stood, as people read and copy it: "record 1,234 · 7f3a91c2". */
export const sayRecord = ({ seq, hash }: { readonly seq: number; readonly hash: string }): string =>
  `record ${NUMBERS.format(seq)} · ${hash}`;

/** "1 recommendation", "3 recommendations". */
export const count = (many: number, one: string, more = `${one}s`): string =>
  `${NUMBERS.format(many)} ${many === 1 ? one : more}`;

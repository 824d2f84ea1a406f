import { boardDefaults, chasingPolicy, noHolidays, noResponse, notHeld } from '../../src/domain/defaults.js';
import type { RecordOf } from '../../src/domain/register.js';

/** A complete recommendation; a test names only what matters to it. */
export const aRecommendation = (
  over: Partial<RecordOf<'recommendations'>> = {},
): RecordOf<'recommendations'> => ({
  id: 'RAPE-P1-2021/7',
  inspection: 'RAPE-P1-2021',
  number: '7',
  reportNumber: null,
  kind: 'recommendation',
  text: 'Police forces should ensure investigators understand the scheme.',
  requirements: [],
  addressees: ['forces'],
  deadline: { wording: 'periodically review', basis: 'recurring', on: null, setBy: 'inspectorate' },
  owner: null,
  asked: null,
  progress: 'awaiting-allocation',
  confidence: null,
  target: null,
  proposedTarget: null,
  assurance: null,
  position: {
    reason: '',
    since: null,
    headline: null,
    kinds: ['in-place'],
    answer: 'This is already in place.',
    notes: [],
    publishedOn: '2021-09-08',
    draft: null,
  },
  inspectorate: { state: 'open', on: null, source: '' },
  source: null,
  addedAt: '2021-10-04T08:00:00Z',
  ...over,
});

/** The demo's board: every second Tuesday at 10:00 London, first on 12 October 2021. */
export const aBoard = (over: Partial<RecordOf<'boards'>> = {}): RecordOf<'boards'> => ({
  id: 'governance',
  name: 'Governance Board',
  chair: null,
  members: [],
  ...boardDefaults(),
  conversations: ['web:board'],
  zone: 'Europe/London',
  rrule: 'FREQ=MONTHLY;BYDAY=2TU',
  from: '2021-10-01',
  time: '10:00',
  oversees: ['RAPE-P1-2021'],
  ...over,
});

/** The demo board's first meeting, 12 October 2021 at 10:00 BST, entered eight days before. */
export const aMeeting = (over: Partial<RecordOf<'meetings'>> = {}): RecordOf<'meetings'> => ({
  id: 'governance:2021-10-12',
  board: 'governance',
  day: '2021-10-12',
  time: '10:00',
  zone: 'Europe/London',
  state: 'planned',
  scheduledAt: '2021-10-04T08:00:00Z',
  movedFrom: null,
  cancelledBecause: null,
  ...notHeld(),
  ...over,
});

/** The governance officer. */
export const aPerson = (over: Partial<RecordOf<'people'>> = {}): RecordOf<'people'> => ({
  id: 'governance-officer',
  name: 'Governance officer',
  initials: 'GO',
  roles: ['governance'],
  accounts: [{ platform: 'web', id: 'governance', by: 'register' }],
  email: null,
  zone: null,
  away: [],
  active: true,
  ...over,
});

/** The demo board's own channel. */
export const aConversation = (over: Partial<RecordOf<'conversations'>> = {}): RecordOf<'conversations'> => ({
  id: 'web:board',
  platform: 'web',
  kind: 'shared',
  name: 'Governance Board',
  board: 'governance',
  inspection: null,
  person: null,
  address: null,
  stopped: null,
  ...over,
});

/** A decided reminder of the demo board's first meeting, one day before. */
export const aDelivery = (over: Partial<RecordOf<'deliveries'>> = {}): RecordOf<'deliveries'> => ({
  id: 'meeting-1-day|governance:2021-10-12|2021-10-12T09:00:00Z|web:board',
  rule: 'meeting-1-day',
  subject: 'governance:2021-10-12',
  occurrence: '2021-10-12T09:00:00Z',
  conversation: 'web:board',
  dueAt: '2021-10-11T09:00:00Z',
  decidedAt: '2021-10-11T09:00:00Z',
  state: 'decided',
  attempts: 0,
  notBefore: '2021-10-11T09:00:00Z',
  items: [],
  sentAt: null,
  message: null,
  note: null,
  ...over,
});

/** The first request about recommendation 7 for the demo board's first meeting. */
export const aRequest = (over: Partial<RecordOf<'requests'>> = {}): RecordOf<'requests'> => ({
  id: 'governance:2021-10-12|RAPE-P1-2021/7|1',
  recommendation: 'RAPE-P1-2021/7',
  meeting: 'governance:2021-10-12',
  respondent: 'head-of-public-protection',
  as: 'owner',
  askedAt: '2021-10-04T08:00:00Z',
  state: 'open',
  update: null,
  snoozed: null,
  settled: null,
  ...over,
});

/** An update of recommendation 7 that nobody has decided on yet. */
export const anUpdate = (over: Partial<RecordOf<'updates'>> = {}): RecordOf<'updates'> => ({
  id: 'update-1',
  recommendation: 'RAPE-P1-2021/7',
  kind: 'update',
  request: null,
  by: 'governance-officer',
  toldBy: null,
  via: 'web',
  at: '2021-10-04T08:00:00Z',
  done: 'The briefing was held.',
  progress: 'in-progress',
  confidence: 'on-track',
  target: null,
  evidence: null,
  blocker: null,
  state: 'submitted',
  decided: null,
  form: null,
  ...over,
});

/** The settings of a demo register whose clock is not ahead. */
export const someSettings = (over: Partial<RecordOf<'settings'>> = {}): RecordOf<'settings'> => ({
  id: 'register',
  mode: 'demo',
  schemaVersion: 4,
  zone: 'Europe/London',
  holidays: noHolidays(),
  marking: null,
  policy: chasingPolicy(),
  clockOffset: 0,
  adminCode: null,
  ...over,
});

/** The sample letter's inspection. */
export const anInspection = (over: Partial<RecordOf<'inspections'>> = {}): RecordOf<'inspections'> => ({
  id: 'RAPE-P1-2021',
  title: 'A joint thematic inspection',
  publisher: 'HMICFRS',
  publishedOn: '2021-07-16',
  letterOn: '2021-09-08',
  related: [],
  response: noResponse(),
  ...over,
});

/** The governance officer's own digest, every Monday at 08:30 in London. */
export const aSubscription = (over: Partial<RecordOf<'subscriptions'>> = {}): RecordOf<'subscriptions'> => ({
  id: 'S1',
  conversation: 'web:direct:governance',
  by: 'governance-officer',
  weekdays: [1],
  time: '08:30',
  zone: 'Europe/London',
  only: 'all',
  whenQuiet: 'line',
  since: '2021-10-04T08:00:00Z',
  stoppedAt: null,
  ...over,
});

/** A decision of the demo board's first meeting about recommendation 7. */
export const aMinute = (over: Partial<RecordOf<'minutes'>> = {}): RecordOf<'minutes'> => ({
  id: 'governance:2021-10-12|1',
  meeting: 'governance:2021-10-12',
  item: 'RAPE-P1-2021/7',
  kind: 'decision',
  text: 'The booklet is enough.',
  by: 'governance-officer',
  at: '2021-10-12T09:10:00Z',
  action: null,
  update: null,
  former: null,
  became: null,
  undone: null,
  ...over,
});

/** An action that the demo board's first meeting gave to the governance officer. */
export const anAction = (over: Partial<RecordOf<'actions'>> = {}): RecordOf<'actions'> => ({
  id: 'A1',
  number: 1,
  board: 'governance',
  meeting: 'governance:2021-10-12',
  recommendation: 'RAPE-P1-2021/7',
  owner: 'governance-officer',
  ownerSaid: 'GO',
  due: '2021-10-15',
  text: 'Send the booklet to every member.',
  state: 'open',
  settled: null,
  former: [],
  by: 'governance-officer',
  at: '2021-10-12T09:11:00Z',
  ...over,
});

import { inspectionsOf, oversees } from '../domain/board.js';
import { dayOf, toMilliseconds } from '../domain/calendar.js';
import { DIGEST, digestsOf } from '../domain/digest.js';
import { type DigestContent, digestContent } from '../domain/digest-content.js';
import { filedBy } from '../domain/filed.js';
import { DELIVERIES_BY_SUBJECT, ruleAndSubject } from '../domain/filings.js';
import type { Selection } from '../domain/lists.js';
import { meetingStart, nextMeeting } from '../domain/meeting.js';
import type { Acting } from '../domain/permission.js';
import type { Board, Conversation, Recommendation, Register, Subscription } from '../domain/register.js';
import { responseClock } from '../domain/response.js';
import { lastUpdates, zoneOf } from '../domain/status.js';
import type { Entry } from '../ports.js';
import { type Described, describe } from './describe.js';
import { entriesSince, registerAsItWas } from './register-as-it-was.js';
import type { DigestResult } from './result.js';
import type { Deps } from './use-case.js';

/** Most rows under one heading; all are counted. */
const MOST_ROWS = 5;

/** How far the first digest looks back: there is none before it. */
const FIRST_LOOKS_BACK = 7 * 86_400_000;

/** Who reads a digest, and where. */
export interface Reader {
  readonly person: Acting | null;
  readonly conversation: Pick<Conversation, 'id' | 'kind' | 'inspection'>;
  /** The board whose own conversation it is. */
  readonly board: Board | null;
  /** Whether they may be told working facts there. */
  readonly working: boolean;
}

/** From when on things are new: behind the digest that went out last, or a week ago. */
interface LookBack {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What is new, oldest first. */
  readonly entries: readonly Entry[];
}

/**
 * The last digest of this subscription that went out was made from the register behind the entry that claimed it: what
 * came later is new, whatever the clocks said. What the start brought (a demo's letter) is nobody's doing.
 */
const lookBack = (
  { store }: Pick<Deps, 'store'>,
  register: Register,
  subscription: Subscription | null,
  now: number,
): LookBack => {
  let last: Entry | null = null;
  const key = ruleAndSubject({ rule: DIGEST, subject: subscription?.id ?? '' });
  for (const { id, state } of filedBy(register.deliveries, DELIVERIES_BY_SUBJECT).under(key)) {
    if (state !== 'sent') continue;
    for (const entry of store.entries({ collection: 'deliveries', id }))
      if (claims(entry, id) && entry.seq > (last?.seq ?? 0)) last = entry;
  }
  if (last !== null) {
    const { seq, at } = last;
    const entries = [...store.entriesFrom(at)].filter((entry) => entry.seq > seq && entry.via !== 'start');
    return { at: toMilliseconds(at), entries };
  }
  const at = now - FIRST_LOOKS_BACK;
  return { at, entries: entriesSince(store, at, ({ via }) => via !== 'start') };
};

const claims = ({ changes }: Entry, delivery: string): boolean =>
  changes.some(
    ({ collection, id, patches }) =>
      collection === 'deliveries' &&
      id === delivery &&
      patches.some(({ path, value }) => path[0] === 'state' && value === 'claimed'),
  );

/**
 * A digest as this reader may see it now: what moved, what is late, what is awaited and from whom, the next meeting,
 * the statutory clock, and counts. Changes nothing.
 */
export const makeDigest = (
  deps: Pick<Deps, 'store'>,
  reader: Reader,
  selection: Selection,
  subscription: Subscription | null,
  now: number,
): DigestResult => {
  const register = deps.store.read();
  const { board, person, conversation, working } = reader;
  const back = lookBack(deps, register, subscription, now);
  const within = (one: Recommendation): boolean => board === null || oversees(board, one);
  const content = digestContent(
    { current: register, former: registerAsItWas(deps.store, back.entries) },
    { selection, person, inspection: conversation.inspection, within, working, now, since: back.at },
  );
  const rows = rowsOf(register, reader, content, now);
  const about = [...register.recommendations.values()].filter(within);
  // A report that has just come has no recommendations in the register yet, and its clock runs all the same.
  const all = board === null ? [...register.inspections.keys()] : inspectionsOf(board);
  const inspections = all.filter(
    (id) => register.inspections.has(id) && [null, id].includes(conversation.inspection),
  );
  const today = dayOf(now, zoneOf(register));
  return {
    kind: 'digest',
    content,
    ...rows,
    since: back.at,
    now,
    zone: zoneOf(register),
    meeting: meetingAhead(register, board, now),
    clocks: [...register.inspections.values()]
      .filter(({ id }) => inspections.includes(id))
      .map((inspection) => responseClock(register, inspection, today))
      .filter(({ state }) => state === 'running' || state === 'breached'),
    anchor: deps.store.anchor(),
    late: '',
    scheduled: false,
    schedules: digestsOf(register, conversation.id),
    audience: working ? 'board' : 'public',
    inspections,
    recommendations: about.map(({ id }) => id),
  };
};

/** The first of each list, described as the reader may know them. */
const rowsOf = (
  register: Register,
  { person, working }: Reader,
  content: DigestContent,
  now: number,
): Pick<DigestResult, 'moved' | 'overdue' | 'asked' | 'waiting' | 'silent'> => {
  const last = lastUpdates(register);
  const today = dayOf(now, zoneOf(register));
  const said = (one: Recommendation): Described =>
    describe(register, { person }, one, today, { last: last.get(one.id) ?? null, working });
  const first = (all: readonly Recommendation[]): Described[] => all.slice(0, MOST_ROWS).map(said);
  return {
    moved: content.moved
      .slice(0, MOST_ROWS)
      .map(({ recommendation, lines }) => ({ item: said(recommendation), lines })),
    overdue: first(content.overdue),
    asked: content.asked.slice(0, MOST_ROWS).map(({ recommendation, request }) => ({
      item: said(recommendation),
      from: register.people.get(request.respondent)?.name ?? '',
      askedAt: request.askedAt,
    })),
    waiting: first(content.waiting),
    silent: first(content.silent),
  };
};

/** The next meeting of the board whose conversation it is, else of the board that meets first. */
const meetingAhead = (register: Register, board: Board | null, now: number): DigestResult['meeting'] => {
  const [next] = [...register.boards.values()]
    .filter((one) => board === null || one.id === board.id)
    .flatMap((one) => {
      const meeting = nextMeeting(register, one.id, now);
      return meeting ? [{ board: one.name, meeting }] : [];
    })
    .sort((a, b) => meetingStart(a.meeting) - meetingStart(b.meeting));
  return next ?? null;
};

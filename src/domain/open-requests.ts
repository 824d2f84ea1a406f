import { toInstant, toMilliseconds } from './calendar.js';
import { filedBy } from './filed.js';
import { DELIVERIES_BY_ITEM, DELIVERIES_BY_MONTH, monthOf } from './filings.js';
import { hasBegun } from './meeting.js';
import type {
  Board,
  Delivery,
  Meeting,
  Person,
  Recommendation,
  Register,
  UpdateRequest,
} from './register.js';
import { DEEDS, isStep, type Step } from './request-rules.js';
import { openRequest, policyOf } from './update-request.js';

/** What the ledger says was said to somebody about a request. */
export interface Told {
  readonly step: Step;
  /** The person whose own conversation it went to; null for a shared one. */
  readonly to: string | null;
  readonly at: number;
}

/** What went out, or is about to, about requests and of late. What failed was not heard. */
export interface Said {
  /** About one request. */
  about(request: string): readonly Told[];
  /**
   * When somebody last heard of a recommendation, whichever meeting it was asked for and whatever rule sent it;
   * milliseconds since 1970, null where they have not for long.
   */
  last(recommendation: string, person: string): number | null;
}

/** Working days come to no more than so many calendar days each, over Christmas too, and some beside. */
const CALENDAR_DAYS = 2;
const SOME_DAYS = 14;
const MS_OF_DAY = 86_400_000;

/** What failed, or was left out, was not heard. */
const isHeard = ({ state }: Delivery): boolean =>
  state === 'decided' || state === 'claimed' || state === 'sent';

/** What each line of a message was to what it speaks of, by that; kept for each list of lines, which never changes. */
const stepsIn = new WeakMap<Delivery['items'], ReadonlyMap<string, readonly Step[]>>();

const stepsOf = (items: Delivery['items']): ReadonlyMap<string, readonly Step[]> => {
  const known = stepsIn.get(items);
  if (known !== undefined) return known;
  const found = new Map<string, Step[]>();
  for (const { request, step } of items) {
    if (!isStep(step)) continue;
    const before = found.get(request);
    if (before === undefined) found.set(request, [step]);
    else before.push(step);
  }
  stepsIn.set(items, found);
  return found;
};

/** A message as far as it was heard: by whom, when it was decided, and what each line was. */
interface Heard {
  readonly to: string | null;
  readonly at: number;
  readonly steps: ReadonlyMap<string, readonly Step[]>;
}

/** What each message speaks of, as recommendations; kept for each list of lines, which never changes. */
const aboutIn = new WeakMap<Delivery['items'], ReadonlySet<string>>();

const recommendationsOf = ({ requests }: Register, items: Delivery['items']): ReadonlySet<string> => {
  const known = aboutIn.get(items);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { request, step } of items) {
    const recommendation = isStep(step) ? requests.get(request)?.recommendation : undefined;
    if (recommendation !== undefined) found.add(recommendation);
  }
  aboutIn.set(items, found);
  return found;
};

/** The messages that were heard since an instant, by who heard them, each with when, and what it spoke of. */
const heardSince = (register: Register, since: string, now: number) => {
  const heard = new Map<string, { readonly at: number; readonly about: ReadonlySet<string> }[]>();
  for (const delivery of filedBy(register.deliveries, DELIVERIES_BY_MONTH).from(monthOf(since))) {
    const { rule, items, decidedAt, sentAt, conversation } = delivery;
    const person = register.conversations.get(conversation)?.person ?? null;
    if (decidedAt < since || person === null || !isHeard(delivery)) continue;
    const decided = toMilliseconds(decidedAt);
    // What a colleague did and could not be told yet goes out now, beside whatever would be asked now.
    const waits = DEEDS.some((deed) => deed === rule) ? Math.max(decided, now) : decided;
    const at = sentAt === null ? waits : toMilliseconds(sentAt);
    const theirs = heard.get(person) ?? [];
    heard.set(person, theirs);
    theirs.push({ at, about: recommendationsOf(register, items) });
  }
  return heard;
};

/**
 * What was said about any request or action, and who was spoken to of late about anything, whatever has become of the
 * request that it was about: as far back as the policy's `apart` reaches from `now`, in milliseconds since 1970. The
 * ledger is asked when somebody asks: only what is asked for is looked up, and all of it before the register changes.
 */
export const saidBy = (register: Register, now: number): Said => {
  const filed = filedBy(register.deliveries, DELIVERIES_BY_ITEM);
  const heard = new Map<Delivery, Heard>();
  const heardOf = (delivery: Delivery): Heard => {
    let known = heard.get(delivery);
    if (known === undefined) {
      const to = register.conversations.get(delivery.conversation)?.person ?? null;
      known = { to, at: toMilliseconds(delivery.decidedAt), steps: stepsOf(delivery.items) };
      heard.set(delivery, known);
    }
    return known;
  };
  const about = (request: string): readonly Told[] => {
    const found: Told[] = [];
    for (const delivery of filed.under(request)) {
      if (!isHeard(delivery)) continue;
      const { to, at, steps } = heardOf(delivery);
      for (const step of steps.get(request) ?? []) found.push({ step, to, at });
    }
    return found;
  };
  let lately: ReturnType<typeof heardSince> | undefined;
  return {
    about,
    last: (recommendation, person) => {
      const reach = policyOf(register).apart * CALENDAR_DAYS + SOME_DAYS;
      lately ??= heardSince(register, toInstant(now - reach * MS_OF_DAY), now);
      let last: number | null = null;
      for (const { at, about } of lately.get(person) ?? [])
        if (about.has(recommendation)) last = Math.max(last ?? 0, at);
      return last;
    },
  };
};

/** An open request with all that says when it is due. */
export interface Open {
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly board: Board;
  readonly respondent: Person;
  /** What was said about it; looked up when it is asked for. */
  told(): readonly Told[];
}

/** Every open request of a meeting that starts after `now`, in milliseconds since 1970. */
export const openRequests = (
  register: Register,
  asked: readonly Recommendation[],
  said: Said,
  now: number,
): readonly Open[] =>
  asked.flatMap((recommendation) => {
    const request = openRequest(register, recommendation);
    const meeting = request && register.meetings.get(request.meeting);
    const board = meeting && register.boards.get(meeting.board);
    const respondent = request && register.people.get(request.respondent);
    if (!request || !meeting || !board || !respondent || meeting.state !== 'planned') return [];
    if (hasBegun(meeting, now)) return [];
    let known: readonly Told[] | undefined;
    const told = () => {
      known ??= said.about(request.id);
      return known;
    };
    return [{ request, recommendation, meeting, board, respondent, told }];
  });

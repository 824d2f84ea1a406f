import { toInstant, toMilliseconds } from './calendar.js';
import { hasBegun } from './meeting.js';
import type { Board, Meeting, Person, Recommendation, Register, UpdateRequest } from './register.js';
import { DEEDS, isStep, type Step } from './request-rules.js';
import { openRequest, policyOf } from './update-request.js';

/** What the ledger says was said to somebody about a request. */
export interface Told {
  readonly step: Step;
  /** The person whose own conversation it went to; null for a shared one. */
  readonly to: string | null;
  readonly at: number;
}

/** What went out, or is about to, about some requests and of late. What failed was not heard. */
export interface Said {
  /** About one request. */
  about(request: string): readonly Told[];
  /**
   * When somebody last heard of a recommendation, whichever meeting it was asked for and whatever rule sent it;
   * milliseconds since 1970, null where they have not for long.
   */
  last(recommendation: string, person: string): number | null;
}

const NOTHING: readonly Told[] = [];
const byBoth = (recommendation: string, person: string): string => `${recommendation} ${person}`;

/** Working days come to no more than so many calendar days each, over Christmas too, and some beside. */
const CALENDAR_DAYS = 2;
const SOME_DAYS = 14;
const MS_OF_DAY = 86_400_000;

/**
 * An instant before which nothing was said about these requests, because none of them was made: some days before, in
 * case the clock was set back.
 */
export const askedSince = (register: Register, requests: Iterable<string>): string => {
  let first: string | null = null;
  for (const id of requests) {
    const asked = register.requests.get(id)?.askedAt;
    if (asked !== undefined && (first === null || asked < first)) first = asked;
  }
  return first === null ? '' : toInstant(toMilliseconds(first) - SOME_DAYS * MS_OF_DAY);
};

/**
 * What was said about these requests, and who was spoken to of late about anything, whatever has become of the request
 * that it was about: as far back as the policy's `apart` reaches from `now`, in milliseconds since 1970.
 */
export const saidAbout = (register: Register, requests: ReadonlySet<string>, now: number): Said => {
  const told = new Map<string, Told[]>();
  const last = new Map<string, number>();
  const reach = policyOf(register).apart * CALENDAR_DAYS + SOME_DAYS;
  const since = toInstant(now - reach * MS_OF_DAY);
  const first = askedSince(register, requests);
  for (const { rule, items, state, conversation, decidedAt, sentAt } of register.deliveries.values()) {
    if (decidedAt < first && decidedAt < since) continue;
    if (items.length === 0 || !(state === 'decided' || state === 'claimed' || state === 'sent')) continue;
    const lately = decidedAt >= since;
    if (!lately && !items.some(({ request }) => requests.has(request))) continue;
    const person = register.conversations.get(conversation)?.person ?? null;
    const at = toMilliseconds(decidedAt);
    // What a colleague did and could not be told yet goes out now, beside whatever would be asked now.
    const waitsAt = DEEDS.some((deed) => deed === rule) ? Math.max(at, now) : at;
    const heardAt = sentAt === null ? waitsAt : toMilliseconds(sentAt);
    for (const { request: id, step } of items) {
      if (!isStep(step)) continue;
      if (requests.has(id)) {
        const before = told.get(id);
        if (before === undefined) told.set(id, [{ step, to: person, at }]);
        else before.push({ step, to: person, at });
      }
      const recommendation = lately ? register.requests.get(id)?.recommendation : undefined;
      if (recommendation === undefined || person === null) continue;
      const key = byBoth(recommendation, person);
      last.set(key, Math.max(last.get(key) ?? 0, heardAt));
    }
  }
  return {
    about: (request) => told.get(request) ?? NOTHING,
    last: (recommendation, person) => last.get(byBoth(recommendation, person)) ?? null,
  };
};

/** An open request with all that says when it is due. */
export interface Open {
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly board: Board;
  readonly respondent: Person;
  readonly told: readonly Told[];
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
    return [{ request, recommendation, meeting, board, respondent, told: said.about(request.id) }];
  });

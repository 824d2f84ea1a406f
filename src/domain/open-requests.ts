import { toMilliseconds } from './calendar.js';
import { meetingStart } from './meeting.js';
import type { Board, Meeting, Person, Recommendation, Register, UpdateRequest } from './register.js';
import { isStep, type Step } from './request-rules.js';
import { openRequest } from './update-request.js';

/** What the ledger says was said to somebody about a request. */
export interface Told {
  readonly step: Step;
  /** The person whose own conversation it went to; null for a shared one. */
  readonly to: string | null;
  readonly at: number;
}

/** All that went out, or is about to, about some recommendations. What failed was not heard. */
export interface Said {
  /** About one request. */
  about(request: string): readonly Told[];
  /**
   * When somebody last heard of a recommendation, whichever meeting it was asked for and whatever rule sent it;
   * milliseconds since 1970, null where they have not.
   */
  last(recommendation: string, person: string): number | null;
}

const NOTHING: readonly Told[] = [];

/** What was said about these recommendations, whatever has become of the request that it was about. */
export const saidAbout = (register: Register, recommendations: ReadonlySet<string>): Said => {
  const told = new Map<string, Told[]>();
  const last = new Map<string, number>();
  const to = (recommendation: string, person: string): string => `${recommendation} ${person}`;
  for (const { items, state, conversation, decidedAt, sentAt } of register.deliveries.values()) {
    if (items.length === 0 || !['decided', 'claimed', 'sent'].includes(state)) continue;
    const person = register.conversations.get(conversation)?.person ?? null;
    for (const { request: id, step } of items) {
      const recommendation = register.requests.get(id)?.recommendation;
      if (recommendation === undefined || !recommendations.has(recommendation) || !isStep(step)) continue;
      const before = told.get(id) ?? [];
      before.push({ step, to: person, at: toMilliseconds(decidedAt) });
      told.set(id, before);
      const key = to(recommendation, person ?? '');
      last.set(key, Math.max(last.get(key) ?? 0, toMilliseconds(sentAt ?? decidedAt)));
    }
  }
  return {
    about: (request) => told.get(request) ?? NOTHING,
    last: (recommendation, person) => last.get(to(recommendation, person)) ?? null,
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

/** Every open request of a meeting still to come. */
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
    if (meetingStart(meeting) <= now) return [];
    return [{ request, recommendation, meeting, board, respondent, told: said.about(request.id) }];
  });

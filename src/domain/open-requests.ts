import { toMilliseconds } from './calendar.js';
import { meetingStart } from './meeting.js';
import type { Board, Meeting, Person, Recommendation, Register, UpdateRequest } from './register.js';
import { isStep, type Step } from './request-rules.js';
import { openRequest } from './update-request.js';

/** What the ledger says was said to somebody about a request. */
interface Told {
  readonly step: Step;
  readonly conversation: string;
  readonly at: number;
}

/** Every message about each of these requests that went out or is about to. One that failed was not heard. */
const toldAbout = (register: Register, open: ReadonlySet<string>): ReadonlyMap<string, readonly Told[]> => {
  const told = new Map<string, Told[]>();
  for (const { items, state, conversation, decidedAt } of register.deliveries.values()) {
    if (items.length === 0 || !['decided', 'claimed', 'sent'].includes(state)) continue;
    const at = toMilliseconds(decidedAt);
    for (const { request, step } of items) {
      if (!open.has(request) || !isStep(step)) continue;
      const before = told.get(request);
      if (before === undefined) told.set(request, [{ step, conversation, at }]);
      else before.push({ step, conversation, at });
    }
  }
  return told;
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
export const openRequests = (register: Register, now: number): readonly Open[] => {
  const asked = [...register.recommendations.values()].filter((one) => one.asked !== null);
  if (asked.length === 0) return [];
  const told = toldAbout(register, new Set(asked.flatMap((one) => one.asked ?? [])));
  return asked.flatMap((recommendation) => {
    const request = openRequest(register, recommendation);
    const meeting = request && register.meetings.get(request.meeting);
    const board = meeting && register.boards.get(meeting.board);
    const respondent = request && register.people.get(request.respondent);
    if (!request || !meeting || !board || !respondent || meeting.state !== 'planned') return [];
    if (meetingStart(meeting) <= now) return [];
    return [{ request, recommendation, meeting, board, respondent, told: told.get(request.id) ?? [] }];
  });
};

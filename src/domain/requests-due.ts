import { agendaOf } from './board.js';
import { dayOf } from './calendar.js';
import { hasBegun, meetingStart, nextMeeting } from './meeting.js';
import type { ASKED_AS, Recommendation, Register, UpdateRequest } from './register.js';
import { isOpen } from './status.js';
import {
  activePerson,
  askedAbout,
  asksFrom,
  calendarOf,
  openRequest,
  standingTowards,
  updatesDueOn,
} from './update-request.js';

/** Which requests are to be made, stand for another meeting, or end: from dates and the register alone. */

/** A request that is due and not made yet. */
export interface NewRequest {
  readonly recommendation: string;
  readonly meeting: string;
  readonly respondent: string;
  readonly as: (typeof ASKED_AS)[number];
  /** Until when it was put off, where it takes the place of one that was. */
  readonly snoozed?: UpdateRequest['snoozed'];
}

/** Each board's next meeting for which updates are asked at `now`, the nearest first. */
const meetingsAsking = (register: Register, now: number) =>
  [...register.boards.values()]
    .flatMap((board) => {
      const meeting = nextMeeting(register, board.id, now);
      const asks = meeting !== null && dayOf(now, board.zone) >= asksFrom(register, board, meeting);
      return asks ? [{ board, meeting }] : [];
    })
    .sort((a, b) => meetingStart(a.meeting) - meetingStart(b.meeting));

/** Whether this is being asked about for a meeting that lies ahead: nothing more is owed there. */
const isAskedAhead = (register: Register, recommendation: Recommendation, now: number): boolean => {
  const meeting = register.meetings.get(openRequest(register, recommendation)?.meeting ?? '');
  return meeting !== undefined && meetingStart(meeting) > now;
};

/**
 * The requests to make at `now` (milliseconds since 1970): for each board's next meeting, what its agenda has to be
 * asked. Where two boards oversee the same, the nearer meeting asks.
 */
export const requestsOwed = (register: Register, now: number): readonly NewRequest[] => {
  const owed = new Map<string, NewRequest>();
  for (const { board, meeting } of meetingsAsking(register, now)) {
    const { alone, elsewhere } = standingTowards(register, board, meeting, now);
    for (const recommendation of agendaOf(register, board)) {
      const { id } = recommendation;
      if (owed.has(id) || isAskedAhead(register, recommendation, now)) continue;
      const stands = elsewhere(recommendation) ?? alone(recommendation);
      if (stands.kind === 'to-ask')
        owed.set(id, {
          recommendation: id,
          meeting: meeting.id,
          respondent: stands.person.id,
          as: stands.as,
        });
    }
  }
  return [...owed.values()];
};

/** An open request in whose place another meeting asks now, and why. */
export interface CarriedOver {
  readonly request: UpdateRequest;
  readonly fresh: NewRequest;
  readonly note: string;
}

/**
 * The open requests that stand for another meeting from `now` on (milliseconds since 1970): their own was cancelled
 * while another is near, or a nearer one is to be asked for and leaves time to answer. Whoever was handed the question
 * keeps it, and so it stays put off, if not beyond the new last day.
 */
export const requestsToCarryOver = (register: Register, now: number): readonly CarriedOver[] => {
  const carried = new Map<string, CarriedOver>();
  for (const { board, meeting } of meetingsAsking(register, now)) {
    const { alone, elsewhere } = standingTowards(register, board, meeting, now);
    const dueOn = updatesDueOn(board, meeting, calendarOf(register));
    for (const recommendation of agendaOf(register, board)) {
      const there = carried.has(recommendation.id) ? null : elsewhere(recommendation);
      if (there === null) continue;
      const { request, meeting: other, tooLate } = there;
      const off = other.state === 'cancelled';
      if (!off && (tooLate || meetingStart(other) <= meetingStart(meeting))) continue;
      const stands = alone(recommendation);
      if (stands.kind !== 'to-ask') continue;
      const colleague = request.as === 'handed-over' && activePerson(register, request.respondent);
      carried.set(recommendation.id, {
        request,
        fresh: {
          recommendation: recommendation.id,
          meeting: meeting.id,
          respondent: colleague ? colleague.id : stands.person.id,
          as: colleague ? 'handed-over' : stands.as,
          snoozed: request.snoozed !== null && request.snoozed.until <= dueOn ? request.snoozed : null,
        },
        note: off ? 'The meeting was cancelled.' : 'A nearer meeting asks about it.',
      });
    }
  }
  return [...carried.values()];
};

/** An open request that can no longer be answered as it was meant, and what becomes of it. */
export interface Ended {
  readonly request: UpdateRequest;
  readonly state: 'lapsed' | 'withdrawn';
  readonly note: string;
}

/** The open requests that end at `now`: their meeting has begun or is cancelled, or the inspectorate has settled it. */
export const requestsEnded = (register: Register, now: number): readonly Ended[] => {
  const ended: Ended[] = [];
  for (const recommendation of askedAbout(register)) {
    const request = openRequest(register, recommendation);
    if (request === null) continue;
    const meeting = register.meetings.get(request.meeting);
    if (!isOpen(recommendation))
      ended.push({ request, state: 'withdrawn', note: 'The inspectorate has settled it.' });
    else if (meeting === undefined || meeting.state === 'cancelled')
      ended.push({ request, state: 'withdrawn', note: 'The meeting was cancelled.' });
    else if (hasBegun(meeting, now))
      ended.push({ request, state: 'lapsed', note: 'The meeting began without an answer.' });
  }
  return ended;
};

/** A free id for the next request about a recommendation for a meeting; `taken` says whether there is one with an id. */
export const requestId = (
  taken: (id: string) => boolean,
  meeting: string,
  recommendation: string,
): string => {
  let time = 1;
  while (taken(`${meeting}|${recommendation}|${time}`)) time += 1;
  return `${meeting}|${recommendation}|${time}`;
};

import { dayOf } from './calendar.js';
import { meetingStart } from './meeting.js';
import type { Register, UpdateRequest } from './register.js';
import type { NewRequest } from './requests-due.js';
import { askedAbout, awayOn, calendarOf, openRequest, respondentOf, updatesDueOn } from './update-request.js';

/** An open request that somebody else is to answer now, and why. */
export interface PassedOn {
  readonly request: UpdateRequest;
  readonly fresh: NewRequest;
  readonly note: string;
}

/**
 * The open requests that have to go to somebody else at `now` (milliseconds since 1970), because whoever was asked
 * does not own the recommendation any more, has left, or is away until after the last day for updates. One that was
 * handed over by a colleague stays with the owner's choice while that person is there.
 */
export const requestsToPassOn = (register: Register, now: number): readonly PassedOn[] =>
  askedAbout(register).flatMap((recommendation): PassedOn[] => {
    const request = openRequest(register, recommendation);
    const meeting = request && register.meetings.get(request.meeting);
    const board = meeting && register.boards.get(meeting.board);
    const asked = request && register.people.get(request.respondent);
    if (!request || !board || !asked || meeting.state !== 'planned' || meetingStart(meeting) <= now)
      return [];
    const today = dayOf(now, board.zone);
    const due = updatesDueOn(board, meeting, calendarOf(register));
    const away = awayOn(asked, today);
    const note = !asked.active
      ? 'Whoever was asked has left.'
      : request.as === 'owner' && recommendation.owner !== asked.id
        ? 'Somebody else owns it now.'
        : request.as !== 'handed-over' && away && today <= due && away.until >= due
          ? 'Whoever was asked is away until after the last day for updates.'
          : null;
    const next = note === null ? null : respondentOf(register, recommendation, board, today);
    if (note === null || !next || next.person.id === asked.id || awayOn(next.person, today)) return [];
    const fresh = {
      recommendation: recommendation.id,
      meeting: meeting.id,
      respondent: next.person.id,
      as: next.as,
    };
    return [{ request, fresh, note }];
  });

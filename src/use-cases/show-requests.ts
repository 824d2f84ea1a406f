import { dayOf } from '../domain/calendar.js';
import { meetingStart, nextMeeting } from '../domain/meeting.js';
import { may } from '../domain/permission.js';
import type { Recommendation } from '../domain/register.js';
import {
  agendaForMeeting,
  calendarOf,
  type ForMeeting,
  openRequest,
  updatesDueOn,
} from '../domain/update-request.js';
import { describe } from './describe.js';
import { exposureOf, PERSONAL, type RequestsOfMeeting, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Whom a line is about: who is asked, or who has answered. */
const respondentId = (stands: ForMeeting): string | null => {
  switch (stands.kind) {
    case 'asked':
    case 'answered':
    case 'asked-elsewhere':
    case 'withdrawn':
      return stands.request.respondent;
    case 'told':
      return stands.update.by;
    case 'to-ask':
      return stands.person.id;
    default:
      return null;
  }
};

/**
 * Who is asked what for each board's next meeting, and how it stands: in a board's own conversation for that board.
 * `mine` shows only what the asker is asked about, and is what people see who may not decide on updates.
 */
export const showRequests = (
  deps: Deps,
  asker: Asker,
  { mine: wanted }: { readonly mine: boolean },
): Result => {
  const register = deps.store.read();
  const now = deps.clock.now();
  const { person } = asker;
  const mayAll = may(register, person, 'read-working');
  if (!mayAll && !person) return refused('Who is asked for updates is for the people who work on them.');
  const mine = wanted || !mayAll;
  const boards = [...register.boards.values()].filter(
    ({ id }) => asker.conversation.board === null || asker.conversation.board === id,
  );
  const meetings = boards
    .flatMap((board): RequestsOfMeeting[] => {
      const meeting = nextMeeting(register, board.id, now);
      if (meeting === null) return [];
      const today = dayOf(now, board.zone);
      const dueOn = updatesDueOn(board, meeting, calendarOf(register));
      const rows = agendaForMeeting(register, board, meeting, now)
        .map(({ recommendation, stands }) => {
          const respondent = register.people.get(respondentId(stands) ?? '') ?? null;
          return { recommendation, stands, respondent };
        })
        .filter(
          ({ stands, respondent }) => !mine || (stands.kind === 'asked' && respondent?.id === person?.id),
        )
        .map(({ recommendation, stands, respondent }) => ({
          item: describe(register, asker, recommendation, today),
          stands,
          respondent,
        }));
      return [{ board: board.name, meeting, dueOn, today, rows }];
    })
    .sort((a, b) => meetingStart(a.meeting) - meetingStart(b.meeting));
  const items = meetings.flatMap(({ rows }) => rows.map(({ item }) => item));
  return { kind: 'requests', meetings, mine, ...(mine ? PERSONAL : exposureOf(items)) };
};

/** The open request on one recommendation, with what its respondent can do about it. */
export const showRequest = (deps: Deps, asker: Asker, recommendation: Recommendation): Result | null => {
  const register = deps.store.read();
  const request = openRequest(register, recommendation);
  const meeting = request && register.meetings.get(request.meeting);
  const board = meeting && register.boards.get(meeting.board);
  if (!request || !meeting || !board) return null;
  const today = dayOf(deps.clock.now(), board.zone);
  return {
    kind: 'request',
    item: describe(register, asker, recommendation, today),
    request,
    respondent: register.people.get(request.respondent) ?? null,
    meeting,
    board: board.name,
    dueOn: updatesDueOn(board, meeting, calendarOf(register)),
    mayAnswer: may(register, asker.person, 'submit-update', { recommendation }),
    ...PERSONAL,
  };
};

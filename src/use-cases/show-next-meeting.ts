import { meetingStart, nextMeeting } from '../domain/meeting.js';
import { summariseMeeting } from '../domain/meeting-summary.js';
import { may } from '../domain/permission.js';
import { runningHere } from './meeting-here.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** The meeting that is running here, else the next one: of the board whose conversation this is, else of the board that meets first. */
export const showNextMeeting = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  const running = runningHere(register, asker);
  if (running) return showMeeting(deps, asker, { meeting: running, happened: '' });
  const now = deps.clock.now();
  const boards = [...register.boards.values()].filter(
    ({ id }) => asker.conversation.board === null || id === asker.conversation.board,
  );
  const next = boards
    .map((board) => nextMeeting(register, board.id, now))
    .filter((meeting) => meeting !== null)
    .sort((a, b) => meetingStart(a) - meetingStart(b))[0];
  if (!next) return refused('No meeting is planned.');
  const working = may(register, asker.person, 'read-working');
  return {
    kind: 'next-meeting',
    summary: summariseMeeting(register, next, now),
    audience: working ? 'board' : 'public',
    inspections: working ? (register.boards.get(next.board)?.oversees ?? []) : [],
  };
};

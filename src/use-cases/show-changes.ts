import { addDays, sayDay, sayDayAndTime, toInstant } from '../domain/calendar.js';
import { lastMeeting, meetingStart } from '../domain/meeting.js';
import { may } from '../domain/permission.js';
import type { Board, Meeting, Recommendation, Register } from '../domain/register.js';
import { isOpen } from '../domain/status.js';
import { todayFor } from './describe.js';
import { historyLines, updateIds } from './history-lines.js';
import type { HistoryLine, Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Days looked back over where the board has not met yet. */
const WITHOUT_A_MEETING = 30;

/** What changed since the board last met, from the journal; since the last 30 days where it has not met. */
export const showChanges = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'read-working')) {
    return refused(
      'What changed since the last meeting is for the people who work on the recommendations. I can show you what is open.',
      [{ label: 'Open', verb: 'show-list', data: { filter: 'open' } }],
    );
  }
  const { since, sinceWhat } = lookBack(deps, register, asker);
  const overseen = boardOf(register, asker)?.oversees;
  const moved: { recommendation: Recommendation; lines: HistoryLine[] }[] = [];
  const updates = updateIds(register);
  let quiet = 0;
  for (const recommendation of register.recommendations.values()) {
    if (overseen && !overseen.includes(recommendation.inspection)) continue;
    const lines = historyLines(deps.store, recommendation, updates).filter(
      ({ entry }) => Date.parse(entry.at) >= Date.parse(since),
    );
    if (lines.length > 0) moved.push({ recommendation, lines });
    else if (isOpen(recommendation)) quiet += 1;
  }
  return {
    kind: 'changes',
    since,
    sinceWhat,
    moved,
    quiet,
    audience: 'board',
    inspections: [...(overseen ?? register.inspections.keys())],
  };
};

/** The board whose conversation this is, or the only one. */
const boardOf = (register: Register, asker: Asker): Board | null => {
  const own = asker.conversation.board === null ? undefined : register.boards.get(asker.conversation.board);
  const [only, second] = register.boards.values();
  return own ?? (second ? null : (only ?? null));
};

const lookBack = (deps: Deps, register: Register, asker: Asker): { since: string; sinceWhat: string } => {
  const now = deps.clock.now();
  const boards = boardOf(register, asker);
  const met: Meeting[] = [...register.boards.values()]
    .filter((board) => boards === null || board.id === boards.id)
    .map((board) => lastMeeting(register, board.id, now))
    .filter((meeting) => meeting !== null);
  const last = met.sort((a, b) => meetingStart(b) - meetingStart(a))[0];
  if (last)
    return {
      since: toInstant(meetingStart(last)),
      sinceWhat: `since the last meeting, on ${sayDayAndTime(last.day, last.time)}`,
    };
  const day = addDays(todayFor(register, deps), -WITHOUT_A_MEETING);
  return { since: `${day}T00:00:00Z`, sinceWhat: `since ${sayDay(day)}; the board has not met yet` };
};

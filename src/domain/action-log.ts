import { toMilliseconds } from './calendar.js';
import { meetingStart } from './meeting.js';
import type { Action, Meeting, Register } from './register.js';

/** When a meeting took place, or is to: milliseconds since 1970. */
export const heldAt = (meeting: Meeting): number =>
  meeting.held === null ? meetingStart(meeting) : toMilliseconds(meeting.held.startedAt);

/**
 * The actions of earlier meetings of the board that a meeting has to look at: those open when the one before it ended,
 * in the order of their numbers, whatever became of them since. What was taken back in the meeting that gave it was
 * never in its minutes, and is not in the log either.
 */
export const actionLog = (
  register: Pick<Register, 'actions' | 'minutes'>,
  meeting: Meeting,
  before: Meeting | null,
): readonly Action[] => {
  const since = before === null ? Number.NEGATIVE_INFINITY : heldAt(before);
  const start = heldAt(meeting);
  const takenBack = new Set(
    [...register.minutes.values()].filter(({ undone }) => undone !== null).map(({ action }) => action),
  );
  return [...register.actions.values()].filter(({ id, board, meeting: from, at, settled }) => {
    if (takenBack.has(id)) return false;
    if (board !== meeting.board || from === meeting.id || toMilliseconds(at) > start) return false;
    return settled === null || toMilliseconds(settled.at) > since;
  });
};

/** An action as it stood at an instant, for papers that change no more; as it is where that is null. */
export const actionAt = (action: Action, at: string | null): Action => {
  if (at === null) return action;
  const then = toMilliseconds(at);
  const was = action.former.find(({ until }) => toMilliseconds(until) > then);
  const open = action.settled === null || toMilliseconds(action.settled.at) > then;
  return {
    ...action,
    ...(was ? { owner: was.owner, ownerSaid: was.ownerSaid, due: was.due } : {}),
    ...(open ? { state: 'open', settled: null } : {}),
  };
};

/** What an action is towards a day, `YYYY-MM-DD` in its board's zone. */
export const isLate = ({ state, due }: Action, today: string): boolean =>
  state === 'open' && due !== null && due < today;

import { dayOf } from '../domain/calendar.js';
import { mayRunMeeting } from '../domain/permission.js';
import type { Board, Meeting } from '../domain/register.js';
import { meetingToRun } from './meeting-here.js';
import type { Result } from './result.js';
import { startMeeting } from './start-meeting.js';
import type { Asker, Deps, WayOn } from './use-case.js';

/**
 * A call has begun or ended in a conversation, as its platform tells it. In a board's own conversation, on the day of
 * its meeting, its beginning starts the meeting where whoever began the call may run it, and otherwise asks the room;
 * its end only asks, because a call also ends when a line drops. Anywhere else, and at any other time, it says nothing.
 */
export const followCall = async (
  deps: Deps,
  asker: Asker,
  { event }: { readonly event: 'started' | 'ended' },
): Promise<Result | null> => {
  const register = deps.store.read();
  const { conversation, person } = asker;
  const board = conversation.kind === 'shared' ? register.boards.get(conversation.board ?? '') : undefined;
  if (!board) return null;
  const now = deps.clock.now();
  const own = [...register.meetings.values()].filter((meeting) => meeting.board === board.id);
  const running = own.find(({ state }) => state === 'running');
  if (event === 'ended') return running ? askWhetherOver(board, running) : null;
  if (running) return null;
  const today = own.filter(({ day, zone }) => day === dayOf(now, zone));
  const planned = today.find(({ state }) => state === 'planned');
  if (planned && mayRunMeeting(register, person, board))
    return startMeeting(deps, asker, { meeting: planned.id });
  // One that was ended goes on only if somebody says so: people stay on a call, or come back to it, for other things.
  const ended = today.find(({ state, minutes }) => state === 'ended' && minutes?.state !== 'approved');
  if (planned) return ask(board, 'The board meets today', BEGUN, [start(planned, 'Start the meeting')]);
  return ended ? ask(board, 'The meeting was ended', AGAIN, [start(ended, 'Go on with the meeting')]) : null;
};

const BEGUN = 'The call has begun. The chair or the governance team can start the meeting.';
const AGAIN =
  'A call has begun again. The chair or the governance team can go on with today’s meeting; otherwise it stays ended.';

const ask = (board: Board, heading: string, sentence: string, waysOn: readonly WayOn[]): Result => ({
  kind: 'notice',
  heading,
  sentences: [sentence],
  waysOn,
  audience: 'board',
  inspections: board.oversees,
});

const start = ({ id }: Meeting, label: string): WayOn => ({
  label,
  verb: 'start-meeting',
  data: { meeting: id, asked: 'yes' },
});

const askWhetherOver = (board: Board, { id }: Meeting): Result =>
  ask(
    board,
    'Is the meeting over?',
    'The call has ended. The meeting still runs here until the chair or the governance team ends it.',
    [
      { label: 'End the meeting', verb: 'end-meeting', data: { meeting: id, asked: 'yes' } },
      { label: 'It goes on', verb: 'keep-meeting-going', data: { meeting: id } },
    ],
  );

/** The answer "it goes on" to whether the meeting is over: nothing changes but the question, which is answered. */
export const keepMeetingGoing = (
  deps: Deps,
  asker: Asker,
  { meeting }: { readonly meeting: string },
): Result => {
  const run = meetingToRun(deps, asker, meeting);
  if ('kind' in run) return run;
  return ask(run.board, 'The meeting goes on', `${run.person.name} says that it is not over.`, [
    { label: 'Where the meeting is', verb: 'show-next-meeting', data: {} },
  ]);
};

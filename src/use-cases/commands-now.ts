import { dayOf } from '../domain/calendar.js';
import { chairs, couldEver, mayRunMeeting } from '../domain/permission.js';
import type { Board, Register } from '../domain/register.js';
import { COMMANDS, type Command } from '../intents/commands.js';
import type { IntentKind } from '../intents/intent.js';
import { boardsToRun, runningHere } from './meeting-here.js';
import type { Asker, Deps } from './use-case.js';

/** What of a meeting's commands makes sense while none is running. */
const BETWEEN_MEETINGS: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'show-agenda',
  'change-agenda',
  'show-paper',
  'approve-minutes',
  'correct-minutes',
  'reassign-action',
]);

/** What is done before a meeting runs, or with its minutes once it has ended. */
const NOT_DURING: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'start-meeting',
  'approve-minutes',
  'correct-minutes',
]);

/** The commands that make sense to the asker here and now, and whether a meeting is running here. */
export const commandsNow = (
  deps: Deps,
  asker: Asker,
): { readonly commands: readonly Command[]; readonly inMeeting: boolean } => {
  const register = deps.store.read();
  const running = runningHere(register, asker);
  const board = running ? register.boards.get(running.board) : undefined;
  const today = board === undefined && meetsToday(deps, register, asker);
  const makesSense = (command: Command): boolean => {
    if (command.group !== 'meet') return true;
    if (board) return !NOT_DURING.has(command.intent) && mayIn(register, asker, board, command);
    if (command.intent === 'approve-minutes')
      return [...register.boards.values()].some((one) => chairs(asker.person, one));
    return BETWEEN_MEETINGS.has(command.intent) || (today && command.intent === 'start-meeting');
  };
  const commands = COMMANDS.filter(
    (command) => couldEver(register, asker.person, command.needs) && makesSense(command),
  );
  return { commands, inMeeting: board !== undefined };
};

/** Whether a right is theirs over this board: what one may do somewhere else is no help in this meeting. */
const mayIn = (register: Register, { person }: Asker, board: Board, { needs }: Command): boolean => {
  switch (needs) {
    case 'run-meeting':
      return mayRunMeeting(register, person, board);
    case 'assure':
    case 'approve-extension':
      return chairs(person, board);
    default:
      return true;
  }
};

/** Whether a board whose meetings the asker may run here meets today. */
const meetsToday = ({ clock }: Deps, register: Register, asker: Asker): boolean => {
  const boards = new Set(boardsToRun(register, asker).map(({ id }) => id));
  return [...register.meetings.values()].some(
    ({ board, state, day, zone }) =>
      boards.has(board) && state !== 'cancelled' && day === dayOf(clock.now(), zone),
  );
};

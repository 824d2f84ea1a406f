import { itemsOf } from '../domain/agenda.js';
import { mayBeInBoard, mayRunMeeting } from '../domain/permission.js';
import type { AgendaItem, Board, Meeting, Person, Recommendation, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** The boards whose meetings are meant here: the conversation's own, or to oneself those that one may be in. */
export const boardsHere = (register: Register, { conversation, person }: Asker): readonly Board[] => {
  const own = conversation.board === null ? undefined : register.boards.get(conversation.board);
  // What is said to the room is for all there; what is answered to one alone, for those who may be in the board.
  if (own) return conversation.kind === 'shared' || mayBeInBoard(register, person, own) ? [own] : [];
  if (conversation.kind === 'shared') return [];
  return [...register.boards.values()].filter((board) => mayBeInBoard(register, person, board));
};

/** The boards here whose meetings the asker may run. */
export const boardsToRun = (register: Register, asker: Asker): readonly Board[] =>
  boardsHere(register, asker).filter((board) => mayRunMeeting(register, asker.person, board));

/** The meetings that are running here, as far as the asker may be in them. */
const running = (register: Register, asker: Asker): readonly Meeting[] => {
  const boards = new Set(boardsHere(register, asker).map(({ id }) => id));
  return [...register.meetings.values()].filter(
    ({ board, state }) => state === 'running' && boards.has(board),
  );
};

/** The one meeting that is running here; null where there is none, or more than one. */
export const runningHere = (register: Register, asker: Asker): Meeting | null => {
  const [only, second] = running(register, asker);
  return only && !second ? only : null;
};

const START = 'The chair or the governance team starts one with “meeting start”, on its day.';

/** The meeting that a command is for; `meeting` is its id where a button says so, '' for the one running here. */
export const meetingMeantHere = (deps: Deps, asker: Asker, meeting: string): Meeting | Refused => {
  const register = deps.store.read();
  if (meeting !== '') {
    const known = register.meetings.get(meeting);
    const board = known && register.boards.get(known.board);
    if (known?.state === 'running' && board && mayBeInBoard(register, asker.person, board)) return known;
    return refused('That meeting is not running any more. The button is from an older message.', [NEXT]);
  }
  const [only, second] = running(register, asker);
  if (only && !second) return only;
  if (!only) return refused(`No meeting is running here. ${START}`, [NEXT]);
  const names = running(register, asker).map(({ board }) => register.boards.get(board)?.name ?? board);
  return refused(`${sayList(names)} are meeting now. Say it in the board’s own conversation.`);
};

const NEXT = { label: 'Next meeting', verb: 'show-next-meeting', data: {} } as const;

/** A meeting that the asker may run, or what refuses: only its chair and the governance team change anything in it. */
export const meetingToRun = (
  deps: Deps,
  asker: Asker,
  meeting: string,
): { readonly meeting: Meeting; readonly board: Board; readonly person: Person } | Refused => {
  const meant = meetingMeantHere(deps, asker, meeting);
  if ('kind' in meant) return meant;
  const register = deps.store.read();
  const board = register.boards.get(meant.board);
  const { person } = asker;
  if (!board || !person || !mayRunMeeting(register, person, board))
    return refused(
      `Only the chair of ${board?.name ?? 'the board'} or the governance team can do that in its meeting. Please ask one of them.`,
    );
  return { meeting: meant, board, person };
};

/** The meeting running here that has a recommendation on its agenda, for somebody who may run it; null for none. */
export const meetingAbout = (
  register: Register,
  asker: Asker,
  { id }: Pick<Recommendation, 'id'>,
): { readonly meeting: Meeting; readonly item: AgendaItem } | null => {
  const meeting = runningHere(register, asker);
  const board = meeting && register.boards.get(meeting.board);
  if (!meeting || !board || !mayRunMeeting(register, asker.person, board)) return null;
  const item = itemsOf(register, meeting).find(({ recommendation }) => recommendation === id);
  return item ? { meeting, item } : null;
};

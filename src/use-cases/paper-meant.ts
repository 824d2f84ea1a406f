import { heldAt } from '../domain/action-log.js';
import { dayOf } from '../domain/calendar.js';
import { nextMeeting } from '../domain/meeting.js';
import { type Acting, mayBeInBoard, mayRunMeeting } from '../domain/permission.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import type { PaperKind } from '../papers/paper-of.js';
import { boardsHere, runningHere } from './meeting-here.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

export interface MeetingMeant {
  readonly board: Board;
  readonly meeting: Meeting;
}

/** Who corrects a board's minutes before they are approved: its chair and members, and the governance team. */
export const mayCorrect = (register: Register, person: Acting | null, board: Board): boolean =>
  mayRunMeeting(register, person, board) ||
  (person?.active === true && person.atMost === undefined && board.members.includes(person.id));

/** Whether a meeting has taken place as far as its minutes go: it is running, or was run. */
const wasHeld = ({ held }: Meeting): boolean => held !== null;

/** The board's meeting that such a paper is of, where nobody says which: the one that runs, else today's, else the next, or the last. */
const usual = (register: Register, board: Board, what: PaperKind, now: number): Meeting | null => {
  const own = [...register.meetings.values()].filter((one) => one.board === board.id);
  if (what === 'minutes')
    return (
      own
        .filter(wasHeld)
        .sort((a, b) => heldAt(a) - heldAt(b))
        .at(-1) ?? null
    );
  // On its day a meeting is the one that is meant until it is run, however late it starts.
  const today = own.find(({ state, day, zone }) => state === 'planned' && day === dayOf(now, zone));
  return own.find(({ state }) => state === 'running') ?? today ?? nextMeeting(register, board.id, now);
};

const NONE: Readonly<Record<PaperKind, string>> = {
  pack: 'No meeting is planned, so there are no papers for one.',
  minutes: 'No meeting was run here yet, so there are no minutes.',
};

const SAY: Readonly<Record<PaperKind, string>> = {
  pack: 'The papers of a meeting are',
  minutes: 'Minutes are',
};

/** The meeting whose paper is meant; `meeting` is its id where a button says so, '' for the usual one of this board. */
export const paperMeant = (
  deps: Deps,
  asker: Asker,
  what: PaperKind,
  meeting: string,
): MeetingMeant | Refused => {
  const register = deps.store.read();
  const known = register.meetings.get(meeting);
  const boards = known
    ? [...register.boards.values()].filter(({ id }) => id === known.board)
    : boardsHere(register, asker);
  const mine = boards.filter((board) => mayBeInBoard(register, asker.person, board));
  if (mine.length === 0)
    return refused(`${SAY[what]} for the board and for those who work on the recommendations.`, [
      { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
    ]);
  const running = runningHere(register, asker);
  const found = mine.flatMap((board) => {
    const meeting = known ?? usual(register, board, what, deps.clock.now());
    const has = meeting !== null && (what === 'pack' || wasHeld(meeting));
    return has ? [{ board, meeting }] : [];
  });
  const meant =
    found.find(({ board }) => board.id === running?.board) ?? (found.length === 1 ? found[0] : null);
  if (meant) return meant;
  if (found.length === 0) return refused(NONE[what]);
  const ways = found.map(({ board, meeting: { id } }) => ({
    label: board.name,
    verb: `show-${what}`,
    data: { meeting: id },
  }));
  return refused(
    `Which board? ${sayList(
      found.map(({ board }) => board.name),
      'or',
    )}?`,
    ways,
  );
};

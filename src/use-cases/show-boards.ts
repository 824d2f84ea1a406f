import { sayBoardDays } from '../domain/board-days.js';
import { dayOf } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { plannedAfter } from '../domain/meeting.js';
import { papersOutOn } from '../domain/papers-out.js';
import { may } from '../domain/permission.js';
import type { Board } from '../domain/register.js';
import { calendarOf, updatesDueOn } from '../domain/update-request.js';
import { sayList } from '../domain/words.js';
import { type BoardShown, PERSONAL, PUBLIC, type Result } from './result.js';
import { typedOf } from './typed-board.js';
import { type Asker, type Deps, type Refused, refused, refusedPrivately, type WayOn } from './use-case.js';

/** How many meetings ahead are said. */
const MEETINGS_SAID = 3;
const MOST_BOARDS = 10;
const ADD = { label: 'Add a board', verb: 'add-board', data: {} } as const;

/** The boards, or the one that was named: when each meets, and its settings for those who work with it. */
export const showBoards = (
  deps: Deps,
  asker: Asker,
  { named, happened = '' }: { readonly named: string; readonly happened?: string },
): Result => {
  const register = deps.store.read();
  const keeps = may(register, asker.person, 'keep-register');
  const all = [...register.boards.values()];
  if (all.length === 0)
    return refused(
      `No board is in the register yet. ${keeps ? 'Add one, or import a file.' : 'The governance team adds them.'}`,
      keeps ? [ADD] : [],
    );
  const found = named === '' ? null : boardMeant(deps, asker, named, { verb: 'show-boards' });
  if (found && 'sentence' in found) return found;
  return showTheseBoards(
    deps,
    asker,
    (found ? [found] : all).map(({ id }) => id),
    happened,
  );
};

/** The boards with these ids, after `happened`. */
export const showTheseBoards = (
  deps: Deps,
  asker: Asker,
  ids: readonly string[],
  happened: string,
): Result => {
  const register = deps.store.read();
  const keeps = may(register, asker.person, 'keep-register');
  const boards = ids.flatMap((id) => register.boards.get(id) ?? []).slice(0, MOST_BOARDS);
  return {
    kind: 'boards',
    boards: boards.map((board) => shownTo(deps, asker, board)),
    happened,
    waysOn: keeps ? [...changing(boards), ...(boards.length < register.boards.size ? [] : [ADD])] : [],
    ...(may(register, asker.person, 'read-working') ? PERSONAL : PUBLIC),
  };
};

/** A name is somebody's words, and a button's title is ours: several are numbered. */
const changing = (boards: readonly Board[]): WayOn[] =>
  boards.slice(0, 4).map(({ id }, at) => ({
    label: boards.length === 1 ? 'Change' : `Change number ${at + 1}`,
    verb: 'change-board',
    data: { board: id },
  }));

const shownTo = (deps: Deps, asker: Asker, board: Board): BoardShown => {
  const register = deps.store.read();
  const { updatesDue, papersOut } = board;
  const next = plannedAfter(register, board.id, deps.clock.now()).slice(0, MEETINGS_SAID);
  const calendar = calendarOf(register);
  const today = dayOf(deps.clock.now(), board.zone);
  const ahead = (day: string): string | null => (day >= today ? day : null);
  const forNext = {
    updatesBy: next[0] ? ahead(updatesDueOn(board, next[0], calendar)) : null,
    papersOn: next[0] ? ahead(papersOutOn(board, next[0], calendar)) : null,
  };
  return {
    id: board.id,
    name: board.name,
    days: sayBoardDays(board),
    time: board.time,
    zone: board.zone,
    next,
    settings: may(register, asker.person, 'read-working')
      ? {
          typed: typedOf(board, register),
          updatesDue,
          papersOut,
          forNext,
          conversations: board.conversations.flatMap((id) => register.conversations.get(id) ?? []),
        }
      : null,
  };
};

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The one board that somebody named, by its id or by words of its name; '' is the board whose conversation this is,
 * or the only one. Otherwise what is asked instead: never a guess.
 */
export const boardMeant = (
  deps: Deps,
  asker: Asker,
  typed: string,
  again: { readonly verb: string },
): Board | Refused => {
  const { boards } = deps.store.read();
  const all = [...boards.values()];
  const wanted = wordsIn(typed.replace(/^the\s+|['’]s$/gi, ''));
  const here = asker.conversation.board;
  const exact = boards.get(typed) ?? (typed === '' && here !== null ? boards.get(here) : undefined);
  if (exact) return exact;
  const same = all.filter(({ name }) => wordsIn(name).join(' ') === wanted.join(' '));
  const found =
    same.length > 0 ? same : all.filter(({ name }) => wanted.every((word) => wordsIn(name).includes(word)));
  const [board, other] = found;
  if (board && !other) return board;
  if (board)
    return refusedPrivately(
      `Which board do you mean? ${sayList(found.slice(0, 5).map(({ name }, at) => `(${at + 1}) ${name}`))}.`,
      found
        .slice(0, 5)
        .map(({ id }, at) => ({ label: `Number ${at + 1}`, verb: again.verb, data: { board: id } })),
    );
  return refused(
    all.length === 0
      ? 'No board is in the register yet. The governance team adds one with “add board”.'
      : `I know no board called “${cut(typed, 60)}”. Boards I know: ${sayList(all.slice(0, MOST_BOARDS).map(({ name }) => name))}.`,
  );
};

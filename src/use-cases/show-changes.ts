import { inspectionsOf, oversees } from '../domain/board.js';
import { may } from '../domain/permission.js';
import type { Board, Register } from '../domain/register.js';
import type { PartOfChanges } from '../domain/since-meeting.js';
import type { Result } from './result.js';
import { sinceLastMeeting } from './since-last-meeting.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * What changed since the board last met, with counts that add up; or one part of it as a whole, page by page. In a
 * board's conversation it is about what that board oversees; elsewhere about the only board's, or about everything.
 */
export const showChanges = (
  deps: Deps,
  asker: Asker,
  { only = null, page = 1 }: { readonly only?: PartOfChanges | null; readonly page?: number } = {},
): Result => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'read-working')) {
    return refused(
      'What changed since the last meeting is for the people who work on the recommendations. I can show you what is open.',
      [{ label: 'Open', verb: 'show-list', data: { filter: 'open' } }],
    );
  }
  const board = boardOf(register, asker);
  const all = [...register.recommendations.values()];
  return {
    kind: 'changes',
    ...sinceLastMeeting(deps, board, deps.clock.now()),
    only,
    page,
    audience: 'board',
    inspections: board ? inspectionsOf(board) : [...register.inspections.keys()],
    recommendations: all.filter((one) => board === null || oversees(board, one)).map(({ id }) => id),
  };
};

/** The board whose conversation this is, or the only one. */
const boardOf = (register: Register, asker: Asker): Board | null => {
  const own = asker.conversation.board === null ? undefined : register.boards.get(asker.conversation.board);
  const [only, second] = register.boards.values();
  return own ?? (second ? null : (only ?? null));
};

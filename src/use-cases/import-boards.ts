import { type ReadBoard, readBoards } from '../documents/read-boards.js';
import { BOARD_FIELDS, type BoardSettings } from '../domain/board.js';
import { cut } from '../domain/cut.js';
import type { Board } from '../domain/register.js';
import { count } from '../domain/words.js';
import type { Tx } from '../ports.js';
import { checkBoard } from './check-board.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { checkedIn, type Written, writeBoard } from './set-board.js';
import { setConversations, whyNotConversations } from './set-board-channel.js';
import { showTheseBoards } from './show-boards.js';
import { typedDefaults, typedOf } from './typed-board.js';
import { type Asker, type Deps, recordedAs } from './use-case.js';

/** Most sentences about what is wrong with a file; the others are counted. */
const MOST_SAID = 12;

/**
 * Adds and changes boards as a file describes them, known again by their names: all of them or none. What the file
 * leaves out stays as it is. The same file again changes nothing.
 */
export const importBoards = async (
  deps: Deps,
  asker: Asker,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'import boards');
  if ('kind' in person) return person;
  const read = readBoards(bytes, name);
  if ('problems' in read) return nothingImported(read.problems);
  const now = deps.clock.now();
  const why = `Imported ${count(read.boards.length, 'board')} from ${cut(name, 200)}`;
  const changed = await deps.store.change({ ...recordedAs(asker, person), why, cause: asker.cause }, (tx) => {
    const checked = read.boards.map((one) => checkOne(deps, tx, one, now));
    const problems = checked.flatMap((one) => ('problems' in one ? one.problems : []));
    if (problems.length > 0) return { problems };
    return { written: checked.flatMap((one) => ('problems' in one ? [] : [writeOne(tx, one, now)])) };
  });
  if (changed.kind === 'repeated')
    return showTheseBoards(deps, asker, namedIn(deps, read.boards), 'That file is imported already.');
  const { problems, written } = changed.result;
  if (problems) return nothingImported(problems);
  return showTheseBoards(
    deps,
    asker,
    (written ?? []).map(({ board }) => board.id),
    sayWritten(written ?? []),
  );
};

interface Checked {
  readonly former: Board | null;
  readonly settings: BoardSettings;
  readonly conversations: readonly string[] | null;
}

const called = (name: string) => (board: Board) => board.name.toLowerCase() === name.trim().toLowerCase();

const checkOne = (
  deps: Deps,
  tx: Tx,
  { fields, conversations, lineOf }: ReadBoard,
  now: number,
): Checked | { readonly problems: readonly string[] } => {
  const register = checkedIn(tx);
  const former = [...register.boards.values()].find(called(fields.name)) ?? null;
  // What a board oversees is said by the file: nothing is added to it unasked.
  const before = former ? typedOf(former, register) : { ...typedDefaults(deps.store.read()), oversees: '' };
  const checked = checkBoard({ ...before, ...fields }, { register, former, now });
  const wrong = 'problems' in checked ? checked.problems : {};
  const elsewhere = conversations === null ? null : whyNotConversations(tx, former, conversations);
  const problems = [
    ...BOARD_FIELDS.flatMap((field) =>
      wrong[field] ? [`Line ${lineOf(field)}, ${field}: ${wrong[field]}`] : [],
    ),
    ...(elsewhere ? [`Line ${lineOf('conversations')}, conversations: ${elsewhere}`] : []),
  ];
  return problems.length > 0 || 'problems' in checked
    ? { problems }
    : { former, settings: checked.settings, conversations };
};

const writeOne = (tx: Tx, { former, settings, conversations }: Checked, now: number): Written => {
  const written = writeBoard(tx, former, settings, now);
  const moved = conversations !== null && setConversations(tx, written.board.id, conversations);
  return moved && written.happened === 'same' ? { ...written, happened: 'changed' } : written;
};

const nothingImported = (problems: readonly string[]): Result => ({
  kind: 'notice',
  heading: 'Nothing imported',
  sentences: [
    ...problems.slice(0, MOST_SAID),
    ...(problems.length > MOST_SAID ? [`${problems.length - MOST_SAID} more are wrong.`] : []),
    'Nothing of the file was taken. Mend it and import it again.',
  ],
  waysOn: [{ label: 'Boards', verb: 'show-boards', data: {} }],
  ...PERSONAL,
});

const namedIn = (deps: Deps, boards: readonly ReadBoard[]): readonly string[] =>
  boards.flatMap(({ fields }) => [...deps.store.read().boards.values()].find(called(fields.name))?.id ?? []);

const sayWritten = (written: readonly Written[]): string => {
  const many = (what: Written['happened']): number =>
    written.filter(({ happened }) => happened === what).length;
  const [added, changed, same] = [many('added'), many('changed'), many('same')];
  if (added + changed === 0) return 'Nothing changed: the register says all of it already.';
  const parts = [added && `${added} added`, changed && `${changed} changed`, same && `${same} as before`];
  return `Imported: ${parts.filter(Boolean).join(', ')}.`;
};

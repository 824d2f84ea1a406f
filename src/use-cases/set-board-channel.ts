import { cut } from '../domain/cut.js';
import type { Board, Conversation } from '../domain/register.js';
import type { Tx } from '../ports.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { boardMeant } from './show-boards.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const BOARDS = { label: 'Boards', verb: 'show-boards', data: {} } as const;

/**
 * Makes the conversation that one speaks in a board's own on this platform: its reminders come here, and working
 * facts of what it oversees may be shown to everybody here. It takes the place of the board's former one there.
 */
export const setBoardChannel = async (
  deps: Deps,
  asker: Asker,
  { board: typed }: { readonly board: string },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'say which conversation is a board’s');
  if ('kind' in person) return person;
  const alone = whyNotHere(deps, asker);
  if (alone) return alone;
  const board = boardMeant(deps, asker, typed, { verb: 'set-board-channel' });
  if ('sentence' in board) return board;
  const { conversation, via, cause } = asker;
  const other = conversation.board === null ? undefined : deps.store.read().boards.get(conversation.board);
  if (other && other.id !== board.id)
    return refused(
      'This conversation is another board’s own. Say “not the board’s channel” here first, and then again whose it is.',
      [BOARDS],
    );
  const changed = await deps.store.change(
    { by: person.id, via, why: 'This conversation is the board’s own', cause },
    (tx) => {
      const known = tx.get('boards', board.id)?.conversations ?? [];
      const former = known.filter(
        (id) => id !== conversation.id && tx.get('conversations', id)?.platform === via,
      );
      for (const id of former) leave(tx, id);
      keepHere(tx, asker, board.id);
      if (!known.includes(conversation.id) || former.length > 0)
        tx.edit('boards', board.id, (draft) => {
          draft.conversations = [
            ...draft.conversations.filter((id) => !former.includes(id) && id !== conversation.id),
            conversation.id,
          ];
        });
      return { replaced: former.length > 0 };
    },
  );
  const replaced = changed.kind === 'applied' && changed.result.replaced;
  const so = changed.kind === 'applied' && changed.entry === undefined;
  return told(
    `${so ? 'Nothing changed: it was so already. ' : ''}This is now the own conversation of ${board.name}${replaced ? ', in the place of the former one on this platform' : ''}. Its reminders come here, and everybody here may see how the work that it oversees stands.`,
  );
};

/** Takes a board's own conversation away from it: the one that one speaks in. */
export const removeBoardChannel = async (deps: Deps, asker: Asker): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'say which conversation is a board’s');
  if ('kind' in person) return person;
  const { conversation, via, cause } = asker;
  const board = conversation.board === null ? undefined : deps.store.read().boards.get(conversation.board);
  if (!board) return refused('This conversation is no board’s own, so there is nothing to change.', [BOARDS]);
  await deps.store.change(
    { by: person.id, via, why: 'This conversation is no board’s own any more', cause },
    (tx) => {
      leave(tx, conversation.id);
      tx.edit('boards', board.id, (draft) => {
        draft.conversations = draft.conversations.filter((id) => id !== conversation.id);
      });
    },
  );
  return told(
    `This is not the conversation of ${board.name} any more: no reminders come here, and only published facts are shown.`,
  );
};

/** Why these cannot be the board's own conversations, as a sentence; null when they can. */
export const whyNotConversations = (tx: Tx, board: Board | null, ids: readonly string[]): string | null => {
  for (const id of ids) {
    const known = tx.get('conversations', id);
    if (known?.kind !== 'shared')
      return `I know no shared conversation “${cut(id, 100)}”. Add the bot there and say “board here” instead.`;
    if (known.board !== null && known.board !== board?.id)
      return `“${cut(id, 100)}” is another board’s own conversation.`;
  }
  const platforms = ids.map((id) => tx.get('conversations', id)?.platform);
  return new Set(platforms).size < platforms.length ? 'A board has one conversation on each platform.' : null;
};

/** Gives a board these conversations and no others. True where that changes something. */
export const setConversations = (tx: Tx, board: string, ids: readonly string[]): boolean => {
  const before = tx.get('boards', board)?.conversations ?? [];
  if (before.length === ids.length && before.every((id) => ids.includes(id))) return false;
  for (const id of before) if (!ids.includes(id)) leave(tx, id);
  for (const id of ids)
    tx.edit('conversations', id, (draft) => {
      draft.board = board;
    });
  tx.edit('boards', board, (draft) => {
    draft.conversations = [...ids];
  });
  return true;
};

const whyNotHere = (deps: Deps, { conversation }: Asker): Refused | null => {
  const known = deps.store.read().conversations.get(conversation.id);
  const shared = known ? known.kind === 'shared' : conversation.kind === 'shared' || conversation.privately;
  return shared
    ? null
    : refused('This is your own conversation with me. Say it in the board’s channel or group chat.', [
        BOARDS,
      ]);
};

const leave = (tx: Tx, id: string): void => {
  if (tx.get('conversations', id))
    tx.edit('conversations', id, (draft) => {
      draft.board = null;
    });
};

const keepHere = (tx: Tx, { conversation: { id }, via }: Asker, board: string): void => {
  const here: Conversation = {
    id,
    platform: via,
    kind: 'shared',
    name: '',
    board,
    inspection: null,
    person: null,
    address: null,
    stopped: null,
  };
  if (!tx.get('conversations', id)) tx.add('conversations', here);
  else
    tx.edit('conversations', id, (draft) => {
      draft.board = board;
    });
};

/** Said to whoever asked alone: a board's name is not for every conversation. */
const told = (sentence: string): Result => ({
  kind: 'kept',
  sentence,
  item: null,
  waysOn: [BOARDS],
  ...PERSONAL,
});

import { toInstant } from '../domain/calendar.js';
import { beginning } from '../domain/cut.js';
import type { Platform } from '../domain/register.js';
import type { Turn } from '../turn.js';
import type { Asker, Deps } from './use-case.js';

/**
 * Keeps where a turn came from, so that something can be sent there later: the newest address, and whose own
 * conversation it is. Whoever speaks in a conversation that was stopped has opened it again. Writes nothing where
 * nothing is new, or where the platform needs no address.
 */
export const noteConversation = async (deps: Deps, asker: Asker, turn: Turn): Promise<void> => {
  const { conversation, platform } = turn;
  const { address } = conversation;
  if (address === undefined) return;
  if (turn.kind === 'lifecycle' && turn.event === 'uninstalled') {
    await stopConversation(deps, conversation.id, 'The bot was removed from this conversation.');
    return;
  }
  const person = conversation.kind === 'direct' ? (asker.person?.id ?? null) : null;
  const known = deps.store.read().conversations.get(conversation.id);
  if (known?.address === address && known.stopped === null && (person === null || known.person === person))
    return;
  await deps.store.change(
    { by: 'scrutiny', via: platform, why: 'Noted where to send in this conversation', cause: null },
    (tx) => {
      if (!tx.get('conversations', conversation.id)) {
        tx.add('conversations', {
          id: conversation.id,
          platform,
          kind: conversation.kind,
          name: beginning(conversation.name, 300),
          board: null,
          inspection: null,
          person,
          address,
          stopped: null,
        });
        return;
      }
      tx.edit('conversations', conversation.id, (draft) => {
        draft.address = address;
        draft.stopped = null;
        draft.person = person ?? draft.person;
      });
    },
  );
};

/**
 * Keeps a person's own conversation with the bot that the bot itself has opened, so that it is opened once.
 * `person` is null for an account that belongs to nobody in the register.
 */
export const keepOpened = async (
  deps: Pick<Deps, 'store'>,
  opened: {
    readonly id: string;
    readonly platform: Platform;
    readonly name: string;
    readonly person: string | null;
    readonly address: string;
  },
): Promise<void> => {
  const { id, platform, name, person, address } = opened;
  await deps.store.change(
    { by: 'scrutiny', via: platform, why: 'Noted where to send in this conversation', cause: null },
    (tx) => {
      if (tx.get('conversations', id))
        tx.edit('conversations', id, (draft) => {
          draft.address = address;
          draft.stopped = null;
          draft.person = person ?? draft.person;
        });
      else
        tx.add('conversations', {
          id,
          platform,
          kind: 'direct',
          name: beginning(name, 300),
          board: null,
          inspection: null,
          person,
          address,
          stopped: null,
        });
    },
  );
};

/** Records that nothing can be sent to a conversation any more, and why, until somebody speaks there again. */
export const stopConversation = async (deps: Deps, id: string, because: string): Promise<void> => {
  const known = deps.store.read().conversations.get(id);
  if (!known || known.stopped !== null) return;
  await deps.store.change(
    {
      by: 'scrutiny',
      via: known.platform,
      why: 'Nothing can be sent to this conversation any more',
      cause: null,
    },
    (tx) =>
      tx.edit('conversations', id, (draft) => {
        draft.stopped = { at: toInstant(deps.clock.now()), why: beginning(because, 300) };
      }),
  );
};

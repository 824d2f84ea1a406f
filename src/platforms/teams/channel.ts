import type { TurnContext } from 'botbuilder';
import { type Clock, type Log, NotSent, type Store } from '../../ports.js';
import { stopConversation } from '../../use-cases/note-conversation.js';
import { type Patience, patiently } from '../chat/patience.js';
import type { Channel } from '../chat/say.js';
import { FOR_ONE } from './connector-http.js';
import { fromAddress, messageIdOf, messageKey, type Place, threadOf } from './place.js';
import type { Message, Sender } from './sender.js';
import { toMessage } from './to-card.js';

/** What showing something in Teams needs. */
export interface ChannelDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly sender: Sender;
  readonly log: Log;
  readonly patience: Patience;
  /** Teams' own ids of who may have a view of their own of a card in this conversation. */
  readonly readers: (conversation: string) => readonly string[];
}

/** Where to send in a conversation. @throws NotSent where the register does not say. */
export const placeIn = (store: Pick<Store, 'read'>, conversation: string): Place => {
  const place = fromAddress(store.read().conversations.get(conversation)?.address ?? null);
  if (place === null) throw new NotSent('gone', 'The register does not say where this conversation is.');
  return place;
};

/** How a turn's answers are shown: in its own conversation by its context, elsewhere by what the register keeps. */
export const createTurnChannel = (
  { store, clock, sender, log, patience, readers }: ChannelDeps,
  context: TurnContext,
  turn: { readonly here: string; readonly privately: boolean },
): Channel => {
  const buffered = context.activity.deliveryMode === 'expectReplies';
  // A former card may stand in another thread of the channel than the one that is spoken in.
  const threaded = threadOf(context.activity.conversation.id) !== null;

  const postElsewhere = async (conversation: string, message: Message): Promise<string> => {
    try {
      return await patiently(patience, () => sender.post(placeIn(store, conversation), message));
    } catch (error) {
      // Blocked or uninstalled there: nothing more is sent, and the register says why.
      if (error instanceof NotSent && error.kind === 'gone')
        await stopConversation({ store, clock }, conversation, error.message);
      throw error;
    }
  };

  return {
    post: async (conversation, shown, id) => {
      if (conversation !== turn.here) {
        return messageKey(conversation, await postElsewhere(conversation, toMessage(shown)));
      }
      const alone = turn.privately && shown.aloud === undefined;
      const message = toMessage(shown, alone ? [] : readers(conversation));
      const sent = await patiently(patience, () =>
        context.sendActivity(alone ? { ...FOR_ONE, ...message } : message),
      );
      // What one person alone sees is not there for anybody to find.
      if (alone) return null;
      // Handed back with the request's own answer, it has no id but ours.
      if (buffered) return id;
      return sent?.id ? messageKey(conversation, sent.id) : null;
    },
    update: async (conversation, key, shown) => {
      const id = messageIdOf(key);
      const message = toMessage(shown, readers(conversation));
      try {
        await patiently(patience, async () => {
          if (conversation === turn.here && !threaded) await context.updateActivity({ id, ...message });
          else await sender.update(placeIn(store, conversation), id, message);
        });
        return true;
      } catch (error) {
        // A card that cannot be changed any more (deleted, too old) keeps no answer from being said.
        const why = error instanceof NotSent ? error.message : (error as Error).name;
        log.warn(`teams: a former card could not be changed: ${why}`);
        return false;
      }
    },
  };
};

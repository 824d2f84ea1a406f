import type { Messenger, Store, ToCard } from '../../ports.js';
import type { View } from '../../views/view.js';
import { isoNow, type SayDeps } from '../chat/say.js';
import { placeIn } from './channel.js';
import { messageIdOf, messageKey } from './place.js';
import type { Sender } from './sender.js';
import { toMessage } from './to-card.js';

/**
 * Teams as a place to send to when nobody has asked. It cannot be asked what it has: what the transcript knows
 * was sent, and of anything else nobody can say.
 */
export const createTeamsMessenger = ({
  transcript,
  clock,
  toCard,
  store,
  sender,
}: SayDeps & {
  readonly store: Pick<Store, 'read'>;
  readonly sender: Sender;
  readonly toCard: ToCard;
}): Messenger => {
  const shownOf = (view: View) => ({ card: toCard(view), text: view.text });
  return {
    send: async (conversation, view, key) => {
      const sent = key === null ? undefined : transcript.sentUnder(conversation, key);
      if (sent !== undefined) return { message: sent };
      const shown = shownOf(view);
      const id = await sender.post(placeIn(store, conversation), toMessage(shown));
      const message = messageKey(conversation, id);
      await transcript.put({
        id: message,
        conversation,
        at: isoNow(clock),
        from: null,
        ...shown,
        living: null,
        key,
      });
      return { message };
    },
    replace: async (conversation, message, view) => {
      const shown = shownOf(view);
      await sender.update(placeIn(store, conversation), messageIdOf(message), toMessage(shown));
      const former = transcript.find(message);
      if (former?.conversation === conversation) await transcript.put({ ...former, ...shown });
    },
    sentUnder: async (conversation, key) => {
      const message = transcript.sentUnder(conversation, key);
      return message === undefined ? 'unknown' : { message };
    },
  };
};

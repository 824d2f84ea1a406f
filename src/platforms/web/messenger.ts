import type { Messenger } from '../../ports.js';
import type { View } from '../../views/view.js';
import { isoNow, type SayDeps } from '../chat/say.js';
import type { Message } from '../chat/transcript.js';

/** The page as a place to send to. It keeps its own messages, so it always knows what was sent. */
export const createMessenger = (deps: SayDeps & { readonly newId: () => string }): Messenger => {
  const { transcript, clock, toCard } = deps;
  const messageOf = (
    conversation: string,
    id: string,
    view: View,
    more: Pick<Message, 'living' | 'key'>,
  ): Message => ({
    id,
    conversation,
    at: isoNow(clock),
    from: null,
    text: view.text,
    card: toCard(view),
    ...more,
  });
  return {
    send: async (conversation, view, key) => {
      const sent = key === null ? undefined : transcript.sentUnder(conversation, key);
      if (sent !== undefined) return { message: sent };
      const put = await transcript.put(
        messageOf(conversation, `web:${deps.newId()}`, view, { living: null, key }),
      );
      return { message: put.id };
    },
    replace: async (conversation, message, view) => {
      const former = transcript.find(message);
      if (former?.conversation !== conversation) {
        throw new Error(
          `web: no message ${message} in ${conversation} to replace; was the transcript removed?`,
        );
      }
      const { living, key, at } = former;
      await transcript.put({ ...messageOf(conversation, message, view, { living, key }), at });
    },
    sentUnder: async (conversation, key) => {
      const message = transcript.sentUnder(conversation, key);
      return message === undefined ? 'none' : { message };
    },
  };
};

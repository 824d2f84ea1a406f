import type { WebClient } from '@slack/web-api';
import type { Messenger, ToCard } from '../../ports.js';
import type { View } from '../../views/view.js';
import { asNotSent, errorOf } from './api.js';
import { AS_WRITTEN, metadataOf, PLAINLY, toMessage } from './channel.js';
import { channelOf, messageOf, timeOf } from './where.js';

/** How many of a conversation's newest messages are looked through for one that was sent. */
const LOOKED_THROUGH = 100;

/** How far Slack's clock and ours may be apart, in seconds. */
const APART = 300;

interface Sent {
  readonly ts?: string;
  readonly metadata?: { readonly event_payload?: { readonly key?: unknown } };
}

/** Slack as a place to send to. A message carries its delivery's key, so that Slack can be asked for it. */
export const createSlackMessenger = (client: WebClient, toCard: ToCard): Messenger => {
  const shown = (view: View) => toMessage({ card: toCard(view), text: view.text });
  return {
    send: async (conversation, view, key) => {
      const channel = channelOf(conversation);
      try {
        const sent = await client.chat.postMessage({
          channel,
          ...shown(view),
          ...PLAINLY,
          ...(key === null ? {} : { metadata: metadataOf(key) }),
        });
        return { message: messageOf(channel, sent.ts ?? '') };
      } catch (error) {
        throw asNotSent(error);
      }
    },
    replace: async (conversation, message, view) => {
      const channel = channelOf(conversation);
      try {
        await client.chat.update({
          channel,
          ts: timeOf(channel, message),
          ...shown(view),
          ...AS_WRITTEN,
        });
      } catch (error) {
        throw asNotSent(error);
      }
    },
    sentUnder: async (conversation, key, since) => {
      const channel = channelOf(conversation);
      try {
        const history = await client.conversations.history({
          channel,
          ...(since === undefined ? {} : { oldest: String(Math.floor(since / 1_000) - APART) }),
          limit: LOOKED_THROUGH,
          include_all_metadata: true,
        });
        const found = (history.messages as readonly Sent[] | undefined)?.find(
          ({ metadata }) => metadata?.event_payload?.key === key,
        );
        if (found?.ts) return { message: messageOf(channel, found.ts) };
        // Among what was not looked at, it may still be.
        return history.has_more === true ? 'unknown' : 'none';
      } catch (error) {
        // Reading a channel is a permission that the app does not ask for: only direct conversations can be looked at.
        if (errorOf(error) === 'missing_scope') return 'unknown';
        throw asNotSent(error);
      }
    },
  };
};

import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Channel, Shown } from '../chat/say.js';
import { toButton } from './buttons.js';
import { LIMITS } from './limits.js';
import { problemsOf } from './problems.js';
import type { Origin } from './read-modal.js';
import { toBlocks } from './to-blocks.js';
import { needsModal, toModal } from './to-modal.js';
import { toText } from './to-text.js';
import { channelOf, messageOf, type Where } from './where.js';

/** Says yes to Slack, with what Slack shows at once; the first time counts. */
export type Acknowledge = (said?: unknown) => void;

/** A message as Slack takes it: blocks, and the words that stand for them in notifications and screen readers. */
export const toMessage = ({
  card,
  text,
}: Shown): { readonly text: string; readonly blocks: KnownBlock[] } => ({
  text: toText(text),
  blocks: toBlocks(card).blocks,
});

/** Never a preview of what people link to, never a name or a channel made of what people typed. */
export const PLAINLY = {
  unfurl_links: false,
  unfurl_media: false,
  parse: 'none',
  link_names: false,
} as const;

/** What is put on a message so that it can be found again: its delivery's key, or the turn that it answers. */
export const metadataOf = (key: string) => ({ event_type: 'scrutiny_message', event_payload: { key } });

/** Gives the button that opens a form where none can be opened at once: it asks again, and a press may open one. */
export type OpenAgain = (shown: Shown) => Readonly<Record<string, unknown>>;

/** What showing an answer needs. */
export interface ChannelDeps {
  readonly client: WebClient;
  /** Counts once. */
  readonly ack: Acknowledge;
  readonly isAcknowledged: () => boolean;
  readonly openAgain: OpenAgain;
}

/**
 * How one turn's answer is shown. A form is a modal, where what was pressed lets one be opened; its mistakes stand
 * beside its fields, and what was typed stays. What only the speaker may see goes the way that Slack gave for it,
 * the first of it with the acknowledgement itself.
 */
export const createChannel = (
  { client, ack: acknowledge, isAcknowledged, openAgain }: ChannelDeps,
  where: Where,
): Channel => {
  let trigger = where.trigger;

  const { channel: here, thread, responseUrl, privately } = where;
  const origin: Origin = { channel: here, thread, responseUrl, privately };

  /** To the speaker alone: with the acknowledgement of a command, else by the address that came with the turn. */
  const whisper = async (shown: Shown): Promise<void> => {
    const message = { ...toMessage(shown), response_type: 'ephemeral', replace_original: false };
    if (where.command && !isAcknowledged()) {
      acknowledge(message);
      return;
    }
    acknowledge();
    if (responseUrl === null) throw new Error('Slack gave no way to answer one person alone.');
    await postTo(responseUrl, message);
  };

  const openForm = async (shown: Shown, opener: string): Promise<void> => {
    await client.views.open({ trigger_id: opener, view: toModal(shown.card, origin) });
    acknowledge();
  };

  /** A form that was sent and came back: its mistakes by their fields; the whole form anew where there are none. */
  const formAgain = (shown: Shown): void => {
    const problems = problemsOf(shown.card);
    acknowledge(
      Object.keys(problems).length > 0
        ? { response_action: 'errors', errors: problems }
        : { response_action: 'update', view: toModal(shown.card, origin) },
    );
  };

  const asMessage = (shown: Shown): { readonly text: string; readonly blocks: KnownBlock[] } => {
    const message = toMessage(shown);
    const button = needsModal(shown.card) ? toButton(openAgain(shown), 0) : null;
    return button
      ? {
          ...message,
          blocks: [
            ...message.blocks.slice(0, LIMITS.messageBlocks - 1),
            { type: 'actions', elements: [button] },
          ],
        }
      : message;
  };

  return {
    post: async (conversation, shown, id) => {
      const channel = channelOf(conversation);
      const form = needsModal(shown.card);
      // A form that was opened on Home is answered in the person's own conversation, and comes back as itself.
      if (form && where.modal && (channel === here || here === '')) {
        formAgain(shown);
        return null;
      }
      if (form && trigger !== null) {
        const opener = trigger;
        trigger = null;
        await openForm(shown, opener);
        return null;
      }
      // That an answer went elsewhere is for whoever pressed; a channel is told only where somebody asked aloud.
      if (channel === here && (privately || (shown.aside && responseUrl !== null))) {
        await whisper(shown);
        return null;
      }
      acknowledge();
      const posted = await client.chat.postMessage({
        channel,
        ...asMessage(shown),
        ...PLAINLY,
        metadata: metadataOf(id),
        ...(channel !== here || thread === null ? {} : { thread_ts: thread }),
      });
      return posted.ts ? messageOf(channel, posted.ts) : null;
    },
    update: async (conversation, message, shown) => {
      acknowledge();
      const channel = channelOf(conversation);
      await client.chat.update({ channel, ts: message.slice(channel.length + 1), ...asMessage(shown) });
    },
  };
};

/** Slack's own address for one interaction: nothing secret but the address itself, no token. */
const postTo = async (url: string, message: object): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Slack took no private answer (${response.status}).`);
};

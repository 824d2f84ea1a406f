import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { beginning } from '../../domain/cut.js';
import { NotSent } from '../../ports.js';
import { OPEN_FORM } from '../../views/less-room.js';
import { type Patience, patiently } from '../chat/patience.js';
import type { Channel, Shown } from '../chat/say.js';
import { calling } from './api.js';
import { toButton } from './buttons.js';
import { LIMITS } from './limits.js';
import type { Origin } from './read-modal.js';
import { respond } from './respond.js';
import { toBlocks } from './to-blocks.js';
import { needsModal, toModal } from './to-modal.js';
import { toText } from './to-text.js';
import { channelOf, messageOf, timeOf, type Where } from './where.js';

/** Says yes to Slack, with what Slack shows at once; the first time counts. */
export type Acknowledge = (said?: unknown) => void;

/** A message as Slack takes it: blocks, and the words that stand for them in notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** The message that shows a card. */
export const toMessage = ({ card, text }: Shown): SlackMessage => ({
  text: toText(text),
  blocks: toBlocks(card).blocks,
});

/** Never a name or a channel made of what people typed. */
export const AS_WRITTEN = { parse: 'none', link_names: false } as const;
/** And never a preview of what people link to. */
export const PLAINLY = { unfurl_links: false, unfurl_media: false, ...AS_WRITTEN } as const;

/** What is put on a message so that it can be found again: its delivery's key, or the turn that it answers. */
export const metadataOf = (key: string) => ({ event_type: 'scrutiny_message', event_payload: { key } });

/** What a modal brings back of where it was opened. */
export const originOf = ({ channel, thread, responseUrl, privately }: Where): Origin => ({
  channel,
  thread,
  responseUrl,
  privately,
});

/** What showing an answer needs. */
export interface ChannelDeps {
  readonly client: WebClient;
  readonly patience: Patience;
  /** Counts once. */
  readonly ack: Acknowledge;
  readonly isAcknowledged: () => boolean;
  /** The sent modal stays open, with what was wrong beside its fields: nothing else is to be said. */
  readonly staysOpen: () => boolean;
  /** What the speaker asked: a form that cannot be opened at once is asked for again by pressing a button. */
  readonly asked: string;
  /** The speaker's own conversation, for what cannot be said to them where they are. */
  readonly own: () => Promise<string>;
}

/** The button under a form that could not be opened, with as much of the question as a button can carry. */
const openerOf = (asked: string): KnownBlock[] => {
  for (let length = 1_000; length > 0; length = Math.floor(length / 2)) {
    const data = { said: beginning(asked, length) };
    const button = toButton({ type: 'Action.Execute', title: OPEN_FORM, verb: 'say-again', data }, 0);
    if (button) return [{ type: 'actions', elements: [button] }];
  }
  return [];
};

/**
 * How one turn's answer is shown. A form is a modal, where what was pressed lets one be opened. What only the speaker
 * may see goes the way that Slack gave for it, the first of it with the acknowledgement itself.
 */
export const createChannel = (deps: ChannelDeps, where: Where): Channel => {
  const { client, patience, ack: acknowledge, isAcknowledged, staysOpen, asked, own } = deps;
  let trigger = where.trigger;
  const { channel: here, thread, responseUrl, privately, user } = where;
  const send = <T>(call: () => Promise<T>): Promise<T> => patiently(patience, () => calling(call));
  const toThread = (channel: string, under: string | null = null) => {
    const about = under === null ? null : timeOf(channel, under);
    const ts = about ?? (channel === here ? thread : null);
    return ts === null ? {} : { thread_ts: ts };
  };

  const asMessage = (shown: Shown, form = needsModal(shown.card)): SlackMessage => {
    const { text, blocks } = toMessage(shown);
    if (!form) return { text, blocks };
    return { text, blocks: [...blocks.slice(0, LIMITS.messageBlocks - 1), ...openerOf(asked)] };
  };

  const post = async (
    channel: string,
    message: SlackMessage,
    id: string,
    under: string | null = null,
  ): Promise<string | null> => {
    const metadata = metadataOf(id);
    const posted = await send(() =>
      client.chat.postMessage({ channel, ...message, ...PLAINLY, metadata, ...toThread(channel, under) }),
    );
    return posted.ts ? messageOf(channel, posted.ts) : null;
  };

  /** To the speaker alone: with a command's acknowledgement, else by the address that came with the turn. */
  const whisper = async (shown: Shown, form: boolean, id: string): Promise<void> => {
    const message = asMessage(shown, form);
    const alone = { response_type: 'ephemeral', replace_original: false, ...message };
    if (where.command && !isAcknowledged()) return acknowledge(alone);
    acknowledge();
    // What was pressed in a message that one person sees can be replaced by its address alone.
    const replace = where.ephemeral === true && (shown.replaces ?? null) !== null;
    if (responseUrl !== null && (await respond(responseUrl, { ...alone, replace_original: replace }))) return;
    try {
      await send(() =>
        client.chat.postEphemeral({ channel: here, user, ...message, ...AS_WRITTEN, ...toThread(here) }),
      );
    } catch (error) {
      // The app may not be in the channel where its command was given.
      if (!(error instanceof NotSent) || error.kind !== 'gone') throw error;
      await post(channelOf(await own()), message, id);
    }
  };

  /** For everybody there; where the app was not added, by the address that came with the turn. */
  const say = async (
    channel: string,
    message: SlackMessage,
    id: string,
    under: string | null,
  ): Promise<string | null> => {
    acknowledge();
    try {
      return await post(channel, message, id, under);
    } catch (error) {
      const byAddress = error instanceof NotSent && error.kind === 'gone' && channel === here;
      if (!byAddress || responseUrl === null) throw error;
      const aloud = { response_type: 'in_channel', replace_original: false, ...message };
      if (!(await respond(responseUrl, aloud))) throw error;
      return null;
    }
  };

  /** Opens a form; tells whether Slack took it: what opens one is good for three seconds, and once. */
  const opens = async (shown: Shown, opener: string): Promise<boolean> => {
    const view: ModalView = toModal(shown.card, originOf(where));
    try {
      await calling(() => client.views.open({ trigger_id: opener, view }));
    } catch {
      return false;
    }
    acknowledge();
    return true;
  };

  return {
    post: async (conversation, shown, id) => {
      const channel = channelOf(conversation);
      const form = needsModal(shown.card);
      if (where.modal && staysOpen() && (shown.aside || form)) return null;
      if (trigger !== null && form) {
        const opener = trigger;
        trigger = null;
        if (await opens(shown, opener)) return null;
      }
      // That an answer went elsewhere is for whoever pressed; a channel is told only where somebody asked aloud.
      const alone = privately && shown.aloud === undefined;
      if (channel === here && (alone || (shown.aside && (responseUrl !== null || where.modal)))) {
        await whisper(shown, form, id);
        return null;
      }
      return say(channel, asMessage(shown, form), id, shown.aloud?.under ?? null);
    },
    update: async (conversation, message, shown) => {
      acknowledge();
      const channel = channelOf(conversation);
      const ts = timeOf(channel, message);
      const view = asMessage(shown);
      await send(() => client.chat.update({ channel, ts, ...view, ...AS_WRITTEN }));
      return true;
    },
  };
};

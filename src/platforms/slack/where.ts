import { z } from 'zod';
import type { Turn } from '../../turn.js';

/** The app in its workspace, as Slack's `auth.test` tells it. */
export interface Installation {
  readonly team: string;
  readonly botUser: string;
}

/** Where something was said, in Slack's own terms, and the ways that it gives to answer there. */
export interface Where {
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  /** Slack's address for saying something to the speaker alone; null where it gave none. */
  readonly responseUrl: string | null;
  /** Only the speaker may see the answer. */
  readonly privately: boolean;
  /** Opens a modal within 3 seconds. */
  readonly trigger: string | null;
  /** What was pressed stands in a message that only the speaker sees. */
  readonly ephemeral: boolean;
  /** What was sent is a modal. */
  readonly modal: boolean;
  /** The first field of a sent modal: where a mistake that belongs to none is shown. */
  readonly firstField: string | null;
  /** What was sent is a slash command, whose acknowledgement can show an answer. */
  readonly command: boolean;
}

/** What a payload came to: a turn, the end of the installation, or nothing to answer, with the reason. */
export type Read =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly where: Where }
  | { readonly kind: 'home'; readonly user: string; readonly channel: string; readonly id: string }
  /** The bot met somebody or some channel: welcomed once, where the register knows none of it yet. */
  | { readonly kind: 'met'; readonly turn: Turn; readonly where: Where }
  | { readonly kind: 'ended'; readonly why: 'app_uninstalled' | 'tokens_revoked' }
  | { readonly kind: 'nothing'; readonly why: string };

/** Said in the open, in words. */
export const PLAIN = { ephemeral: false, modal: false, firstField: null, command: false } as const;

/** A person's account: users are known within their workspace. */
export const accountOf = ({ team }: Installation, user: string): string => `${team}/${user}`;
/** The id of a conversation in the register. */
export const conversationOf = ({ team }: Installation, channel: string): string => `slack:${team}/${channel}`;
/** The channel of such an id; '' for another. */
export const channelOf = (conversation: string): string =>
  /^slack:[^/]+\/([^/]+)$/.exec(conversation)?.[1] ?? '';
/** A message's id: its time is unique within its channel. */
export const messageOf = (channel: string, ts: string): string => `${channel}/${ts}`;

/** What cannot or need not be answered, and why. */
export const nothing = (why: string): Read => ({ kind: 'nothing', why });

/** A direct conversation with the bot: Slack's ids tell. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

const address = z.object({ channel: z.string(), user: z.string().optional() });

/** Where to send, as the register keeps it; `user` is whose own conversation with the bot it is. */
export const toAddress = (channel: string, user: string | null): string =>
  JSON.stringify({ channel, ...(user === null ? {} : { user }) });

/** What {@link toAddress} made; null for anything else. */
export const readAddress = (text: string | null): z.infer<typeof address> | null => {
  try {
    const read = address.safeParse(JSON.parse(text ?? ''));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** What every turn of Slack's carries: who said it, and in which conversation. */
export const from = (app: Installation, id: string, user: string, name: string, channel: string) => ({
  id: `slack:${id}`,
  platform: 'slack' as const,
  conversation: {
    id: conversationOf(app, channel),
    kind: isDirect(channel) ? ('direct' as const) : ('shared' as const),
    name: '',
  },
  account: { id: accountOf(app, user), name: name || user },
});

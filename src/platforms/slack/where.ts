import { z } from 'zod';

/** The app in its workspace, as Slack's `auth.test` tells it. */
export interface Installation {
  readonly team: string;
  readonly botUser: string;
}

/** Where something was said, in Slack's own terms, and the ways that it gives to answer there. */
export interface Where {
  /** '' on Home, where there is no conversation. */
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
  readonly ephemeral?: true;
  /** What was sent is a modal. */
  readonly modal: boolean;
  /** The first field of a sent modal: where a mistake that belongs to none is shown. */
  readonly firstField?: string;
  /** What was sent is a slash command, whose acknowledgement can show an answer. */
  readonly command: boolean;
  /** The time of the message that was picked, whose link goes with its words. */
  readonly picked?: string;
}

/** A person's account: users are known within their workspace. */
export const accountOf = ({ team }: Installation, user: string): string => `${team}/${user}`;
/** The id of a conversation in the register. */
export const conversationOf = ({ team }: Installation, channel: string): string => `slack:${team}/${channel}`;
/** The channel of such an id; '' for another. */
export const channelOf = (conversation: string): string =>
  /^slack:[^/]+\/([^/]+)$/.exec(conversation)?.[1] ?? '';
/** A message's id: its time is unique within its channel. */
export const messageOf = (channel: string, ts: string): string => `${channel}/${ts}`;
/** The time of a message, of which {@link messageOf} made an id. */
export const timeOf = (channel: string, message: string): string => message.slice(channel.length + 1);
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

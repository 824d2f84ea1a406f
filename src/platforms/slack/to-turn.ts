import { createHash } from 'node:crypto';
import { UNSUPPORTED } from '../../intents/unsupported.js';
import type { Turn } from '../../turn.js';
import { readButton } from './buttons.js';
import { blockActions, eventCallback, slashCommand, viewSubmission } from './payload.js';
import { readMetadata, readModal } from './read-modal.js';
import { readShortcut } from './read-shortcut.js';

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
  /** What was sent is a modal. */
  readonly modal: boolean;
  /** What was sent is a slash command, whose acknowledgement can show an answer. */
  readonly command: boolean;
  /** The time of the message that was picked, whose link goes with its words. */
  readonly picked?: string;
}

/** What a payload came to: a turn, the end of the installation, or nothing to answer, with the reason. */
export type Read =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly where: Where }
  | { readonly kind: 'home'; readonly user: string; readonly channel: string; readonly id: string }
  | { readonly kind: 'ended'; readonly why: 'app_uninstalled' | 'tokens_revoked' }
  | { readonly kind: 'nothing'; readonly why: string };

/** A person's account: users are known within their workspace. */
export const accountOf = ({ team }: Installation, user: string): string => `${team}/${user}`;
/** The id of a conversation in the register. */
export const conversationOf = ({ team }: Installation, channel: string): string => `slack:${team}/${channel}`;
/** The channel of such an id; '' for another. */
export const channelOf = (conversation: string): string =>
  /^slack:[^/]+\/([^/]+)$/.exec(conversation)?.[1] ?? '';
/** A message's id: its time is unique within its channel. */
export const messageOf = (channel: string, ts: string): string => `${channel}/${ts}`;

const nothing = (why: string): Read => ({ kind: 'nothing', why });
/** A direct conversation with the bot: Slack's ids tell. */
const isDirect = (channel: string): boolean => channel.startsWith('D');

/** What people typed, without Slack's three escapes and without the mention that it begins with. */
const typed = (text: string, botUser: string): string =>
  text
    .replace(new RegExp(`^\\s*<@${botUser}(?:\\|[^>]*)?>[\\s:,]*`), '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const from = (app: Installation, id: string, user: string, name: string, channel: string) => ({
  id: `slack:${id}`,
  platform: 'slack' as const,
  conversation: {
    id: conversationOf(app, channel),
    kind: isDirect(channel) ? ('direct' as const) : ('shared' as const),
    name: '',
  },
  account: { id: accountOf(app, user), name: name || user },
});

const readEvent = (body: unknown, app: Installation): Read => {
  const read = eventCallback.safeParse(body);
  if (!read.success) return nothing('an event that is not read');
  const { event, event_id } = read.data;
  if (event.type === 'app_home_opened')
    return event.tab === undefined || event.tab === 'home'
      ? { kind: 'home', user: event.user, channel: event.channel, id: event_id }
      : nothing('another tab than Home');
  if (!('text' in event)) return { kind: 'ended', why: event.type };
  const { user, channel, bot_id, subtype } = event;
  if (!user || bot_id || user === app.botUser) return nothing('a bot’s own message');
  // A mention in a direct conversation comes as a message as well; and elsewhere only mentions are for us.
  if ((event.type === 'message') !== isDirect(channel)) return nothing('the other of two events');
  const said = from(app, event_id, user, '', channel);
  const conversation = { ...said.conversation, address: JSON.stringify({ channel }) };
  const where: Where = {
    channel,
    user,
    thread: isDirect(channel) ? (event.thread_ts ?? null) : (event.thread_ts ?? event.ts),
    responseUrl: null,
    privately: false,
    trigger: null,
    modal: false,
    command: false,
  };
  if (subtype === 'file_share')
    return {
      kind: 'turn',
      turn: { ...said, conversation, kind: 'unsupported', reason: UNSUPPORTED.file },
      where,
    };
  // An edit or a deletion changes nothing that was answered or recorded: the record says what was said, and when.
  if (subtype !== undefined) return nothing(`a message of the kind ${subtype}`);
  const text = typed(event.text, app.botUser);
  return { kind: 'turn', turn: { ...said, conversation, kind: 'message', text, toBot: true }, where };
};

const readCommand = (body: unknown, app: Installation): Read => {
  const read = slashCommand.safeParse(body);
  if (!read.success) return nothing('a command that is not read');
  const { text, user_id, user_name, channel_id, trigger_id, response_url } = read.data;
  const said = from(app, trigger_id, user_id, user_name, channel_id);
  // A command may be given in anybody's direct conversation, where the bot is not: never taken for its own.
  const conversation = { ...said.conversation, kind: 'shared' as const };
  const where: Where = {
    channel: channel_id,
    user: user_id,
    thread: null,
    responseUrl: response_url || null,
    privately: true,
    trigger: trigger_id,
    modal: false,
    command: true,
  };
  return {
    kind: 'turn',
    turn: { ...said, conversation, kind: 'command', text: typed(text, app.botUser), privately: true },
    where,
  };
};

const readActions = (body: unknown, app: Installation): Read => {
  const read = blockActions.safeParse(body);
  if (!read.success) return nothing('a press that is not read');
  const { user, container, channel, actions, trigger_id, response_url } = read.data;
  const pressed = actions.map(readButton).find((one) => one !== null);
  if (!pressed) return nothing('a press of nothing of ours');
  // On Home there is no conversation: what is pressed there is answered in the presser's own.
  const where = channel?.id ?? container.channel_id ?? '';
  const said = from(app, trigger_id, user.id, user.name ?? user.username ?? '', where || `home-${user.id}`);
  const { is_ephemeral: alone, message_ts: ts } = container;
  const sharing = pressed.verb === 'share';
  const conversation = {
    ...said.conversation,
    kind: where === '' ? ('direct' as const) : alone ? ('shared' as const) : said.conversation.kind,
  };
  return {
    kind: 'turn',
    turn: {
      ...said,
      conversation,
      ...(alone && !sharing ? { privately: true as const } : {}),
      kind: 'action',
      ...pressed,
      message: ts && !alone ? messageOf(where, ts) : null,
    },
    where: {
      channel: where,
      user: user.id,
      thread: container.thread_ts ?? null,
      responseUrl: response_url || null,
      privately: alone && !sharing,
      trigger: trigger_id,
      modal: false,
      command: false,
    },
  };
};

const readSubmission = (body: unknown, app: Installation): Read => {
  const read = viewSubmission.safeParse(body);
  const about = read.success ? readMetadata(read.data.view.private_metadata) : null;
  if (!read.success || !about) return nothing('a form that is not ours');
  const { user, view } = read.data;
  const typedIn = readModal(view.state.values);
  // The same words sent again are the same event; mended ones are a new one.
  const words = createHash('sha256').update(JSON.stringify(typedIn)).digest('hex').slice(0, 16);
  const { channel, thread, responseUrl, privately } = about.from;
  const said = from(
    app,
    `${view.id}/${words}`,
    user.id,
    user.name ?? user.username ?? '',
    channel || `home-${user.id}`,
  );
  return {
    kind: 'turn',
    turn: {
      ...said,
      ...(privately ? { privately: true as const } : {}),
      kind: 'action',
      verb: about.verb,
      data: { ...about.data, ...typedIn },
      message: null,
    },
    where: {
      channel,
      user: user.id,
      thread,
      responseUrl,
      privately,
      trigger: null,
      modal: true,
      command: false,
    },
  };
};

/** What a signed payload of this workspace says, in our words. Pure and total: what is not for us says why. */
export const toTurn = (body: unknown, app: Installation): Read => {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  switch (type) {
    case 'event_callback':
      return readEvent(body, app);
    case 'block_actions':
      return readActions(body, app);
    case 'message_action':
      return readShortcut(body, (...said) => from(app, ...said));
    case 'view_submission':
      return readSubmission(body, app);
    case undefined:
      return readCommand(body, app);
    default:
      return nothing('a kind of payload that is not read');
  }
};

import type { z } from 'zod';
import { UNSUPPORTED } from '../../intents/unsupported.js';
import type { Turn } from '../../turn.js';
import { eventCallback, type home, type joined, type said as saidEvent } from './payload.js';
import { nothing, type Read, saidBy } from './read.js';
import { typed } from './typed.js';
import { type Installation, isDirect, messageOf, toAddress, type Where } from './where.js';

type Said = z.infer<typeof saidEvent>;

/** Asks for what Home shows `user`; `channel` is their own conversation with the app. */
export const homeTurn = (app: Installation, id: string, user: string, channel: string): Turn => ({
  kind: 'action',
  verb: 'show-home',
  data: {},
  message: null,
  ...saidBy(app, id, user, '', channel),
});

/** Somebody opened their own conversation with the bot, or the bot was added to a channel. */
const meets = (
  app: Installation,
  { id, channel, user }: { readonly id: string; readonly channel: string; readonly user: string },
): Read => {
  const said = saidBy(app, id, user, '', channel);
  const address = toAddress(channel, isDirect(channel) ? user : null);
  return {
    kind: 'met',
    turn: {
      kind: 'lifecycle',
      event: 'installed',
      ...said,
      conversation: { address, ...said.conversation },
    },
    where: {
      channel,
      user,
      thread: null,
      responseUrl: null,
      privately: false,
      trigger: null,
      modal: false,
      command: false,
    },
  };
};

const readOpened = ({ tab, user, channel }: z.infer<typeof home>, id: string, app: Installation): Read => {
  if (tab === 'messages') return meets(app, { id: `met/${channel}`, channel, user });
  return tab === undefined || tab === 'home'
    ? { kind: 'home', turn: homeTurn(app, id, user, channel), user }
    : nothing('a tab that shows nothing of ours');
};

const readJoined = (
  { user, channel, inviter }: z.infer<typeof joined>,
  id: string,
  app: Installation,
): Read =>
  user === app.botUser
    ? meets(app, { id, channel, user: inviter ?? user })
    : nothing('somebody else joined a channel');

/** Somebody edited what they had said to the bot, which stands as it was first said: they are told so. */
const readEdit = ({ channel, message, previous_message: was }: Said, id: string, app: Installation): Read => {
  // In a channel no edit comes, and elsewhere every message was for the bot. A link that is unfolded is an edit too.
  if (!message || !was || !isDirect(channel) || message.text === was.text) return nothing('no edit of words');
  const { user, bot_id, thread_ts } = message;
  if (bot_id || user === app.botUser) return nothing('a bot’s own message');
  return {
    kind: 'turn',
    turn: { kind: 'unsupported', reason: UNSUPPORTED.edited, ...saidBy(app, id, user, '', channel) },
    where: {
      channel,
      user,
      thread: thread_ts ?? null,
      responseUrl: null,
      privately: false,
      trigger: null,
      modal: false,
      command: false,
    },
  };
};

/** What an event says: a mention, a direct message, Home opened, or the end of the installation. */
export const readEvent = (body: unknown, app: Installation): Read => {
  const read = eventCallback.safeParse(body);
  if (!read.success) return nothing('an event that is not read');
  const { event, event_id } = read.data;
  if (event.type === 'app_home_opened') return readOpened(event, event_id, app);
  if (event.type === 'member_joined_channel') return readJoined(event, event_id, app);
  if (!('text' in event)) return { kind: 'ended', why: event.type };
  const { user, channel, bot_id, subtype } = event;
  if (subtype === 'message_changed') return readEdit(event, event_id, app);
  if (!user || bot_id || user === app.botUser) return nothing('a bot’s own message');
  // A mention in a direct conversation comes as a message as well; and elsewhere only mentions are for us.
  if ((event.type === 'message') !== isDirect(channel)) return nothing('the other of two events');
  const said = saidBy(app, event_id, user, '', channel);
  const conversation = { address: toAddress(channel, isDirect(channel) ? user : null), ...said.conversation };
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
      turn: { kind: 'unsupported', reason: UNSUPPORTED.file, ...said, conversation },
      where,
    };
  // A deletion changes nothing that was answered or recorded: the record says what was said, and when.
  if (subtype !== undefined) return nothing(`a message of the kind ${subtype}`);
  const text = typed(event.text, app.botUser);
  // In a thread Slack names the message that it began with, and no other.
  const replies = event.thread_ts && event.thread_ts !== event.ts;
  const repliesTo = replies ? { repliesTo: messageOf(channel, event.thread_ts ?? '') } : null;
  return {
    kind: 'turn',
    turn: { kind: 'message', text, toBot: true, ...repliesTo, ...said, conversation },
    where,
  };
};

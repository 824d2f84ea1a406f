import type { z } from 'zod';
import { UNSUPPORTED } from '../../intents/unsupported.js';
import { eventCallback, type joined } from './payload.js';
import { typed } from './typed.js';
import {
  from,
  type Installation,
  isDirect,
  nothing,
  PLAIN,
  type Read,
  toAddress,
  type Where,
} from './where.js';

/** Somebody opened their own conversation with the bot, or the bot was added to a channel. */
const meets = (
  app: Installation,
  { id, channel, user }: { readonly id: string; readonly channel: string; readonly user: string },
): Read => {
  const said = from(app, id, user, '', channel);
  return {
    kind: 'met',
    turn: {
      ...said,
      conversation: { ...said.conversation, address: toAddress(channel, isDirect(channel) ? user : null) },
      kind: 'lifecycle',
      event: 'installed',
    },
    where: { channel, user, thread: null, responseUrl: null, privately: false, trigger: null, ...PLAIN },
  };
};

const readJoined = (
  { user, channel, inviter }: z.infer<typeof joined>,
  id: string,
  app: Installation,
): Read =>
  user === app.botUser
    ? meets(app, { id, channel, user: inviter ?? user })
    : nothing('somebody else joined a channel');

/** What an event of the workspace says. */
export const readEvent = (body: unknown, app: Installation): Read => {
  const read = eventCallback.safeParse(body);
  if (!read.success) return nothing('an event that is not read');
  const { event, event_id } = read.data;
  if (event.type === 'app_home_opened')
    return event.tab === 'messages'
      ? meets(app, { id: `met/${event.channel}`, channel: event.channel, user: event.user })
      : { kind: 'home', user: event.user, channel: event.channel, id: event_id };
  if (event.type === 'member_joined_channel') return readJoined(event, event_id, app);
  if (!('text' in event)) return { kind: 'ended', why: event.type };
  const { user, channel, bot_id, subtype } = event;
  if (!user || bot_id || user === app.botUser) return nothing('a bot’s own message');
  // A mention in a direct conversation comes as a message as well; and elsewhere only mentions are for us.
  if ((event.type === 'message') !== isDirect(channel)) return nothing('the other of two events');
  const said = from(app, event_id, user, '', channel);
  const conversation = { ...said.conversation, address: toAddress(channel, isDirect(channel) ? user : null) };
  const where: Where = {
    channel,
    user,
    thread: isDirect(channel) ? (event.thread_ts ?? null) : (event.thread_ts ?? event.ts),
    responseUrl: null,
    privately: false,
    trigger: null,
    ...PLAIN,
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

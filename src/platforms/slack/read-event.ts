import { UNSUPPORTED } from '../../intents/unsupported.js';
import type { Turn } from '../../turn.js';
import { eventCallback } from './payload.js';
import { nothing, type Read, saidBy, typed } from './read.js';
import { type Installation, isDirect, type Where } from './where.js';

/** Asks for what Home shows `user`; `channel` is their own conversation with the app. */
export const homeTurn = (app: Installation, id: string, user: string, channel: string): Turn => ({
  ...saidBy(app, id, user, '', channel),
  kind: 'action',
  verb: 'show-home',
  data: {},
  message: null,
});

/** What an event says: a mention, a direct message, Home opened, or the end of the installation. */
export const readEvent = (body: unknown, app: Installation): Read => {
  const read = eventCallback.safeParse(body);
  if (!read.success) return nothing('an event that is not read');
  const { event, event_id } = read.data;
  if (event.type === 'app_home_opened')
    return event.tab === undefined || event.tab === 'home'
      ? { kind: 'home', turn: homeTurn(app, event_id, event.user, event.channel), user: event.user }
      : nothing('another tab than Home');
  if (!('text' in event)) return { kind: 'ended', why: event.type };
  const { user, channel, bot_id, subtype } = event;
  if (!user || bot_id || user === app.botUser) return nothing('a bot’s own message');
  // A mention in a direct conversation comes as a message as well; and elsewhere only mentions are for us.
  if ((event.type === 'message') !== isDirect(channel)) return nothing('the other of two events');
  const said = saidBy(app, event_id, user, '', channel);
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

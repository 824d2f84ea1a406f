import { messageWords } from './message-words.js';
import { messageAction } from './payload.js';
import { nothing, type Read, saidBy } from './read.js';
import type { Installation } from './where.js';

/**
 * “Use as update…” on a message: its words, from whoever picked it, to whom alone it is answered; its link is asked
 * of Slack.
 */
export const readShortcut = (body: unknown, app: Installation): Read => {
  const read = messageAction.safeParse(body);
  if (!read.success) return nothing('a shortcut that is not ours');
  const { user, channel, message, trigger_id: trigger, response_url } = read.data;
  const said = saidBy(app, trigger, user.id, user.name ?? user.username ?? '', channel.id);
  return {
    kind: 'turn',
    turn: {
      privately: true,
      kind: 'action',
      verb: 'use-as-update',
      data: { text: messageWords(message.text) },
      message: null,
      ...said,
      // Other people's own conversations have the same kind of id: none of them is taken for the bot's.
      conversation: { ...said.conversation, kind: 'shared' },
    },
    where: {
      channel: channel.id,
      user: user.id,
      thread: null,
      responseUrl: response_url || null,
      privately: true,
      trigger,
      modal: false,
      command: false,
      picked: message.ts,
    },
  };
};

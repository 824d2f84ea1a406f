import type { Turn } from '../../turn.js';
import { messageWords } from './message-words.js';
import { messageAction } from './payload.js';
import type { Read } from './to-turn.js';

type Said = Pick<Turn, 'id' | 'platform' | 'conversation' | 'account'>;

/**
 * “Use as update…” on a message: its words, from whoever picked it, to whom alone it is answered; its link is asked
 * of Slack. `saidBy` makes what every turn carries.
 */
export const readShortcut = (
  body: unknown,
  saidBy: (id: string, user: string, name: string, channel: string) => Said,
): Read => {
  const read = messageAction.safeParse(body);
  if (!read.success) return { kind: 'nothing', why: 'a shortcut that is not ours' };
  const { user, channel, message, trigger_id: trigger, response_url } = read.data;
  const said = saidBy(trigger, user.id, user.name ?? user.username ?? '', channel.id);
  return {
    kind: 'turn',
    turn: {
      ...said,
      // Other people's own conversations have the same kind of id: none of them is taken for the bot's.
      conversation: { ...said.conversation, kind: 'shared' },
      privately: true,
      kind: 'action',
      verb: 'use-as-update',
      data: { text: messageWords(message.text) },
      message: null,
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

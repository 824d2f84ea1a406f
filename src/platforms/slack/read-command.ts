import { slashCommand } from './payload.js';
import { nothing, type Read, saidBy } from './read.js';
import { typed } from './typed.js';
import type { Installation, Where } from './where.js';

/** What a slash command says. */
export const readCommand = (body: unknown, app: Installation): Read => {
  const read = slashCommand.safeParse(body);
  if (!read.success) return nothing('a command that is not read');
  const { text, user_id, user_name, channel_id, trigger_id, response_url } = read.data;
  const said = saidBy(app, trigger_id, user_id, user_name, channel_id);
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
    turn: { kind: 'command', text: typed(text, app.botUser), privately: true, ...said, conversation },
    where,
  };
};

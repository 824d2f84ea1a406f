import { readButton } from './buttons.js';
import { blockActions } from './payload.js';
import { nothing, type Read, saidBy } from './read.js';
import { type Installation, messageOf } from './where.js';

/** What a pressed button says. */
export const readAction = (body: unknown, app: Installation): Read => {
  const read = blockActions.safeParse(body);
  if (!read.success) return nothing('a press that is not read');
  const { user, container, channel, actions, trigger_id, response_url } = read.data;
  const pressed = actions.map(readButton).find((one) => one !== null);
  if (!pressed) return nothing('a press of nothing of ours');
  // On Home there is no conversation: what is pressed there is answered in the presser's own.
  const where = channel?.id ?? container.channel_id ?? '';
  const said = saidBy(app, trigger_id, user.id, user.name ?? user.username ?? '', where);
  const { is_ephemeral: alone, message_ts: ts } = container;
  const sharing = pressed.verb === 'share';
  const conversation = {
    ...said.conversation,
    kind: where !== '' && alone ? ('shared' as const) : said.conversation.kind,
  };
  return {
    kind: 'turn',
    turn: {
      kind: 'action',
      verb: pressed.verb,
      data: pressed.data,
      message: ts && !(alone && sharing) ? messageOf(where, ts) : null,
      ...(alone && !sharing ? { privately: true as const } : {}),
      ...said,
      conversation,
    },
    where: {
      channel: where,
      user: user.id,
      thread: container.thread_ts ?? null,
      responseUrl: response_url || null,
      privately: alone && !sharing,
      trigger: trigger_id,
      ...(alone ? { ephemeral: true as const } : {}),
      modal: false,
      command: false,
    },
  };
};

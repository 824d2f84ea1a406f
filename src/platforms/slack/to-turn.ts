import { createHash } from 'node:crypto';
import { readButton } from './buttons.js';
import { blockActions, slashCommand, viewSubmission } from './payload.js';
import { readEvent } from './read-event.js';
import { readMetadata, readModal } from './read-modal.js';
import { typed } from './typed.js';
import { from, type Installation, messageOf, nothing, PLAIN, type Read, type Where } from './where.js';

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
    ...PLAIN,
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
      message: ts ? messageOf(where, ts) : null,
    },
    where: {
      channel: where,
      user: user.id,
      thread: container.thread_ts ?? null,
      responseUrl: response_url || null,
      privately: alone && !sharing,
      trigger: trigger_id,
      ...PLAIN,
      ephemeral: alone,
    },
  };
};

const readSubmission = (body: unknown, app: Installation): Read => {
  const read = viewSubmission.safeParse(body);
  const about = read.success ? readMetadata(read.data.view.private_metadata) : null;
  if (!read.success || !about) return nothing('a form that is not ours');
  const { user, view } = read.data;
  const typedIn = readModal(view.state.values);
  // Sent again by hand it is asked again: a form that was wrong is told so again, one that was taken counts once by
  // its own id. Where Slack names no event, the same words are the same one.
  const words = createHash('sha256').update(JSON.stringify(typedIn)).digest('hex').slice(0, 16);
  const { channel, thread, responseUrl, privately } = about.from;
  const said = from(
    app,
    `${view.id}/${read.data.trigger_id ?? words}`,
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
      ...PLAIN,
      modal: true,
      firstField: Object.keys(typedIn)[0] ?? null,
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
    case 'view_submission':
      return readSubmission(body, app);
    case undefined:
      return readCommand(body, app);
    default:
      return nothing('a kind of payload that is not read');
  }
};

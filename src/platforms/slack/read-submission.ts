import { createHash } from 'node:crypto';
import { viewSubmission } from './payload.js';
import { nothing, type Read, saidBy } from './read.js';
import { readMetadata, readModal } from './read-modal.js';
import type { Installation } from './where.js';

/** What a sent modal says. */
export const readSubmission = (body: unknown, app: Installation): Read => {
  const read = viewSubmission.safeParse(body);
  const about = read.success ? readMetadata(read.data.view.private_metadata) : null;
  if (!read.success || !about) return nothing('a form that is not ours');
  const { user, view } = read.data;
  const typedIn = readModal(view.state.values);
  // Sent again by hand it is asked again: a form that was wrong is told so again, one that was taken counts once by
  // its own id. Where Slack names no event, the same words are the same one.
  const words = createHash('sha256').update(JSON.stringify(typedIn)).digest('hex').slice(0, 16);
  const [firstField] = Object.keys(typedIn);
  const { channel, thread, responseUrl, privately } = about.from;
  const said = saidBy(
    app,
    `${view.id}/${read.data.trigger_id ?? words}`,
    user.id,
    user.name ?? user.username ?? '',
    channel,
  );
  return {
    kind: 'turn',
    turn: {
      kind: 'action',
      verb: about.verb,
      data: { ...about.data, ...typedIn },
      message: null,
      ...(privately ? { privately: true as const } : {}),
      ...said,
    },
    where: {
      channel,
      user: user.id,
      thread,
      responseUrl,
      privately,
      trigger: null,
      modal: true,
      ...(firstField === undefined ? {} : { firstField }),
      command: false,
    },
  };
};

import { nothing, type Read } from './read.js';
import { readAction } from './read-action.js';
import { readCommand } from './read-command.js';
import { readEvent } from './read-event.js';
import { readShortcut } from './read-shortcut.js';
import { readSubmission } from './read-submission.js';
import type { Installation } from './where.js';

/** What a signed payload of this workspace says, in our words. Pure and total: what is not for us says why. */
export const toTurn = (body: unknown, app: Installation): Read => {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  switch (type) {
    case 'event_callback':
      return readEvent(body, app);
    case 'block_actions':
      return readAction(body, app);
    case 'message_action':
      return readShortcut(body, app);
    case 'view_submission':
      return readSubmission(body, app);
    case undefined:
      return readCommand(body, app);
    default:
      return nothing('a kind of payload that is not read');
  }
};

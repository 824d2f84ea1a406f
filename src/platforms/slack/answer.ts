import type { WebClient } from '@slack/web-api';
import { type Answer, type Log, NotSent, type ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { Converse } from '../chat/converse.js';
import type { Patience } from '../chat/patience.js';
import type { Channel, Rooms } from '../chat/say.js';
import { asNotSent } from './api.js';
import { type Acknowledge, createChannel, originOf } from './channel.js';
import type { Listed } from './directory.js';
import { LIMITS } from './limits.js';
import type { OwnConversation } from './own-conversation.js';
import { problemsOf } from './problems.js';
import { needsModal, toModal } from './to-modal.js';
import { conversationOf, type Installation, type Where } from './where.js';

/** What answering a turn needs. */
export interface AnswerDeps {
  readonly client: WebClient;
  readonly app: Installation;
  readonly log: Log;
  readonly toCard: ToCard;
  readonly converse: Converse;
  readonly directory: (user: string) => Promise<Listed>;
  readonly own: OwnConversation;
  readonly patience: Patience;
}

/**
 * What waits longer than this for its answer, in milliseconds, is acknowledged without: Slack waits three seconds, and
 * sends no command and no press again. The answer then goes by its own address.
 */
const PRESS_PATIENCE = 1_500;

/** Who speaks, as the workspace's directory lists them now. */
const asListed = (turn: Turn, { name, guest, email }: Listed): Turn => ({
  ...turn,
  ...(turn.kind === 'lifecycle' && name ? { by: name } : {}),
  account: {
    id: turn.account.id,
    name: name || turn.account.name,
    ...(guest ? { guest: true as const } : {}),
    ...(email === null ? {} : { email }),
  },
});

/**
 * A former card that cannot be changed any more keeps no answer from being said; and what may have arrived counts as
 * said: an answer that comes twice is worse than one that has to be asked for again.
 */
const forgiving = (channel: Channel, log: Log): Channel => ({
  ...channel,
  post: async (...given) => {
    try {
      return await channel.post(...given);
    } catch (error) {
      const failure = asNotSent(error);
      if (!(failure instanceof NotSent) || failure.kind !== 'unclear') throw error;
      log.warn(`slack: an answer may not have been shown: ${failure.message}`);
      return null;
    }
  },
  update: async (...given) => {
    try {
      await channel.update(...given);
    } catch (error) {
      log.warn(`slack: a former card could not be changed: ${asNotSent(error).message}`);
    }
  },
});

/**
 * What keeps a sent modal open, with what was typed: the form again, its mistakes beside the fields or else as a
 * whole; or, where something failed on our side, the words for it. Null for anything else: the modal closes.
 */
const keepOpen = ({ replies, failed }: Answer, toCard: ToCard, where: Where): object | null => {
  const [first] = replies;
  if (failed && first && where.firstField)
    return {
      response_action: 'errors',
      errors: { [where.firstField]: first.view.text.slice(0, LIMITS.inputLabel) },
    };
  const form = replies.map(({ view }) => toCard(view)).find(needsModal);
  if (!form) return null;
  const errors = problemsOf(form);
  return Object.keys(errors).length > 0
    ? { response_action: 'errors', errors }
    : { response_action: 'update', view: toModal(form, originOf(where)) };
};

/**
 * Answers one turn where it was said. An event is acknowledged once what it changed is durable, a modal then as well,
 * with what keeps it open; a command with its answer, because Slack shows that at once; all within three seconds.
 */
export const createAnswer =
  ({ client, app, log, toCard, converse, directory, own, patience }: AnswerDeps) =>
  async (turn: Turn, where: Where, ack: Acknowledge): Promise<void> => {
    let acked = false;
    let open = false;
    const once: Acknowledge = (said) => {
      if (!acked) ack(said);
      acked = true;
    };
    const decided = (answer: Answer): void => {
      if (where.command) return;
      const kept = where.modal ? keepOpen(answer, toCard, where) : null;
      open = kept !== null;
      once(kept ?? undefined);
    };
    const timer = where.trigger === null ? undefined : setTimeout(() => once(), PRESS_PATIENCE);
    try {
      const listed = asListed(turn, await directory(where.user));
      const ownRoom = (): Promise<string> => own(listed, where.user);
      const rooms: Rooms = {
        here: where.channel === '' ? await ownRoom() : conversationOf(app, where.channel),
        own: ownRoom,
      };
      const asked = 'text' in turn ? turn.text : '';
      const shown = { client, patience, ack: once, isAcknowledged: () => acked, asked, own: ownRoom };
      const channel = createChannel({ ...shown, staysOpen: () => open }, where);
      await converse(listed, rooms, forgiving(channel, log), { decided });
    } catch (error) {
      // What it changed is in the record; asked again, it is said again and counts once.
      log.error(`slack: an answer could not be shown: ${asNotSent(error).message}`);
      // Before it was acknowledged, Slack may send it again.
      if (!acked) throw error;
    } finally {
      clearTimeout(timer);
    }
    once();
  };

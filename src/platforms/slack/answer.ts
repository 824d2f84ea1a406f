import type { WebClient } from '@slack/web-api';
import { cut } from '../../domain/cut.js';
import { type Answer, type Log, NotSent, type Store, type ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import type { Converse } from '../chat/converse.js';
import { asListed } from '../chat/directory.js';
import type { Patience } from '../chat/patience.js';
import type { Channel, Rooms } from '../chat/say.js';
import { asNotSent } from './api.js';
import { type Acknowledge, createChannel, originOf } from './channel.js';
import type { SlackDirectory } from './directory.js';
import { LIMITS } from './limits.js';
import type { OwnConversation } from './own-conversation.js';
import { permalinkOf } from './permalink.js';
import { problemsOf } from './problems.js';
import { needsModal, toModal } from './to-modal.js';
import { conversationOf, type Installation, type Where } from './where.js';

/** What answering a turn needs. */
export interface AnswerDeps {
  readonly client: WebClient;
  readonly app: Installation;
  readonly log: Log;
  readonly store: Pick<Store, 'anchor'>;
  readonly toCard: ToCard;
  readonly converse: Converse;
  readonly directory: SlackDirectory;
  readonly own: OwnConversation;
  readonly patience: Patience;
}

/**
 * What waits longer than this for its answer, in milliseconds, is acknowledged without: Slack waits three seconds, and
 * sends no command and no press again. The answer then goes by its own address.
 */
const PRESS_PATIENCE = 1_500;

/** With the link of the message that was picked, where one was. */
const withLink = (turn: Turn, link: string): Turn =>
  turn.kind === 'action' && link !== '' ? { ...turn, data: { ...turn.data, link } } : turn;

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
      return await channel.update(...given);
    } catch (error) {
      log.warn(`slack: a former card could not be changed: ${asNotSent(error).message}`);
      return false;
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
      errors: { [where.firstField]: cut(first.view.text, LIMITS.inputLabel) },
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
 * Tells whether the register changed while it was decided.
 */
export const createAnswer =
  ({ client, app, log, store, toCard, converse, directory, own, patience }: AnswerDeps) =>
  async (turn: Turn, where: Where, ack: Acknowledge): Promise<boolean> => {
    let acked = false;
    let open = false;
    let changed = false;
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
      const [user, link] = await Promise.all([
        directory(where.user),
        where.picked ? permalinkOf(client, { channel: where.channel, ts: where.picked }, log) : '',
      ]);
      const said = withLink(asListed(turn, user), link);
      const ownRoom = (): Promise<string> => own(said, where.user);
      const here = where.channel === '' ? await ownRoom() : conversationOf(app, where.channel);
      const listed: Turn =
        where.channel === '' ? { ...said, conversation: { ...said.conversation, id: here } } : said;
      const rooms: Rooms = { here, own: ownRoom };
      const asked = 'text' in turn ? turn.text : '';
      const isAcknowledged = () => acked;
      const staysOpen = () => open;
      const channel = createChannel(
        { client, patience, ack: once, isAcknowledged, staysOpen, asked, own: ownRoom },
        where,
      );
      const before = store.anchor().seq;
      await converse(listed, rooms, forgiving(channel, log), {
        decided: (answered) => {
          changed = store.anchor().seq !== before;
          decided(answered);
        },
      });
    } catch (error) {
      // What it changed is in the record; asked again, it is said again and counts once.
      log.error(`slack: an answer could not be shown: ${asNotSent(error).message}`);
      // Before it was acknowledged, Slack may send it again.
      if (!acked) throw error;
    } finally {
      clearTimeout(timer);
    }
    once();
    return changed;
  };

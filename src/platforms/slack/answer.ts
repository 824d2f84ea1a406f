import type { WebClient } from '@slack/web-api';
import { beginning } from '../../domain/cut.js';
import type { Log } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { OPEN_FORM } from '../../views/less-room.js';
import type { Converse } from '../chat/converse.js';
import type { Channel, Rooms } from '../chat/say.js';
import { asNotSent } from './api.js';
import { type Acknowledge, createChannel } from './channel.js';
import { asListed, type Listed } from './directory.js';
import { permalinkOf } from './permalink.js';
import { conversationOf, type Installation, type Where } from './where.js';

/** What answering a turn needs. */
export interface AnswerDeps {
  readonly client: WebClient;
  readonly app: Installation;
  readonly log: Log;
  readonly converse: Converse;
  readonly directory: (user: string) => Promise<Listed>;
  readonly own: (user: string) => Promise<string>;
}

/** A command's answer that takes longer than this goes by its own address: Slack waits three seconds. */
const COMMAND_PATIENCE = 1_500;

/** With the link of the message that was picked, where one was. */
const withLink = (turn: Turn, link: string): Turn =>
  turn.kind === 'action' && link !== '' ? { ...turn, data: { ...turn.data, link } } : turn;

/** A former card that cannot be changed any more keeps no answer from being said. */
const forgiving = (channel: Channel, log: Log): Channel => ({
  ...channel,
  update: async (...given) => {
    try {
      await channel.update(...given);
    } catch (error) {
      log.warn(`slack: a former card could not be changed: ${asNotSent(error).message}`);
    }
  },
});

/**
 * Answers one turn where it was said. An event is acknowledged once what it changed is durable; a command or a
 * modal with its answer, because Slack shows that at once; all within Slack's three seconds.
 */
export const createAnswer =
  ({ client, app, log, converse, directory, own }: AnswerDeps) =>
  async (turn: Turn, where: Where, ack: Acknowledge): Promise<void> => {
    let acked = false;
    const once: Acknowledge = (said) => {
      if (!acked) ack(said);
      acked = true;
    };
    const openAgain = () => ({
      type: 'Action.Execute',
      title: OPEN_FORM,
      verb: 'say-again',
      data: { said: 'text' in turn ? beginning(turn.text, 1_000) : '' },
    });
    const ownRoom = (): Promise<string> => own(where.user);
    const here = where.channel === '' ? await ownRoom() : conversationOf(app, where.channel);
    const there: Turn =
      where.channel === '' ? { ...turn, conversation: { ...turn.conversation, id: here } } : turn;
    const [user, link] = await Promise.all([
      directory(where.user),
      where.picked ? permalinkOf(client, { channel: where.channel, ts: where.picked }, log) : '',
    ]);
    const listed = withLink(asListed(there, user), link);
    const channel = forgiving(
      createChannel({ client, ack: once, isAcknowledged: () => acked, openAgain }, where),
      log,
    );
    const rooms: Rooms = { here, own: ownRoom };
    const byAnswer = where.command || where.modal;
    const timer = where.command ? setTimeout(() => once(), COMMAND_PATIENCE) : undefined;
    try {
      await converse(listed, rooms, channel, byAnswer ? {} : { decided: () => once() });
    } catch (error) {
      // Before it was acknowledged, Slack sends it again; afterwards, only the answer is missing.
      if (!acked) throw error;
      log.error(`slack: an answer could not be shown: ${asNotSent(error).message}`);
    } finally {
      clearTimeout(timer);
    }
    once();
  };

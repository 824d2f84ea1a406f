import type { SlackConfig } from '../../config.js';
import { passing } from '../../passing.js';
import type { Turn } from '../../turn.js';
import { stopConversation } from '../../use-cases/note-conversation.js';
import { createConverse } from '../chat/converse.js';
import { PATIENCE, type Patience } from '../chat/patience.js';
import { openTranscript } from '../chat/transcript.js';
import type { Door, DoorDeps } from '../door.js';
import { createAnswer } from './answer.js';
import { asNotSent, createClient, refusedBy } from './api.js';
import { createBolt, type Take } from './app.js';
import type { Acknowledge } from './channel.js';
import { createSlackDirectory } from './directory.js';
import { createHome } from './home.js';
import { createSlackMessenger } from './messenger.js';
import { createOwnConversation } from './own-conversation.js';
import type { Read } from './read.js';
import { homeTurn } from './read-event.js';
import { createReceiver } from './receiver.js';
import { openSocket } from './socket.js';
import { toTurn } from './to-turn.js';
import { channelOf, conversationOf, type Installation, type Where } from './where.js';

/** What Slack needs. */
export interface SlackDeps extends DoorDeps {
  readonly config: SlackConfig;
  /** How answers wait for a Slack that is busy. */
  readonly patience?: Patience;
}

/** Slack keeps its own history: ours is for living cards, repeated events and what was delivered. */
const KEPT_DAYS = 30;
/**
 * What is answered was acknowledged already, so an answer may wait as long as Slack commonly asks to, and for its turn
 * behind thousands of others; the SDK itself ends a call that takes too long.
 */
export const SLACK_PATIENCE: Patience = { ...PATIENCE, each: 10 * 60_000, longest: 30_000 };

/** Whom the token speaks for. @throws OperatorError with what to do when Slack does not say. */
const learnInstallation = async (
  client: ReturnType<typeof createClient>,
): Promise<Installation & { readonly botId: string }> => {
  try {
    const { team_id: team, user_id: botUser, bot_id: botId } = await client.auth.test();
    if (!team || !botUser) throw new Error('No workspace.');
    return { team, botUser, botId: botId ?? '' };
  } catch (error) {
    throw refusedBy(
      error,
      'the bot token',
      'check SLACK_BOT_TOKEN on the app’s page under OAuth & Permissions, and that the app is installed',
    );
  }
};

/** Slack, open. */
export interface SlackDoor extends Door {
  /** Answers once everything that was acknowledged has been answered as well. */
  settled(): Promise<void>;
}

/** Opens Slack: `POST /slack/events`, or Socket Mode with an app token, and the way to send there. */
export const createSlack = async (deps: SlackDeps): Promise<SlackDoor> => {
  const { config, bot, store, clock, toCard, log, patience = SLACK_PATIENCE } = deps;
  const client = createClient(config.botToken, config, log);
  const app = await learnInstallation(client);
  const { team, botUser, botId } = app;
  const transcript = await openTranscript(deps.transcript, log.warn, { clock, days: KEPT_DAYS });
  const saying = { transcript, clock, toCard };
  const converse = createConverse({ ...saying, bot });
  const directory = createSlackDirectory(client, team, clock, log);
  const own = createOwnConversation({ client, store, app });
  const answer = createAnswer({ client, app, log, store, toCard, converse, directory, own, patience });
  const publishHome = createHome({ client, converse, directory });

  /** Home as it stands now, to whoever changed something from there. */
  const publishAgain = async (turn: Turn, user: string): Promise<void> => {
    try {
      const again = homeTurn(app, '', user, channelOf(await own(turn, user)));
      await publishHome({ ...again, id: `${turn.id}/home` }, user);
    } catch (error) {
      // What was changed is safe and said; Home shows it when it is opened next.
      log.warn(`slack: Home could not be published: ${asNotSent(error).message}`);
    }
  };

  const answerTurn = async (turn: Turn, where: Where, ack: Acknowledge): Promise<void> => {
    const changed = await answer(turn, where, ack);
    if (where.channel === '' && changed) await publishAgain(turn, where.user);
  };

  /** The app was removed, or may not speak any more: nothing is sent to this workspace until somebody speaks to it. */
  const end = async (why: string): Promise<void> => {
    const prefix = conversationOf(app, '');
    for (const { id } of [...store.read().conversations.values()])
      if (id.startsWith(prefix)) await stopConversation({ store, clock }, id, `Slack says ${why}.`);
    log.warn(`slack: ${why}; nothing more is sent to this workspace.`);
  };

  const underWay = passing<number, Promise<void>>();
  let tracked = 0;
  const track = (work: Promise<void>): Promise<void> => {
    tracked += 1;
    const at = tracked;
    underWay.set(at, work);
    return work.finally(() => underWay.delete(at));
  };
  const read = (body: unknown): Read => toTurn(body, app);
  const take: Take = async (said, ack) => {
    switch (said.kind) {
      case 'nothing':
        return ack();
      case 'home':
        // Acknowledged once it is shown: otherwise Slack says again that somebody waits for it.
        return track(publishHome(said.turn, said.user).then(() => ack()));
      case 'ended':
        await end(said.why);
        return ack();
      case 'met': {
        const known = store.read().conversations.get(said.turn.conversation.id);
        if (known?.kind === 'direct') return ack();
        return track(answerTurn(said.turn, said.where, ack));
      }
      case 'turn':
        return track(answerTurn(said.turn, said.where, ack));
      default:
        return said satisfies never;
    }
  };

  const bolt = { team, botUser, botId, read, take, log };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay.values());
  };
  const close = async (): Promise<void> => {
    await settled();
    await transcript.close();
  };
  const messenger = createSlackMessenger(client, toCard);
  if (config.appToken) {
    const { appToken } = config;
    const socket = await openSocket({ appToken, config, bolt, log }).catch(async (error: unknown) => {
      await close();
      throw error;
    });
    return {
      platform: 'slack',
      endpoint: null,
      messenger,
      settled,
      close: async () => {
        await socket.stop();
        await close();
      },
    };
  }
  const { receiver, endpoint } = createReceiver({
    signingSecret: config.signingSecret,
    team,
    read,
    clock,
    log,
  });
  createBolt(config, { ...bolt, receiver });
  return { platform: 'slack', endpoint, messenger, settled, close };
};

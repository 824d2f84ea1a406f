import type { SlackConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
import type { Bot, Clock, Log, Store, ToCard } from '../../ports.js';
import { stopConversation } from '../../use-cases/note-conversation.js';
import { createConverse } from '../chat/converse.js';
import { PATIENCE, type Patience } from '../chat/patience.js';
import { openTranscript } from '../chat/transcript.js';
import type { Door } from '../door.js';
import { createAnswer } from './answer.js';
import { asNotSent, createClient, errorOf } from './api.js';
import { createBolt, type Take } from './app.js';
import { createDirectory } from './directory.js';
import { createSlackMessenger } from './messenger.js';
import { createOwnConversation } from './own-conversation.js';
import { createReceiver } from './receiver.js';
import { openSocket } from './socket.js';
import { toTurn } from './to-turn.js';
import { conversationOf, type Installation } from './where.js';

/** What Slack needs. */
export interface SlackDeps {
  readonly config: SlackConfig;
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly toCard: ToCard;
  readonly log: Log;
  /** Path of the JSONL file that keeps the bot's own messages. */
  readonly transcript: string;
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
    if (!team || !botUser) throw new Error('Slack named no workspace.');
    return { team, botUser, botId: botId ?? '' };
  } catch (error) {
    const said = errorOf(error);
    throw new OperatorError(
      said
        ? `Slack did not accept the bot token (${said}): check SLACK_BOT_TOKEN on the app’s page under OAuth & Permissions, and that the app is installed.`
        : `Slack could not be asked whom the bot token belongs to: ${asNotSent(error).message} Check the connection and SLACK_API_URL, and start again.`,
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
  const client = createClient(config, log);
  const app = await learnInstallation(client);
  const { team, botUser, botId } = app;
  const transcript = await openTranscript(deps.transcript, log.warn, { clock, days: KEPT_DAYS });
  const answer = createAnswer({
    client,
    app,
    log,
    toCard,
    patience,
    converse: createConverse({ transcript, clock, toCard, bot }),
    directory: createDirectory(client, team, clock, log),
    own: createOwnConversation({ client, store, app }),
  });

  /** The app was removed, or may not speak any more: nothing is sent to this workspace until somebody speaks to it. */
  const end = async (why: string): Promise<void> => {
    const prefix = conversationOf(app, '');
    for (const { id } of [...store.read().conversations.values()])
      if (id.startsWith(prefix)) await stopConversation({ store, clock }, id, `Slack says ${why}.`);
    log.warn(`slack: ${why}; nothing more is sent to this workspace.`);
  };

  const underWay = new Set<Promise<void>>();
  const take: Take = async (body, ack) => {
    const read = toTurn(body, app);
    switch (read.kind) {
      case 'nothing':
      case 'home':
        return ack();
      case 'ended':
        await end(read.why);
        return ack();
      case 'met': {
        const known = store.read().conversations.get(read.turn.conversation.id);
        if (known?.kind === 'direct') return ack();
        break;
      }
      case 'turn':
        break;
      default:
        return read satisfies never;
    }
    const answering = answer(read.turn, read.where, ack);
    underWay.add(answering);
    return answering.finally(() => underWay.delete(answering));
  };

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  const close = async (): Promise<void> => {
    await settled();
    await transcript.close();
  };
  const bolt = { team, botUser, botId, take, log };
  const messenger = createSlackMessenger(client, toCard);
  if (config.appToken) {
    const socket = await openSocket(config, bolt).catch(async (error: unknown) => {
      await close();
      throw error;
    });
    return {
      platform: 'slack',
      routes: null,
      messenger,
      settled,
      close: async () => {
        await socket.close();
        await close();
      },
    };
  }
  const { receiver, routes } = createReceiver({
    signingSecret: config.signingSecret,
    team,
    isWanted: (body) => toTurn(body, app).kind !== 'nothing',
    clock,
    log,
  });
  createBolt(config, { ...bolt, receiver });
  return { platform: 'slack', routes, messenger, settled, close };
};

import { SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
import type { Bot, Clock, Log, Store, ToCard } from '../../ports.js';
import { stopConversation } from '../../use-cases/note-conversation.js';
import { createConverse } from '../chat/converse.js';
import { openTranscript } from '../chat/transcript.js';
import type { Door } from '../door.js';
import { createAnswer } from './answer.js';
import { asNotSent, createClient, errorOf, quietLogger } from './api.js';
import { createBolt, type Take } from './app.js';
import { createDirectory } from './directory.js';
import { createSlackMessenger } from './messenger.js';
import { createReceiver } from './receiver.js';
import { conversationOf, type Installation, type Read, toTurn } from './to-turn.js';

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
}

/** Slack keeps its own history: ours is for living cards, repeated events and what was delivered. */
const KEPT_DAYS = 30;

/** Whom the token speaks for. @throws OperatorError with what to do when Slack does not say. */
const learnInstallation = async (
  client: ReturnType<typeof createClient>,
): Promise<Installation & { readonly botId: string }> => {
  try {
    const { team_id: team, user_id: botUser, bot_id: botId } = await client.auth.test();
    if (!team || !botUser) throw new Error('No workspace.');
    return { team, botUser, botId: botId ?? '' };
  } catch (error) {
    const said = errorOf(error);
    throw new OperatorError(
      `Slack did not accept the bot token (${said || asNotSent(error).message}): check SLACK_BOT_TOKEN on the app’s page under OAuth & Permissions, and that the app is installed.`,
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
  const { config, bot, store, clock, toCard, log } = deps;
  const client = createClient(config, log);
  const app = await learnInstallation(client);
  const { team, botUser, botId } = app;
  const transcript = await openTranscript(deps.transcript, log.warn, { clock, days: KEPT_DAYS });
  const saying = { transcript, clock, toCard };
  const answer = createAnswer({
    client,
    app,
    log,
    converse: createConverse({ ...saying, bot }),
    directory: createDirectory(client, team, clock, log),
    own: async (user) => {
      const { channel } = await client.conversations.open({ users: user });
      if (!channel?.id) throw new Error('Slack opened no conversation.');
      return conversationOf(app, channel.id);
    },
  });

  /** The app was removed, or may not speak any more: nothing is sent to this workspace until somebody speaks to it. */
  const end = async (why: string): Promise<void> => {
    const prefix = conversationOf(app, '');
    for (const { id } of [...store.read().conversations.values()])
      if (id.startsWith(prefix)) await stopConversation({ store, clock }, id, `Slack says ${why}.`);
    log.warn(`slack: ${why}; nothing more is sent to this workspace.`);
  };

  const underWay = new Set<Promise<void>>();
  const read = (body: unknown): Read => toTurn(body, app);
  const take: Take = async (said, ack) => {
    switch (said.kind) {
      case 'nothing':
      case 'home':
        return ack();
      case 'ended':
        await end(said.why);
        return ack();
      case 'turn': {
        const answering = answer(said.turn, said.where, ack);
        underWay.add(answering);
        return answering.finally(() => underWay.delete(answering));
      }
      default:
        return said satisfies never;
    }
  };

  const bolt = { team, botUser, botId, read, take, log };
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  const close = async (): Promise<void> => {
    await settled();
    await transcript.close();
  };
  const messenger = createSlackMessenger(client, toCard);
  if (config.appToken) {
    const receiver = new SocketModeReceiver({ appToken: config.appToken, logger: quietLogger(log) });
    const socket = createBolt(config, { ...bolt, receiver });
    await socket.start();
    return {
      platform: 'slack',
      routes: null,
      messenger,
      settled,
      close: async () => {
        await socket.stop();
        await close();
      },
    };
  }
  const { receiver, routes } = createReceiver({
    signingSecret: config.signingSecret,
    team,
    read,
    clock,
    log,
  });
  createBolt(config, { ...bolt, receiver });
  return { platform: 'slack', routes, messenger, settled, close };
};

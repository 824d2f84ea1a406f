import { App, type Receiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import type { Log } from '../../ports.js';
import { quietLogger } from './api.js';
import type { Acknowledge } from './channel.js';
import { teamOf } from './payload.js';

/** Takes one payload of this workspace, and acknowledges it when it is safe to. */
export type Take = (body: unknown, ack: Acknowledge) => Promise<void>;

interface Listened {
  readonly body: unknown;
  readonly ack?: (said?: never) => Promise<void>;
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * Bolt with one listener for each kind of payload, all of them forwarding to ours: what is meant is decided in one
 * place, by our own parser. Nothing here calls Slack by itself.
 */
export const createBolt = (
  { botToken }: SlackConfig,
  {
    receiver,
    team,
    botUser,
    botId,
    take,
    log,
  }: {
    readonly receiver: Receiver;
    readonly team: string;
    readonly botUser: string;
    readonly botId: string;
    readonly take: Take;
    readonly log: Log;
  },
): App => {
  const app = new App({
    receiver,
    logger: quietLogger(log),
    tokenVerificationEnabled: false,
    authorize: async () => ({ botToken, botUserId: botUser, botId, teamId: team }),
  });
  app.error(async (error) => {
    throw error;
  });
  const forward = async ({ body, ack, context }: Listened): Promise<void> => {
    // Over HTTP the receiver's own; Socket Mode has Bolt's alone.
    const acknowledge: Acknowledge =
      typeof context.acknowledge === 'function'
        ? (context.acknowledge as Acknowledge)
        : (said) => void ack?.(said as never);
    if (teamOf(body) !== team) return acknowledge();
    await take(body, acknowledge);
  };
  const any = /^[\s\S]*$/;
  app.event(any, async (of) => forward(of as unknown as Listened));
  app.command(any, async (of) => forward(of as unknown as Listened));
  app.action({ type: 'block_actions' }, async (of) => forward(of as unknown as Listened));
  app.shortcut(any, async (of) => forward(of as unknown as Listened));
  app.view({ type: 'view_submission' }, async (of) => forward(of as unknown as Listened));
  return app;
};

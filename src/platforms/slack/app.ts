import { App, type Receiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import type { Log } from '../../ports.js';
import { quietLogger } from './api.js';
import type { Acknowledge } from './channel.js';
import { teamOf } from './payload.js';
import type { Read } from './read.js';

/** Takes one payload of this workspace, and acknowledges it when it is safe to. */
export type Take = (said: Read, ack: Acknowledge) => Promise<void>;

interface Listened {
  readonly body: unknown;
  readonly ack?: (said?: never) => Promise<void>;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What the listeners stand on: the one workspace that is answered, and who the app is there. */
export interface BoltDeps {
  readonly team: string;
  readonly botUser: string;
  readonly botId: string;
  readonly read: (body: unknown) => Read;
  readonly take: Take;
  readonly log: Log;
}

/**
 * Bolt forwarding every payload to ours: what is meant is decided in one place, by our own parser. Nothing here calls Slack by itself.
 */
export const createBolt = (
  { botToken }: SlackConfig,
  { receiver, team, botUser, botId, read, take, log }: BoltDeps & { readonly receiver: Receiver },
): App => {
  const app = new App({
    receiver,
    logger: quietLogger(log),
    tokenVerificationEnabled: false,
    // Bolt's memory of conversations is not used: ours is in the register.
    convoStore: false,
    // What the bot says itself is passed over where everything is read (`readEvent`).
    ignoreSelf: false,
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
        : (shown) => {
            ack?.(shown as never).catch(() =>
              log.warn('slack: the socket closed before an acknowledgement.'),
            );
          };
    const said = (context.read as Read | undefined) ?? (teamOf(body) === team ? read(body) : undefined);
    if (said) await take(said, acknowledge);
    else acknowledge();
  };
  // Before any listener of Bolt's, and none follows: each of those would be asked about each payload.
  app.use((of) => forward(of as unknown as Listened));
  return app;
};

import { type App, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
import type { Log } from '../../ports.js';
import { apiAt, createClient, quietLogger, refusedBy } from './api.js';
import { type BoltDeps, createBolt } from './app.js';

/** How long the connection may take to open, in milliseconds. */
const PATIENCE = 30_000;

/** What Socket Mode needs. */
export interface SocketDeps {
  readonly appToken: string;
  readonly config: SlackConfig;
  readonly bolt: BoltDeps;
  readonly log: Log;
  /** Milliseconds until it is given up; a test gives its own. */
  readonly patience?: number;
}

/** Tells by the token itself what is wrong with it: the SDK would go on trying without a word. */
const tryToken = async ({ appToken, config, log }: SocketDeps): Promise<void> => {
  try {
    await createClient(appToken, config, log).apps.connections.open({});
  } catch (error) {
    throw refusedBy(
      error,
      'the app-level token',
      'check SLACK_APP_TOKEN on the app’s page under Basic Information, App-Level Tokens: it needs connections:write, and the app Socket Mode',
    );
  }
};

const NOT_OPENED =
  'Slack took the app-level token, but the connection of Socket Mode did not open: check that this machine may open WebSockets to Slack (wss), or take HTTP by leaving SLACK_APP_TOKEN empty.';

/**
 * Opens Socket Mode, where the bot calls Slack; it opens again by itself when it breaks later.
 * @throws OperatorError when it does not open.
 */
export const openSocket = async (deps: SocketDeps): Promise<App> => {
  const { appToken, config, bolt, log, patience = PATIENCE } = deps;
  await tryToken(deps);
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quietLogger(log),
    installerOptions: { clientOptions: apiAt(config) },
  });
  const app = createBolt(config, { ...bolt, receiver });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OperatorError(NOT_OPENED)), patience);
  });
  try {
    await Promise.race([app.start(), late]);
    return app;
  } catch {
    await app.stop();
    throw new OperatorError(NOT_OPENED);
  } finally {
    clearTimeout(timer);
  }
};

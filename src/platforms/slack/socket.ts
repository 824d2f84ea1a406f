import { SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
import { addressOf, asNotSent, CALL_TIMEOUT, createClient, errorOf, quietLogger } from './api.js';
import { type BoltDeps, createBolt } from './app.js';

/**
 * Opens Socket Mode, for trying behind a firewall: the same listeners, called by Slack over a connection of ours.
 * @throws OperatorError with what to do when Slack does not open one.
 */
export const openSocket = async (
  config: SlackConfig,
  deps: Omit<BoltDeps, 'receiver'>,
): Promise<{ close(): Promise<void> }> => {
  const appToken = config.appToken ?? '';
  try {
    // Asked once first: the SDK asks for ever, whatever is wrong with the token.
    await createClient({ ...config, botToken: appToken }, deps.log).apps.connections.open({});
  } catch (error) {
    throw new OperatorError(
      `Slack opened no connection for Socket Mode (${errorOf(error) || asNotSent(error).message}): check SLACK_APP_TOKEN on the app’s page under Basic Information (it needs connections:write), and that Socket Mode is on.`,
    );
  }
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quietLogger(deps.log),
    // A lost connection is opened again by the SDK, as often as it takes: its own retries stand here alone.
    installerOptions: { clientOptions: { ...addressOf(config), timeout: CALL_TIMEOUT } },
  });
  const app = createBolt(config, { ...deps, receiver });
  await app.start();
  return {
    close: async () => {
      await app.stop();
    },
  };
};

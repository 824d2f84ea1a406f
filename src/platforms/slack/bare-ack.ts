import { App, HTTPReceiver } from '@slack/bolt';

/** The bare SDK for `npm run bench`: Bolt with its own receiver and signatures, which acknowledges `/rec` and does nothing else. */
export const createBareAck = async (signingSecret: string): Promise<{ readonly port: number }> => {
  const receiver = new HTTPReceiver({ signingSecret });
  const app = new App({
    receiver,
    tokenVerificationEnabled: false,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0', botUserId: 'U0' }),
  });
  app.command('/rec', async ({ ack }) => ack());
  const server = await receiver.start(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Bolt listens at no port.');
  return { port: address.port };
};

import { createServer, type Server } from 'node:http';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Card } from '../../ports.js';

/**
 * The bare SDK for `npm run bench`: it answers every message with the same card, and does nothing else. Without an
 * app id it lets everybody in, so it is for a bench on this machine alone.
 */
export const createBareEcho = (card: Card): Server => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    const shim = {
      status: (code: number) => {
        response.statusCode = code;
        return shim;
      },
      header: (name: string, value: unknown) => {
        response.setHeader(name, String(value));
        return shim;
      },
      send: (body: unknown) => {
        response.write(typeof body === 'string' ? body : JSON.stringify(body));
        return shim;
      },
      end: () => {
        response.end();
        return shim;
      },
      socket: response.socket,
    };
    const { method, headers } = request;
    await adapter.process(
      { body: JSON.parse(text), method: method ?? 'POST', headers },
      shim,
      async (context) => {
        await context.sendActivity({ type: 'message', attachments });
      },
    );
  });
};

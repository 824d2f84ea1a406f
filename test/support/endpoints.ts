import { Hono } from 'hono';
import type { Door } from '../../src/platforms/door.js';
import type { Endpoint } from '../../src/platforms/endpoint.js';
import { listen } from '../../src/platforms/listen.js';

/** A server for a platform alone, as the bot's own is. */
export const listenFor = ({ endpoint }: Pick<Door, 'endpoint'>) =>
  listen({ fetch: new Hono().fetch, endpoints: endpoint ? [endpoint] : [], host: '127.0.0.1', port: 0 });

/** Asks an endpoint without a server. */
export const ask = async (endpoint: Endpoint | null, request: Request): Promise<Response> => {
  if (endpoint === null || new URL(request.url).pathname !== endpoint.path)
    return new Response(null, { status: 599 });
  const { status, headers, body } = await endpoint.answer({
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: async (most) => {
      const text = await request.text();
      return Buffer.byteLength(text) > most ? null : text;
    },
  });
  return new Response(body, { status, headers });
};

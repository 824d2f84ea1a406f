import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { OperatorError } from '../operator-error.js';

/** A server that listens. `address` is what a person opens, with the port that was given. */
export interface Listening {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Listens on one host and port (0 for any free one).
 * @throws OperatorError when the port is taken or may not be used.
 */
export const listen = (on: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly host: string;
  readonly port: number;
}): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: on.fetch, hostname: on.host, port: on.port }, (info: AddressInfo) => {
      const host = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        address: `http://${host}:${info.port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Pages keep an event stream open for ever: without this the server would never finish closing.
            server.closeAllConnections();
          }),
      });
    }) as Server;
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'something is using it already' : error.message;
      reject(
        new OperatorError(`Cannot listen on ${on.host}:${on.port}: ${why}. Choose another port with PORT.`),
      );
    });
  });

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { OperatorError } from '../operator-error.js';
import { answerBy, type Endpoint, pathOf } from './endpoint.js';

/** A server that listens. `address` is what a person opens, with the port that was given. */
export interface Listening {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * How long a connection that nothing comes over is kept, in milliseconds. A proxy keeps its own for a minute (nginx,
 * AWS): were ours shorter, as Node's five seconds are, it would now and then send a request over a connection that we
 * are just closing, and answer 502 for it, since a POST is not sent twice.
 */
const KEPT_OPEN_MS = 75_000;

/**
 * Listens on one host and port (0 for any free one): for the endpoints, and for all other addresses with `fetch`.
 * @throws OperatorError when the port is taken or may not be used.
 */
export const listen = (on: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly endpoints?: readonly Endpoint[];
  readonly host: string;
  readonly port: number;
}): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const { endpoints = [] } = on;
    const pages = getRequestListener(on.fetch);
    const server = createServer({ keepAliveTimeout: KEPT_OPEN_MS }, (incoming, outgoing) => {
      const path = pathOf(incoming);
      const endpoint = endpoints.find((one) => one.path === path);
      void (endpoint ? answerBy(endpoint, incoming, outgoing) : pages(incoming, outgoing));
    });
    server.listen(on.port, on.host, () => {
      const { address, port } = server.address() as AddressInfo;
      resolve({
        address: `http://${address.includes(':') ? `[${address}]` : address}:${port}/`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Pages keep an event stream open for ever: without this the server would never finish closing.
            server.closeAllConnections();
          }),
      });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'something is using it already' : error.message;
      reject(
        new OperatorError(`Cannot listen on ${on.host}:${on.port}: ${why}. Choose another port with PORT.`),
      );
    });
  });

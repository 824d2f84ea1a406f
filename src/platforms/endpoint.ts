import type { IncomingMessage, ServerResponse } from 'node:http';
import { readAll } from './read-all.js';

/** A request to an endpoint: no more of HTTP than a platform's reads. */
export interface Asked {
  readonly method: string;
  /** Every header field, names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as text, or null where it has more than `most` bytes. Rejects where it breaks off. */
  body(most: number): Promise<string | null>;
}

/** What an endpoint answers; '' as the body for none. */
export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * One address that a platform calls. It is answered on Node's own server, before the web framework: for one that is
 * called for every message, that costs as much as all that the bot does (README, Decisions).
 */
export interface Endpoint {
  readonly path: string;
  /** Never rejects. */
  answer(asked: Asked): Promise<Said>;
}

/** One field of a request; '' where it was not sent. Of what is sent several times, the first counts. */
export const headerOf = ({ headers }: Pick<Asked, 'headers'>, name: string): string => {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
};

/** Nothing but a status. */
export const sayStatus = (status: number): Said => ({ status, headers: {}, body: '' });

export const sayText = (body: string, status = 200): Said => ({
  status,
  headers: { 'content-type': 'text/plain; charset=UTF-8' },
  body,
});

export const sayJson = (
  body: object,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Said => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Answers a request of Node's server by an endpoint. */
export const answerBy = async (
  endpoint: Endpoint,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> => {
  const { status, headers, body } = await endpoint.answer({
    method: incoming.method ?? '',
    headers: incoming.headers,
    body: async (most) =>
      Number(incoming.headers['content-length'] ?? 0) > most ? null : readAll(incoming, most),
  });
  outgoing.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  outgoing.end(incoming.method === 'HEAD' ? '' : body);
};

/** The path of a request, without its query. */
export const pathOf = (incoming: IncomingMessage): string => (incoming.url ?? '').split('?', 1)[0] ?? '';

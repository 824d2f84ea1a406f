import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call of Slack's Web API, or of a `response_url` (method `respond`). */
export interface ApiCall {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
  readonly body: any;
  /** The header field that says who calls. */
  readonly token: string;
}

/** How the next call of a method goes; with an error of Slack's, what was asked may have `arrived` all the same. */
export type ApiBehaviour =
  | 'hang'
  | 'arrive-and-hang'
  | 'drop'
  | 'arrive-and-drop'
  | 500
  | 503
  | 429
  | { readonly error: string; readonly arrived?: true };

export const TEAM = 'T0SCRUTINY';
export const BOT_USER = 'U0SCRUTINY';

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  if (request.headers['content-type']?.includes('json')) return JSON.parse(text);
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([key, value]) => {
      const isJson = /^[[{]/.test(value) && ['blocks', 'metadata', 'view'].includes(key);
      return [key, isJson ? JSON.parse(value) : value];
    }),
  );
};

/** A stand-in for Slack's Web API: it remembers what it was asked, and can fail in every way. */
export const startSlackApi = async () => {
  const calls: ApiCall[] = [];
  const next = new Map<string, ApiBehaviour[]>();
  const guests = new Set<string>();
  let stamp = 1_633_338_000;

  const answers: Record<string, (body: ApiCall['body']) => object> = {
    'auth.test': () => ({ ok: true, team_id: TEAM, user_id: BOT_USER, bot_id: 'B0SCRUTINY' }),
    'users.info': ({ user }) => ({
      ok: true,
      user: {
        id: user,
        team_id: TEAM,
        name: user,
        real_name: user,
        is_restricted: guests.has(user),
        profile: {},
      },
    }),
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D0${String(users).slice(2)}` } }),
    'conversations.history': ({ channel, limit }) => {
      const newest = calls
        .filter(({ method, body }) => method === 'chat.postMessage' && body.channel === channel)
        .map(({ body }) => ({ ts: body.ts, metadata: body.metadata }))
        .reverse();
      return { ok: true, messages: newest.slice(0, Number(limit)), has_more: newest.length > Number(limit) };
    },
    'chat.getPermalink': ({ channel, message_ts: ts }) => ({
      ok: true,
      channel,
      permalink: `https://office.slack.com/archives/${channel}/p${String(ts).replace('.', '')}`,
    }),
    'chat.postMessage': (body) => {
      stamp += 1;
      body.ts = `${stamp}.000100`;
      return { ok: true, channel: body.channel, ts: body.ts };
    },
  };

  const fail = (behaviour: ApiBehaviour, request: IncomingMessage, response: ServerResponse): void => {
    if (behaviour === 'hang' || behaviour === 'arrive-and-hang') return;
    if (behaviour === 'drop' || behaviour === 'arrive-and-drop') return void request.socket.destroy();
    if (behaviour === 429) {
      response.writeHead(429, { 'retry-after': '7' }).end();
      return;
    }
    if (behaviour === 500 || behaviour === 503) {
      response.writeHead(behaviour).end('oh');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: behaviour.error }));
  };

  const server = createServer(async (request, response) => {
    const method = request.url?.startsWith('/respond') ? 'respond' : (request.url?.split('/').at(-1) ?? '');
    const body = await readBody(request);
    const behaviour = next.get(method)?.shift();
    const arrives =
      behaviour === undefined ||
      behaviour === 'arrive-and-drop' ||
      behaviour === 'arrive-and-hang' ||
      (typeof behaviour === 'object' && behaviour.arrived === true);
    if (arrives) calls.push({ method, body, token: request.headers.authorization ?? '' });
    const answer = (answers[method] ?? (() => ({ ok: true })))(body);
    if (behaviour !== undefined) return fail(behaviour, request, response);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  // On a busy machine a connection that is closed for being idle may be taken for a call at that very moment.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address: `${address}/api/`,
    responseUrl: `${address}/respond/1`,
    calls,
    guests,
    /** How the next calls of a method go, one after the other; then all go well. */
    behave: (method: string, ...behaviours: readonly ApiBehaviour[]) =>
      void next.set(method, [...(next.get(method) ?? []), ...behaviours]),
    /** What a method answers from now on. */
    answer: (method: string, gives: () => object) => {
      answers[method] = gives;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Card } from '../../src/ports.js';

/** One call that the bot made to the connector. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: what was sent is looked into by tests, as JSON has it
  readonly body: any;
}

/** How the connector takes the next call. Without `status` it hangs, or drops the connection after receipt. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: string }
  | { readonly drop: true }
  | { readonly hang: true };

/** A message as Teams would keep it. */
export interface Kept {
  readonly conversation: string;
  readonly id: string;
  readonly summary: string;
  readonly card: Card;
}

/** A stand-in for Teams' connector, over real HTTP, that keeps what it got and fails as it is told. */
export interface Connector {
  readonly url: string;
  readonly calls: readonly Call[];
  /** Calls that sent or changed a message; typing and opened conversations left out. */
  readonly messages: () => readonly Call[];
  readonly kept: ReadonlyMap<string, Kept>;
  /** Calls that asked who a member is. */
  readonly lookups: () => readonly Call[];
  /** Who is a member, by their own id, as Teams would list them; null for nobody. */
  lists(member: (user: string) => object | null): void;
  /** Whoever is looked up from now on gets this instead; null ends it. */
  failLookups(fault: Fault | null): void;
  fail(...faults: readonly Fault[]): void;
  /** The next call that fits fails, whatever comes before it. */
  failWhere(fits: (call: Call) => boolean, fault: Fault): void;
  /** Answers the first call from now on that fits. */
  called(fits: (call: Call) => boolean): Promise<Call>;
  /** Files served as they are, for OpenID metadata and keys. */
  serve(path: string, value: unknown): void;
  /** Forgets the calls and messages so far, so that a long run measures the bot's memory and not this one's. */
  forget(): void;
  close(): Promise<void>;
}

const read = async (request: IncomingMessage): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
};

const MEMBER = /^\/v3\/conversations\/[^/]+\/members\/([^/?]+)$/;
const CONVERSATION = /^\/v3\/conversations\/([^/?]+)\/activities(?:\/([^/?]+))?/;

export const startConnector = async (): Promise<Connector> => {
  const calls: Call[] = [];
  const kept = new Map<string, Kept>();
  const faults: Fault[] = [];
  let special: { readonly fits: (call: Call) => boolean; readonly fault: Fault } | undefined;
  let member: (user: string) => object | null = () => null;
  let unlisted: Fault | null = null;
  const files = new Map<string, unknown>();
  const waiting = new Set<{ fits: (call: Call) => boolean; resolve: (call: Call) => void }>();
  let last = 1_600_000_000_000;

  const keep = (conversation: string, id: string, call: Call): void => {
    const card = call.body?.attachments?.[0]?.content;
    if (card) kept.set(`${conversation}#${id}`, { conversation, id, summary: call.body.summary, card });
  };

  const answer = (call: Call, response: ServerResponse): unknown => {
    const json = (status: number, value: unknown): unknown => {
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(value));
    };
    if (call.method === 'GET' && files.has(call.path)) return json(200, files.get(call.path));
    if (call.method === 'POST' && call.path === '/v3/conversations')
      return json(201, { id: `a:opened-${call.body.members[0].id}`, serviceUrl: '', activityId: '' });
    const [, user] = MEMBER.exec(call.path) ?? [];
    if (user !== undefined) {
      const listed = member(decodeURIComponent(user));
      return listed ? json(200, listed) : json(404, { error: { code: 'MemberNotFoundInConversation' } });
    }
    const [, conversation, message] = CONVERSATION.exec(call.path) ?? [];
    if (conversation === undefined) return json(404, { error: { code: 'NotFound' } });
    const where = decodeURIComponent(conversation).replace(/;messageid=.*$/, '');
    if (call.method === 'PUT' && message) {
      keep(where, decodeURIComponent(message), call);
      return json(200, { id: decodeURIComponent(message) });
    }
    last += 1;
    keep(where, String(last), call);
    return json(201, { id: String(last) });
  };

  const server = createServer(async (request, response) => {
    const call: Call = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      body: await read(request),
    };
    const isFile = files.has(call.path);
    if (!isFile) calls.push(call);
    for (const one of waiting)
      if (one.fits(call)) {
        waiting.delete(one);
        one.resolve(call);
      }
    const meant = special?.fits(call) ? special.fault : undefined;
    if (meant) special = undefined;
    const next = (): Fault | undefined => {
      if (MEMBER.test(call.path)) return unlisted ?? undefined;
      return isFile || call.body?.type === 'typing' ? undefined : faults.shift();
    };
    const fault = meant ?? next();
    if (fault === undefined) return answer(call, response);
    if ('drop' in fault) return request.socket.destroy();
    if ('hang' in fault) return undefined;
    response.writeHead(fault.status, fault.retryAfter ? { 'retry-after': fault.retryAfter } : {});
    return response.end();
  });
  // On a busy machine a connection that is closed for being idle may be taken for a call at that very moment.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    calls,
    messages: () => calls.filter(({ body, path }) => CONVERSATION.test(path) && body?.type === 'message'),
    kept,
    lookups: () => calls.filter(({ method, path }) => method === 'GET' && MEMBER.test(path)),
    lists: (by) => {
      member = by;
    },
    failLookups: (next) => {
      unlisted = next;
    },
    fail: (...next) => void faults.push(...next),
    failWhere: (fits, fault) => {
      special = { fits, fault };
    },
    called: (fits) => new Promise((resolve) => waiting.add({ fits, resolve })),
    serve: (path, value) => void files.set(path, value),
    forget: () => {
      calls.length = 0;
      kept.clear();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { NotSent } from '../../ports.js';
import { readAll } from '../read-all.js';
import { type Access, mayCall } from './guard.js';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

/** How long Teams may take over one call, in milliseconds: less than a delivery may take in all. */
export const CALL_TIMEOUT_MS = 8_000;

/** In a message's channel data: only its recipient may see it. The SDK has no word for that. */
const PRIVATELY = 'scrutiny.privately';
/** What is put on a message that only its recipient may see. */
export const FOR_ONE = { channelData: { [PRIVATELY]: true } } as const;

/** Failures from before anything was sent: nothing can have arrived. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** Milliseconds that `Retry-After` asks to wait: seconds, or a date against the answer's own. */
const retryAfter = (headers: IncomingHttpHeaders): number | null => {
  const asked = headers['retry-after'];
  if (asked === undefined) return null;
  if (/^\d{1,6}$/.test(asked.trim())) return Number(asked) * 1_000;
  const until = Date.parse(asked) - Date.parse(headers.date ?? '');
  return Number.isFinite(until) ? Math.max(0, until) : null;
};

/** What an answer that is no success means. 403 and 404: blocked or uninstalled. */
const refusalOf = (status: number, headers: IncomingHttpHeaders): Error => {
  const sentence = `Teams answered ${status}.`;
  if (status === 403 || status === 404) return new NotSent('gone', sentence);
  const passing = [401, 408, 412, 429].includes(status) || status >= 500 || (status >= 300 && status < 400);
  return passing ? new NotSent('later', sentence, retryAfter(headers)) : new Error(sentence);
};

/** A message that was marked {@link FOR_ONE}, in Teams' own words: whom it is for; null for any other. */
export const asTargeted = (message: unknown): object | null => {
  const { channelData, recipient, ...rest } = (message ?? {}) as {
    readonly channelData?: Readonly<Record<string, unknown>> | null;
    readonly recipient?: object;
  };
  if (channelData?.[PRIVATELY] !== true) return null;
  return { ...rest, recipient: { ...recipient, isTargeted: true } };
};

/** A message for one person alone travels by an address of its own, and says whom it is for. */
const targeted = (
  address: string,
  body: string | undefined,
): { address: string; body: string | undefined } => {
  if (!body?.includes(PRIVATELY)) return { address, body };
  const message = asTargeted(JSON.parse(body));
  if (message === null) return { address, body };
  const url = new URL(address);
  url.searchParams.set('isTargetedActivity', 'true');
  return { address: url.href, body: JSON.stringify(message) };
};

/** What a call was answered with. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Connections that are kept: each message would else wait for a new one. */
const AGENTS = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 50 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
} as const;

/** One call, made once; redirects are answers like others. Rejects with the connection's own error. */
export type Call = (
  address: string,
  of: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
    /** In milliseconds. */
    readonly timeout: number;
  },
) => Promise<Answered>;

/** Calls over connections that are kept. */
export const callOverHttp: Call = (address, { method, headers, body, timeout }) =>
  new Promise((resolve, reject) => {
    const url = new URL(address);
    const secure = url.protocol === 'https:';
    const sent = (secure ? httpsRequest : httpRequest)(
      url,
      {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: secure ? AGENTS.https : AGENTS.http,
      },
      (response) => {
        readAll(response)
          .then(
            (text) =>
              resolve({ status: response.statusCode ?? 0, headers: response.headers, text: text ?? '' }),
            reject,
          )
          .finally(() => clearTimeout(timer));
      },
    );
    const timer = setTimeout(() => sent.destroy(new Error('No answer in time.')), timeout);
    sent.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    sent.end(body);
  });

/** What is asked of Teams in one call, as JSON where there is a body. */
export interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Makes one call and gives what it was answered with, where that is a success. Throws {@link NotSent}. */
export type AskTeams = (asked: Asked) => Promise<Answered>;

/** How Teams is called: once, and only where the bot may call; whoever sends decides whether to do it again. */
export const createAskTeams =
  (access: Access, timeout = CALL_TIMEOUT_MS, call: Call = callOverHttp): AskTeams =>
  async ({ method, address: given, headers, body: written }) => {
    if (!mayCall(`${new URL(given).origin}/`, access))
      throw new NotSent('gone', 'Its address is not one that may be called.');
    const { address, body } = targeted(given, written);
    let response: Answered;
    try {
      response = await call(address, { method, headers, body, timeout });
    } catch (error) {
      const code = codeOf(error);
      throw NEVER_SENT.has(code)
        ? new NotSent('later', `Teams could not be reached (${code}).`)
        : new NotSent('unclear', 'The connection to Teams broke before it answered.');
    }
    if (response.status < 200 || response.status > 299) throw refusalOf(response.status, response.headers);
    return response;
  };

/**
 * How the SDK itself calls Teams. Its own client has no timeout and posts again what it got no answer to, which is
 * how a message is doubled. What is thrown here the SDK passes on as it is.
 */
export const createConnectorHttp = (ask: AskTeams): HttpClient => ({
  sendRequest: async (request) => {
    const headers = Object.fromEntries(
      request.headers
        .headersArray()
        .filter(({ name }) => !/^(?:content-length|connection|host)$/i.test(name))
        .map(({ name, value }) => [name, value]),
    );
    const body = typeof request.body === 'string' ? request.body : undefined;
    const response = await ask({ method: request.method, address: request.url, headers, body });
    const answered = request.headers.clone();
    for (const name of answered.headerNames()) answered.remove(name);
    for (const [name, value] of Object.entries(response.headers)) answered.set(name, String(value));
    return { request, status: response.status, headers: answered, bodyAsText: response.text };
  },
});

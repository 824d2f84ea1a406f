import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { NotSent } from '../../ports.js';
import { type Access, mayCall } from './guard.js';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

/** How long Teams may take over one call, in milliseconds: less than a delivery may take in all. */
export const CALL_TIMEOUT_MS = 8_000;

/** In a message's channel data: only its recipient may see it. The SDK has no word for that. */
export const PRIVATELY = 'scrutiny.privately';

/** Failures from before anything was sent: nothing can have arrived. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : '';
};

/** Milliseconds that `Retry-After` asks to wait: seconds, or a date against the answer's own. */
const retryAfter = (headers: Headers): number | null => {
  const asked = headers.get('retry-after');
  if (asked === null) return null;
  if (/^\d{1,6}$/.test(asked.trim())) return Number(asked) * 1_000;
  const until = Date.parse(asked) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(until) ? Math.max(0, until) : null;
};

/** What an answer that is no success means. 403 and 404: blocked or uninstalled. */
const refusalOf = (status: number, headers: Headers): Error => {
  const sentence = `Teams answered ${status}.`;
  if (status === 403 || status === 404) return new NotSent('gone', sentence);
  const passing = [401, 408, 412, 429].includes(status) || status >= 500 || (status >= 300 && status < 400);
  return passing ? new NotSent('later', sentence, retryAfter(headers)) : new Error(sentence);
};

/** A message for one person alone travels by an address of its own, and says whom it is for. */
const targeted = (
  address: string,
  body: string | undefined,
): { address: string; body: string | undefined } => {
  if (!body?.includes(PRIVATELY)) return { address, body };
  const message = JSON.parse(body) as { channelData?: Record<string, unknown>; recipient?: object };
  if (message.channelData?.[PRIVATELY] !== true) return { address, body };
  const { channelData: _marked, ...rest } = message;
  const url = new URL(address);
  url.searchParams.set('isTargetedActivity', 'true');
  return {
    address: url.href,
    body: JSON.stringify({ ...rest, recipient: { ...message.recipient, isTargeted: true } }),
  };
};

/**
 * How the SDK calls Teams: once. Its own client has no timeout and posts again what it got no answer to, which is
 * how a message is doubled; here whoever sends decides, because every failure says what is known of it.
 * Throws {@link NotSent}; the SDK passes that on as it is.
 */
export const createConnectorHttp = (access: Access, timeout = CALL_TIMEOUT_MS): HttpClient => ({
  sendRequest: async (request) => {
    if (!mayCall(`${new URL(request.url).origin}/`, access))
      throw new NotSent('gone', 'Its address is not one that may be called.');
    const given = typeof request.body === 'string' ? request.body : undefined;
    const { address, body } = targeted(request.url, given);
    const headers = new Headers(
      request.headers.headersArray().map(({ name, value }): [string, string] => [name, value]),
    );
    headers.delete('content-length');
    let response: Response;
    let text: string;
    try {
      response = await fetch(address, {
        method: request.method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
        ...(body === undefined ? {} : { body }),
      });
      text = await response.text();
    } catch (error) {
      const code = codeOf(error);
      throw NEVER_SENT.has(code)
        ? new NotSent('later', `Teams could not be reached (${code}).`)
        : new NotSent('unclear', 'The connection to Teams broke before it answered.');
    }
    if (!response.ok) throw refusalOf(response.status, response.headers);
    const answered = request.headers.clone();
    for (const name of answered.headerNames()) answered.remove(name);
    response.headers.forEach((value, name) => {
      answered.set(name, value);
    });
    return { request, status: response.status, headers: answered, bodyAsText: text };
  },
});

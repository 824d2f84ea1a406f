import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { SlackConfig } from '../../config.js';
import { type Log, NotSent } from '../../ports.js';

/** Longest that one call may take, in milliseconds. */
export const CALL_TIMEOUT = 10_000;

/** The SDK's own lines may hold what people typed or how calls are made: only that there was one is passed on. */
export const quietLogger = (log: Log): Logger => ({
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => log.warn('slack: the SDK reported an error.'),
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
});

/** Where the Web API is, as the SDK takes it. */
export const addressOf = ({ apiUrl }: Pick<SlackConfig, 'apiUrl'>): { readonly slackApiUrl?: string } =>
  apiUrl ? { slackApiUrl: apiUrl.replace(/\/?$/, '/') } : {};

/** The Web API client: no retries of its own (the ledger retries), no waiting without end. */
export const createClient = (config: SlackConfig, log: Log): WebClient =>
  new WebClient(config.botToken, {
    ...addressOf(config),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quietLogger(log),
  });

/** Errors of Slack's that no waiting mends: nothing can be sent there. */
const GONE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'restricted_action',
  'messages_tab_disabled',
]);

/** Slack asks to come again, and has done nothing. */
const LATER: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'service_unavailable']);

/** Slack failed on the way: part of it may be done all the same. */
const UNCLEAR: ReadonlySet<string> = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** What never reached Slack. */
const UNREACHED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

interface Failure {
  readonly code?: string;
  readonly message?: string;
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly data?: { readonly error?: string };
  readonly original?: { readonly cause?: { readonly code?: string } };
}

/** Slack took the call and refused it for a reason that is ours to mend. */
class Refused extends Error {
  override readonly name = 'Refused';
}

/** How long to wait where Slack does not say, in milliseconds. */
const SOME_TIME = 30_000;

const failureOf = (error: unknown): Failure =>
  typeof error === 'object' && error !== null ? (error as Failure) : {};

/** Slack's own word for what went wrong; '' where it said none. */
export const errorOf = (error: unknown): string => failureOf(error).data?.error ?? '';

/**
 * What a failed call means for sending: {@link NotSent} where Slack said why, or nobody can tell; an error that names
 * what Slack said where the call itself was wrong.
 */
export const asNotSent = (error: unknown): Error => {
  if (error instanceof NotSent || error instanceof Refused) return error;
  const { code, message, retryAfter, statusCode, original } = failureOf(error);
  if (code === 'slack_webapi_rate_limited_error')
    return new NotSent('later', 'Slack asks to wait.', (retryAfter ?? SOME_TIME / 1_000) * 1_000);
  // The SDK has no error of its own for this one.
  if (message?.startsWith('Retry header did not contain'))
    return new NotSent('later', 'Slack asks to wait.', SOME_TIME);
  if (code === 'slack_webapi_http_error')
    return (statusCode ?? 0) >= 500
      ? new NotSent('later', `Slack answered ${statusCode}.`)
      : new Refused(`Slack answered ${statusCode}.`);
  const said = errorOf(error);
  if (GONE.has(said)) return new NotSent('gone', `Slack says ${said}.`);
  if (LATER.has(said)) return new NotSent('later', `Slack says ${said}.`);
  if (UNCLEAR.has(said)) return new NotSent('unclear', `Slack says ${said}.`);
  if (said !== '') return new Refused(`Slack says ${said}.`);
  return UNREACHED.has(original?.cause?.code ?? '')
    ? new NotSent('later', 'Slack could not be reached.')
    : new NotSent('unclear', 'No answer from Slack.');
};

/** Makes a call, and says of a failed one what it means for sending. @throws NotSent, or what Slack said */
export const calling = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw asNotSent(error);
  }
};

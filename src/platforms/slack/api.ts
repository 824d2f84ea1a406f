import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { SlackConfig } from '../../config.js';
import { type Log, NotSent } from '../../ports.js';

/** Longest that one call may take, in milliseconds. */
const CALL_TIMEOUT = 10_000;

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

/** The Web API client: no retries of its own (the ledger retries), no waiting without end. */
export const createClient = ({ botToken, apiUrl }: SlackConfig, log: Log): WebClient =>
  new WebClient(botToken, {
    ...(apiUrl ? { slackApiUrl: apiUrl.replace(/\/?$/, '/') } : {}),
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

interface Failure {
  readonly code?: string;
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly data?: { readonly error?: string };
}

/** Slack's own word for what went wrong; '' where it said none. */
export const errorOf = (error: unknown): string =>
  (typeof error === 'object' && error !== null ? (error as Failure).data?.error : undefined) ?? '';

/** What a failed call means for sending: {@link NotSent} where Slack said so, the error itself where it did not. */
export const asNotSent = (error: unknown): Error => {
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  if (failure.code === 'slack_webapi_rate_limited_error')
    return new NotSent('later', 'Slack asks to wait.', (failure.retryAfter ?? 30) * 1_000);
  if (failure.code === 'slack_webapi_http_error' && (failure.statusCode ?? 0) >= 500)
    return new NotSent('later', `Slack answered ${failure.statusCode}.`);
  const said = errorOf(error);
  if (GONE.has(said)) return new NotSent('gone', `Slack says ${said}.`);
  if (
    said === 'ratelimited' ||
    said === 'service_unavailable' ||
    said === 'internal_error' ||
    said === 'fatal_error'
  )
    return new NotSent('later', `Slack says ${said}.`);
  return new Error(said ? `Slack says ${said}.` : `No answer from Slack (${failure.code ?? 'unknown'}).`);
};

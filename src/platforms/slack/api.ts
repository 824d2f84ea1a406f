import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { SlackConfig } from '../../config.js';
import { OperatorError } from '../../operator-error.js';
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

/** Where the Web API is, where it is not at Slack's usual address, as the SDK is told. */
export const apiAt = ({ apiUrl }: Pick<SlackConfig, 'apiUrl'>): { readonly slackApiUrl?: string } =>
  apiUrl ? { slackApiUrl: apiUrl.replace(/\/?$/, '/') } : {};

/**
 * The Web API client for a token: no retries of its own (the ledger retries), and no call that takes longer than
 * `timeout` milliseconds.
 */
export const createClient = (
  token: string,
  config: Pick<SlackConfig, 'apiUrl'>,
  log: Log,
  timeout: number = CALL_TIMEOUT,
): WebClient =>
  new WebClient(token, {
    ...apiAt(config),
    retryConfig: { retries: 0 },
    timeout,
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
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'messages_tab_disabled',
]);

/** Errors with which a message may have been taken all the same, as Slack's reference of each method says. */
const UNCLEAR: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

/** Errors that waiting mends. */
const LATER: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
]);

/** What never reached Slack. */
const UNREACHED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** Slack took the call and refused it for a reason that is ours to mend. */
class Refused extends Error {}

interface Failure {
  readonly code?: string;
  readonly message?: string;
  readonly original?: { readonly cause?: { readonly code?: string } };
  readonly retryAfter?: number;
  readonly statusCode?: number;
  readonly data?: { readonly error?: string };
}

/** Slack's own word for what went wrong; '' where it said none. */
export const errorOf = (error: unknown): string =>
  (typeof error === 'object' && error !== null ? (error as Failure).data?.error : undefined) ?? '';

/** What a failed call means for sending: {@link NotSent} where Slack said so or nobody can tell, an error that names what it said where the call was wrong. */
export const asNotSent = (error: unknown): Error => {
  if (error instanceof NotSent || error instanceof Refused) return error;
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  if (failure.code === 'slack_webapi_rate_limited_error')
    return new NotSent('later', 'Slack asks to wait.', (failure.retryAfter ?? 30) * 1_000);
  if (failure.code === 'slack_webapi_http_error' && (failure.statusCode ?? 0) >= 500)
    return new NotSent('later', `Slack answered ${failure.statusCode}.`);
  // The SDK has no error of its own for this one.
  if (failure.message?.startsWith('Retry header did not contain'))
    return new NotSent('later', 'Slack asks to wait.', 30_000);
  if (failure.code === 'slack_webapi_request_error' && UNREACHED.has(failure.original?.cause?.code ?? ''))
    return new NotSent('later', 'Slack could not be reached.');
  if (failure.code === 'slack_webapi_request_error')
    return new NotSent('unclear', 'The connection to Slack broke before it answered, or it took too long.');
  const said = errorOf(error);
  if (GONE.has(said)) return new NotSent('gone', `Slack says ${said}.`);
  if (LATER.has(said)) return new NotSent('later', `Slack says ${said}.`);
  if (UNCLEAR.has(said)) return new NotSent('unclear', `Slack says ${said}.`);
  return new Refused(said ? `Slack says ${said}.` : `No answer from Slack (${failure.code ?? 'unknown'}).`);
};

/** Makes a call, and says of a failed one what it means for sending. @throws NotSent, or what Slack said */
export const calling = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    throw asNotSent(error);
  }
};

/** What whoever runs Scrutiny is told when Slack refused `what`, with the `repair`, or could not be asked at all. */
export const refusedBy = (error: unknown, what: string, repair: string): OperatorError => {
  const said = errorOf(error);
  return new OperatorError(
    said
      ? `Slack did not accept ${what} (${said}): ${repair}.`
      : `Slack could not be asked about ${what}: ${asNotSent(error).message} Check that this machine reaches Slack, and SLACK_API_URL where it is set; then start again.`,
  );
};

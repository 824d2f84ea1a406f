import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import { isJsonObject } from '../../json-object.js';
import type { Clock, Log } from '../../ports.js';
import { type Asked, type Endpoint, headerOf, type Said, sayJson, sayStatus, sayText } from '../endpoint.js';
import { teamOf } from './payload.js';
import type { Read } from './read.js';

/** Slack's largest payloads are far smaller. */
const BODY_LIMIT = 1024 * 1024;
/** Slack's own measure for the age of a request, and how far a clock may be ahead, in milliseconds. */
const OLDEST = 5 * 60_000;
const AHEAD = 5_000;
/** For how long after it came a request could be taken again: its own time is in whole seconds, and may be ahead of ours. */
const RETAKEN = OLDEST + AHEAD + 1_000;
/** Signatures remembered, at most: far more than come in the time that a request is valid. */
const MOST_SEEN = 100_000;

/** What the receiver stands on. */
export interface ReceiverDeps {
  readonly signingSecret: string;
  /** The one workspace that is answered. */
  readonly team: string;
  /** What a payload says. Bolt is given only what is answered, since it fails on malformed ones. */
  readonly read: (body: unknown) => Read;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Signatures that were taken, for as long as they would be taken again: an exact replay is refused. `forget` is for
 * what we failed on ourselves, so that Slack may send it once more as it is.
 */
const createSeen = () => {
  const seen = new Map<string, number>();
  return {
    before: (signature: string, now: number): boolean => {
      for (const [old, at] of seen) {
        if (now - at <= RETAKEN && seen.size <= MOST_SEEN) break;
        seen.delete(old);
      }
      if (seen.has(signature)) return true;
      seen.set(signature, now);
      return false;
    },
    forget: (signature: string): void => void seen.delete(signature),
  };
};

const parse = (type: string, body: string): unknown => {
  try {
    if (type.includes('json')) return JSON.parse(body);
    const form = parseForm(body);
    return form.payload === undefined ? form : JSON.parse(String(form.payload));
  } catch {
    return undefined;
  }
};

/** What an acknowledgement says back, as Bolt's listeners give it: nothing, words, or a response. */
const toSaid = (said: unknown): Said => {
  if (said === undefined || said === '' || said === null) return sayStatus(200);
  return typeof said === 'string' ? sayText(said) : sayJson(said as object);
};

/**
 * Bolt's door of our own: `POST /slack/events` for events, commands, buttons and modals. Only what Slack has signed
 * within five minutes, not twice and not ahead of time, for this workspace, gets in; everything else is answered at
 * once with 4xx. A request is answered when its listener acknowledges it, which it does once what it changed is durable.
 */
export const createReceiver = ({
  signingSecret,
  team,
  read,
  clock,
  log,
}: ReceiverDeps): { readonly receiver: Receiver; readonly endpoint: Endpoint } => {
  const seen = createSeen();
  const key = createSecretKey(signingSecret, 'utf8');
  let app: App | undefined;

  const signatureOf = (asked: Asked): string => headerOf(asked, 'x-slack-signature');
  const signed = (asked: Asked, body: string): boolean => {
    const signature = signatureOf(asked);
    const timestamp = Number(headerOf(asked, 'x-slack-request-timestamp') || Number.NaN);
    const now = clock.now();
    // With an empty secret anybody could sign.
    if (signingSecret === '') return false;
    if (!/^v0=[0-9a-f]{64}$/.test(signature) || !Number.isInteger(timestamp)) return false;
    const age = Math.floor(now / 1_000) * 1_000 - timestamp * 1_000;
    if (age > OLDEST || timestamp * 1_000 - now > AHEAD) return false;
    const ours = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest();
    return timingSafeEqual(ours, Buffer.from(signature.slice(3), 'hex')) && !seen.before(signature, now);
  };

  /** Resolves with what the listener acknowledges with; rejects where it fails before. */
  const acknowledged = (body: Record<string, unknown>, said: Read, asked: Asked): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const retry = Number(headerOf(asked, 'x-slack-retry-num') || Number.NaN);
      const event = {
        body,
        ...(Number.isInteger(retry) ? { retryNum: retry } : {}),
        // Bolt acknowledges events by itself before anybody has looked at them: ours is the one that counts.
        ack: async () => {},
        customProperties: { read: said, acknowledge: (shown?: unknown) => resolve(shown) },
      };
      // What no listener took, such as another app's command, is answered as taken: there is nothing to do.
      (app?.processEvent(event) ?? Promise.reject(new Error('not started'))).then(
        () => resolve(undefined),
        reject,
      );
    });

  const answer = async (asked: Asked): Promise<Said> => {
    if (asked.method !== 'POST') return sayText('Slack posts here.', 404);
    const raw = await asked.body(BODY_LIMIT);
    if (raw === null) return sayText('Too large.', 413);
    if (!signed(asked, raw)) return sayText('Not signed by Slack, or not now.', 401);
    const body = parse(headerOf(asked, 'content-type'), raw);
    if (!isJsonObject(body)) return sayText('Not a payload of Slack.', 400);
    if (body.type === 'url_verification')
      return typeof body.challenge === 'string'
        ? sayText(body.challenge.slice(0, 500))
        : sayText('No challenge.', 400);
    if (body.ssl_check !== undefined) return sayStatus(200);
    if (teamOf(body) !== team) return sayText('Not for this workspace.', 403);
    const said = read(body);
    if (said.kind === 'nothing') return sayStatus(200);
    try {
      return toSaid(await acknowledged(body, said, asked));
    } catch (error) {
      log.error(`slack: a request failed: ${error instanceof Error ? error.name : 'unknown'}`);
      // Slack sends it again, and where that is signed as before it must not be taken for a replay: it counts once.
      seen.forget(signatureOf(asked));
      return sayText('Not taken yet.', 500);
    }
  };

  return {
    receiver: {
      init: (bolt) => {
        app = bolt;
      },
      start: async () => {},
      stop: async () => {},
    },
    endpoint: {
      path: '/slack/events',
      answer: (asked) =>
        // What fails outside is a body that broke off: whoever sent it hears nothing more of it.
        answer(asked).catch((error: unknown) => {
          log.warn(`slack: a request could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
          return sayText('Not received as a whole.', 400);
        }),
    },
  };
};

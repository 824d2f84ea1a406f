import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Patience } from '../../src/platforms/chat/patience.js';
import { createSlack, SLACK_PATIENCE } from '../../src/platforms/slack/door.js';
import type { Bot, Clock, Log, Store, ToCard } from '../../src/ports.js';
import { ask } from './endpoints.js';
import { BOT_USER, startSlackApi, TEAM } from './slack-api.js';
import { toCard } from './world.js';

export const SECRET = 'canary-signing-secret';
export const TOKEN = 'xoxb-canary-token';

/** A request's signature, as Slack's documentation says it is made. */
export const sign = (body: string, seconds: number, secret = SECRET) => ({
  'x-slack-request-timestamp': String(seconds),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
});

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Slack with the real door, over a bot, a stand-in Web API, and a folder of its own. */
export const startSlack = async (of: {
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly toCard?: ToCard;
  readonly patience?: Patience;
  readonly api?: Awaited<ReturnType<typeof startSlackApi>>;
  readonly folder?: string;
}) => {
  const api = of.api ?? (await startSlackApi());
  const folder = of.folder ?? mkdtempSync(join(tmpdir(), 'scrutiny-slack-'));
  const door = await createSlack({
    toCard,
    // No test waits: how long it would have been is the platform's to say.
    patience: { ...SLACK_PATIENCE, wait: async () => {} },
    ...of,
    config: { signingSecret: SECRET, botToken: TOKEN, appToken: null, apiUrl: api.address },
    transcript: join(folder, 'slack.jsonl'),
  });
  let serial = 0;
  /** A body as it is, signed as of now unless other header fields say otherwise. */
  const raw = async (
    body: string,
    type = JSON_TYPE,
    headers: Readonly<Record<string, string>> = sign(body, Math.floor(of.clock.now() / 1000)),
  ): Promise<Response> => {
    // A request comes in through the network: without that, what is quickly answered would leave it no turn at all,
    // and calls that are under way would seem to take too long.
    await new Promise((resolve) => setImmediate(resolve));
    const request = new Request('http://bot.example/slack/events', {
      method: 'POST',
      headers: { 'content-type': type, ...headers },
      body,
    });
    return ask(door.endpoint, request);
  };
  const next = (kind: string): string => {
    serial += 1;
    return `${kind}${serial}`;
  };
  return {
    api,
    door,
    folder,
    raw,
    next,
    /** An event of the workspace; `id` to deliver the same one again. */
    event: (event: object, id = next('Ev'), headers: Readonly<Record<string, string>> = {}) => {
      // Retries are signed anew: a field that nobody reads keeps their signatures apart.
      const body = JSON.stringify({
        type: 'event_callback',
        team_id: TEAM,
        event_id: id,
        event,
        serial: next('n'),
      });
      return raw(body, JSON_TYPE, { ...sign(body, Math.floor(of.clock.now() / 1000)), ...headers });
    },
    command: (user: string, channel: string, text: string) =>
      raw(
        new URLSearchParams({
          command: '/rec',
          text,
          team_id: TEAM,
          user_id: user,
          user_name: user,
          channel_id: channel,
          channel_name: 'somewhere',
          trigger_id: next('tr'),
          response_url: api.responseUrl,
        }).toString(),
        FORM_TYPE,
      ),
    interact: (payload: object) =>
      raw(
        new URLSearchParams({
          payload: JSON.stringify({
            team: { id: TEAM },
            trigger_id: next('tr'),
            response_url: api.responseUrl,
            ...payload,
          }),
        }).toString(),
        FORM_TYPE,
      ),
    /** Closes the door as a stop does, and leaves the API and the folder for another start. */
    stop: () => door.close(),
    close: async () => {
      await door.close();
      await api.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const message = (user: string, channel: string, text: string) => ({
  type: 'message',
  channel_type: 'im',
  user,
  channel,
  text,
  ts: '1633338000.000200',
});
export const mention = (user: string, channel: string, text: string) => ({
  type: 'app_mention',
  user,
  channel,
  text: `<@${BOT_USER}> ${text}`,
  ts: '1633338000.000300',
});

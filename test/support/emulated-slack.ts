import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator } from 'emulate';
import { SLACK_SCOPES } from '../../src/manifests/permissions.js';
import { createSlack } from '../../src/platforms/slack/door.js';
import { ask } from './endpoints.js';
import { fakeLog } from './fake-messenger.js';
import { SECRET, sign } from './slack.js';
import { toCard, type World } from './world.js';

/** The emulator's own workspace and first channel. */
export const TEAM = 'T000000001';
export const CHANNEL = 'C000000001';
const BOT = { app_id: 'A0SCRUTINY', bot_id: 'B0SCRUTINY', bot_user_id: 'U0SCRUTINY' };
const BOT_TOKEN = 'xoxb-emulated';
/** Sees what anybody in the workspace sees; Scrutiny never has it. */
const ADMIN_TOKEN = 'xoxp-emulated';

/** A Web API of somebody else's making, on this machine alone, which refuses what our manifest asks no permission for. */
export const startEmulator = () =>
  createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'head', real_name: 'Head of Public Protection', email: 'head@force.example' }],
        oauth_apps: [
          {
            ...BOT,
            client_id: '1.2',
            client_secret: 'emulated',
            name: 'Scrutiny',
            bot_name: 'scrutiny',
            redirect_uris: [],
            scopes: SLACK_SCOPES.map(({ name }) => name),
          },
        ],
        tokens: [
          {
            ...BOT,
            token: BOT_TOKEN,
            type: 'bot',
            user_id: BOT.bot_user_id,
            scopes: SLACK_SCOPES.map(({ name }) => name),
          },
          {
            token: ADMIN_TOKEN,
            type: 'user',
            user_id: 'U000000001',
            scopes: ['users:read', 'channels:history', 'channels:manage', 'im:history', 'chat:write'],
          },
        ],
      },
    },
  });

// biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
export type Answered = any;

/** Calls the emulator beside Scrutiny: as the workspace's administrator, or as the bot. */
export const callOf =
  (url: string) =>
  async (method: string, body: object = {}, as: 'admin' | 'bot' = 'admin'): Promise<Answered> => {
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${as === 'bot' ? BOT_TOKEN : ADMIN_TOKEN}`,
      },
      body: JSON.stringify(body),
    });
    return response.json();
  };

/** The real door of Slack on an emulator's Web API, and signed payloads to it. */
export const openOn = async (url: string, { bot, store, clock }: World) => {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-emulated-'));
  const log = fakeLog();
  const door = await createSlack({
    config: { signingSecret: SECRET, botToken: BOT_TOKEN, appToken: null, apiUrl: `${url}/api` },
    bot,
    store,
    clock,
    toCard,
    log,
    transcript: join(folder, 'slack.jsonl'),
  });
  let serial = 0;
  const send = async (type: string, body: string): Promise<number> => {
    const request = new Request('http://bot.example/slack/events', {
      method: 'POST',
      headers: { 'content-type': type, ...sign(body, Math.floor(clock.now() / 1000)) },
      body,
    });
    const response = await ask(door.endpoint, request);
    await door.settled();
    return response.status;
  };
  return {
    door,
    log,
    event: (event: object) => {
      serial += 1;
      const body = { type: 'event_callback', team_id: TEAM, event_id: `Ev${serial}`, event };
      return send('application/json', JSON.stringify(body));
    },
    interact: (payload: object) =>
      send(
        'application/x-www-form-urlencoded',
        new URLSearchParams({ payload: JSON.stringify({ team: { id: TEAM }, ...payload }) }).toString(),
      ),
    close: async () => {
      await door.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

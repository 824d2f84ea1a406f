import { createEmulator } from 'emulate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SLACK_SCOPES } from '../../../src/manifests/permissions.js';
import { createSlack, type SlackDoor } from '../../../src/platforms/slack/door.js';
import { noticeView } from '../../../src/views/notice.js';
import { SECRET, sign, TOKEN } from '../../support/slack.js';
import { createFolder } from '../../support/web.js';
import { aWorld, toCard, type World } from '../../support/world.js';

/** Somebody else's Slack: a Web API that keeps what it is told, and refuses what our manifest gives no scope for. */
const openEmulator = () =>
  createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      tokens: { [TOKEN]: { login: 'scrutiny', scopes: SLACK_SCOPES.map(({ name }) => name) } },
      slack: {
        strict_scopes: true,
        users: [
          { name: 'scrutiny', real_name: 'Scrutiny', email: 'scrutiny@force.example' },
          { name: 'owner', real_name: 'Head of Public Protection', email: 'owner@force.example' },
        ],
      },
    },
  });

let emulator: Awaited<ReturnType<typeof openEmulator>>;
let folder: Awaited<ReturnType<typeof createFolder>>;
let world: World;
let door: SlackDoor;
let team: string;
let owner: string;
let direct: string;

// biome-ignore lint/suspicious/noExplicitAny: a test looks wherever it wants
const ask = async (method: string, body: Readonly<Record<string, string>> = {}): Promise<any> => {
  const response = await fetch(`${emulator.url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: new URLSearchParams(body),
  });
  return response.json();
};

beforeEach(async () => {
  emulator = await openEmulator();
  folder = await createFolder();
  world = await aWorld();
  team = (await ask('auth.test')).team_id;
  const { members } = await ask('users.list');
  owner = members.find(({ name }: { name: string }) => name === 'owner').id;
  direct = (await ask('conversations.open', { users: owner })).channel.id;
  await world.store.change({ by: 'scrutiny', via: 'start', why: 'In Slack.', cause: null }, (tx) =>
    tx.edit('people', 'head-of-public-protection', (draft) => {
      draft.accounts.push({ platform: 'slack', id: `${team}/${owner}`, by: 'register' });
    }),
  );
  const { bot, store, clock, log } = world;
  const config = {
    signingSecret: SECRET,
    botToken: TOKEN,
    appToken: null,
    apiUrl: `${emulator.url}/api`,
  };
  door = await createSlack({
    config,
    bot,
    store,
    clock,
    log,
    toCard,
    transcript: `${folder.path}/slack.jsonl`,
  });
});
afterEach(async () => {
  await door.close();
  await emulator.close();
  await folder.remove();
});

const sends = async (body: string, type: string) => {
  const headers = { 'content-type': type, ...sign(body, Math.floor(world.clock.now() / 1000)) };
  const request = new Request('http://bot.example/slack/events', { method: 'POST', headers, body });
  const response = await door.routes?.fetch(request);
  expect(response?.status).toBe(200);
  await door.settled();
  return response?.text();
};
const says = (text: string, id: string) =>
  sends(
    JSON.stringify({
      type: 'event_callback',
      team_id: team,
      event_id: id,
      event: { type: 'message', channel_type: 'im', user: owner, channel: direct, text, ts: '1.1' },
    }),
    'application/json',
  );
const messages = async () =>
  (await ask('conversations.history', { channel: direct, include_all_metadata: 'true' })).messages;

test('in a Slack of somebody else’s making, with our scopes alone, people are known and answered', async () => {
  await says('status of rec 7', 'Ev1');
  await says('status of rec 7', 'Ev2');
  const [newer, former] = await messages();
  expect(newer.text).toMatch(/^Recommendation 7[\s\S]*Owner: Head of Public Protection/);
  expect(newer.blocks.length).toBeGreaterThan(2);
  expect(JSON.stringify(former.blocks)).toContain('Newer below');
  expect(JSON.stringify(former.blocks)).not.toContain('"button"');
  expect(world.log.lines).toEqual([]);
});

test('there a command opens a form while its three seconds last', async () => {
  const { trigger_id: trigger } = await ask('views.generateTriggerId');
  const command = new URLSearchParams({
    command: '/rec',
    text: 'update 7',
    team_id: team,
    user_id: owner,
    channel_id: direct,
    trigger_id: trigger,
    response_url: 'http://127.0.0.1:9/respond',
  });
  expect(await sends(command.toString(), 'application/x-www-form-urlencoded')).toBe('');
  expect(world.log.lines).toEqual([]);
});

test('there a message that nobody asked for is found again by its key, and changed in place', async () => {
  const where = `slack:${team}/${direct}`;
  const sent = await door.messenger.send(where, noticeView('Reminder', ['Tomorrow.'], [], 'person'), 'k');
  expect(await door.messenger.sentUnder(where, 'k')).toEqual(sent);
  await door.messenger.replace(where, sent.message, noticeView('Reminder', ['Today.'], [], 'person'));
  expect((await messages()).map(({ text }: { text: string }) => text)).toEqual([
    expect.stringContaining('Today.'),
  ]);
});

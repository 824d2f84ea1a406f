import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createSlack } from '../../../src/platforms/slack/door.js';
import { listenFor } from '../../support/endpoints.js';
import { SECRET, startSlack, TOKEN } from '../../support/slack.js';
import { startSlackApi, TEAM } from '../../support/slack-api.js';
import { startSlackSocket } from '../../support/slack-socket.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';
import { createFolder } from '../../support/web.js';
import { toCard, type World } from '../../support/world.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const afterwards = <T extends { close(): Promise<void> }>(of: T): T => {
  closing.push(() => of.close());
  return of;
};
const OWNER = userOf('owner');

const opens = async (
  world: World,
  api: { readonly address: string },
  config: { readonly appToken?: string } = {},
) => {
  const folder = await createFolder();
  closing.push(folder.remove);
  const { bot, store, clock, log } = world;
  return createSlack({
    config: { signingSecret: SECRET, botToken: TOKEN, appToken: null, apiUrl: api.address, ...config },
    bot,
    store,
    clock,
    log,
    toCard,
    transcript: `${folder.path}/slack.jsonl`,
  });
};

describe('over HTTP', () => {
  /** What a server answers to these bytes, first line. */
  const knock = (address: string, bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(address);
      const socket = connect(Number(port), hostname, () => socket.end(bytes));
      let said = '';
      socket.setTimeout(1_000, () => reject(new Error('No answer within a second.')));
      socket.on('data', (piece) => {
        said += piece;
      });
      socket.on('error', reject);
      socket.on('end', () => resolve(said.split('\r\n')[0] ?? ''));
    });

  test.each([
    'GET //',
    'GET /r/%',
    'GET /slack/%',
    'GET /slack/events',
    'POST /slack/events/',
    'POST //slack/events',
    'POST /slack/',
    'POST /slack/events/x',
    'POST /slack/%',
    'PUT /slack/events',
    'GET /slack/events/../../etc/passwd',
    'GET /slack/install',
    'GET /slack/oauth_redirect',
  ])('%s is not there', async (line) => {
    const world = await aSlackWorld();
    const { bot, store, clock, log } = world;
    const slack = afterwards(await startSlack({ bot, store, clock, log }));
    const server = afterwards(await listenFor(slack.door));
    const said = await knock(server.address, `${line} HTTP/1.1\r\nhost: bot\r\nconnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 404/);
  });

  test('what another’s app was asked, and what no listener takes, is answered at once', async () => {
    const world = await aSlackWorld();
    const { bot, store, clock, log } = world;
    const slack = afterwards(await startSlack({ bot, store, clock, log }));
    const since = performance.now();
    for (const type of ['shortcut', 'message_action', 'view_closed', 'block_suggestion', 'dialog_submission'])
      expect((await slack.interact({ type, user: { id: OWNER }, callback_id: 'x' })).status).toBe(200);
    expect((await slack.event({ type: 'reaction_added', user: OWNER })).status).toBe(200);
    expect(performance.now() - since).toBeLessThan(1_000);
  });

  test('what fails before it is kept is answered at once, so that Slack sends it again, and that counts', async () => {
    const world = await aSlackWorld();
    const { store, clock, log } = world;
    let broken = true;
    const slack = afterwards(
      await startSlack({
        bot: (turn) => (broken ? Promise.reject(new Error('canary')) : world.bot(turn)),
        store,
        clock,
        log,
      }),
    );
    const said = { type: 'message', user: OWNER, channel: 'D0OWNER', text: 'status of rec 7', ts: '1.1' };
    const since = performance.now();
    expect((await slack.event(said, 'Ev1')).status).toBe(500);
    expect((await slack.command(OWNER, 'D0OWNER', 'status 7')).status).toBe(500);
    expect(performance.now() - since).toBeLessThan(1_000);
    expect(log.lines.join('\n')).not.toContain('canary');
    broken = false;
    expect((await slack.event(said, 'Ev1', {})).status).toBe(200);
    await slack.door.settled();
    expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  test('what failed on our side is taken when it comes again with the same signature, and refused after that', async () => {
    const world = await aSlackWorld();
    const { store, clock, log } = world;
    let broken = true;
    const slack = afterwards(
      await startSlack({
        bot: (turn) => (broken ? Promise.reject(new Error('canary')) : world.bot(turn)),
        store,
        clock,
        log,
      }),
    );
    const event = { type: 'message', user: OWNER, channel: 'D0OWNER', text: 'status of rec 7', ts: '1.1' };
    const body = JSON.stringify({ type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event });
    // The clock stands still: each of these is signed alike.
    expect((await slack.raw(body)).status).toBe(500);
    broken = false;
    expect((await slack.raw(body)).status).toBe(200);
    expect((await slack.raw(body)).status).toBe(401);
    await slack.door.settled();
    expect(slack.api.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });
});

describe('in Socket Mode', () => {
  const starts = async () => {
    const world = await aSlackWorld();
    const api = afterwards(await startSlackApi());
    const socket = afterwards(await startSlackSocket());
    api.answer('apps.connections.open', () => ({ ok: true, url: socket.url }));
    const door = afterwards(await opens(world, api, { appToken: 'xapp-canary' }));
    return { world, api, socket, door };
  };

  test('the same is said and answered, and nothing listens', async () => {
    const { world, api, socket, door } = await starts();
    expect(door.endpoint).toBeNull();
    const event = { type: 'message', user: OWNER, channel: 'D0OWNER', text: 'status of rec 7', ts: '1.1' };
    const payload = { type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event };
    await socket.send('events_api', payload);
    await socket.send('events_api', payload);
    await door.settled();
    const posted = api.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posted.map(({ body }) => body.text)).toEqual([expect.stringMatching(/^Recommendation 7/)]);

    const answered = await socket.send('slash_commands', {
      command: '/rec',
      text: 'status 7',
      team_id: TEAM,
      user_id: OWNER,
      channel_id: 'C0BOARD',
      trigger_id: 't1',
      response_url: api.responseUrl,
    });
    expect(answered.payload).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringMatching(/^Recommendation 7/),
    });
    expect(world.log.lines).toEqual([]);
  });

  test('another workspace is not answered', async () => {
    const { api, socket, door } = await starts();
    const event = { type: 'message', user: OWNER, channel: 'D0OWNER', text: 'hello', ts: '1.1' };
    await socket.send('events_api', { type: 'event_callback', team_id: 'T0OTHER', event_id: 'Ev1', event });
    await door.settled();
    expect(api.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { createReceiver } from '../../../src/platforms/slack/receiver.js';
import { ask } from '../../support/endpoints.js';
import { message, SECRET, sign, TOKEN } from '../../support/slack.js';
import { TEAM } from '../../support/slack-api.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();

const seconds = (): number => Math.floor(on.world.clock.now() / 1000);
const OWNER = userOf('owner');
const said = (text: string, id = 'Ev1') =>
  JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    event_id: id,
    event: message(OWNER, 'D0OWNER', text),
  });
const posted = () => on.slack.api.calls.filter(({ method }) => method === 'chat.postMessage');

describe('a request', () => {
  test('that Slack has signed now is taken, with any charset behind its content type', async () => {
    const body = said('status of rec 7');
    const { status } = await on.slack.raw(body, 'application/json; charset=utf-8');
    await on.slack.door.settled();
    expect(status).toBe(200);
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.body.text).toMatch(/^Recommendation 7/);
  });

  test('is never taken without a secret of ours, which anybody could sign with', async () => {
    const { clock, log } = on.world;
    const read = () => expect.fail('nothing is read');
    const { endpoint } = createReceiver({ signingSecret: '', team: TEAM, read, clock, log });
    const body = said('status of rec 7');
    const headers = { 'content-type': 'application/json', ...sign(body, seconds(), '') };
    const { status } = await ask(
      endpoint,
      new Request('http://bot.example/slack/events', { method: 'POST', body, headers }),
    );
    expect(status).toBe(401);
  });

  test.each([
    ['unsigned', () => ({})],
    ['signed with another secret', (body: string) => sign(body, seconds(), 'another')],
    ['signed for another body', () => sign('{}', seconds())],
    ['older than five minutes', (body: string) => sign(body, seconds() - 301)],
    ['a minute from the future', (body: string) => sign(body, seconds() + 60)],
    ['an hour from the future', (body: string) => sign(body, seconds() + 3_600)],
    [
      'with a time that is no number',
      (body: string) => ({ ...sign(body, seconds()), 'x-slack-request-timestamp': 'now' }),
    ],
    [
      'with a short signature',
      (body: string) => ({ ...sign(body, seconds()), 'x-slack-signature': 'v0=ab' }),
    ],
  ])('that is %s is refused, and nothing runs', async (_what, headers) => {
    const body = said('status of rec 7');
    expect((await on.slack.raw(body, 'application/json', headers(body))).status).toBe(401);
    await on.slack.door.settled();
    expect(posted()).toEqual([]);
  });

  test('that is replayed as it is is refused; Slack’s own retry, signed anew, is answered and counts once', async () => {
    const body = said('status of rec 7');
    expect((await on.slack.raw(body)).status).toBe(200);
    expect((await on.slack.raw(body)).status).toBe(401);
    on.world.clock.advance(60_000);
    const retry = await on.slack.raw(body, 'application/json', {
      ...sign(body, seconds()),
      'x-slack-retry-num': '1',
    });
    await on.slack.door.settled();
    expect(retry.status).toBe(200);
    expect(posted()).toHaveLength(1);
  });

  test('that came with a time ahead of ours is refused as a replay for as long as its own time is good', async () => {
    on.world.clock.advance(1_000 - (on.world.clock.now() % 1_000));
    const body = said('status of rec 7');
    const headers = sign(body, seconds() + 5);
    expect((await on.slack.raw(body, 'application/json', headers)).status).toBe(200);
    // The last moment at which its age alone would let it in; another request lets go of signatures before.
    on.world.clock.advance(305_999);
    expect((await on.slack.raw(said('help', 'Ev2'))).status).toBe(200);
    expect((await on.slack.raw(body, 'application/json', headers)).status).toBe(401);
  });

  test.each(['null', '[]', '"x"', '7', '{', '', 'payload=', 'payload=null', 'payload=[]', 'payload={'])(
    'whose signed body is %j gets 400 at once',
    async (body) => {
      const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json';
      expect((await on.slack.raw(body, type)).status).toBe(400);
    },
  );

  test.each([
    ['another workspace', { type: 'event_callback', team_id: 'T0OTHER', event_id: 'E', event: {} }, 403],
    ['no workspace', { type: 'event_callback', event_id: 'E', event: {} }, 403],
    ['an unknown kind', { type: 'what_is_this', team_id: TEAM }, 200],
    [
      'an unknown event',
      { type: 'event_callback', team_id: TEAM, event_id: 'E', event: { type: 'pin_added' } },
      200,
    ],
    [
      'half a character as the user who opened Home',
      {
        type: 'event_callback',
        team_id: TEAM,
        event_id: 'E',
        event: { type: 'app_home_opened', user: '\ud800', channel: 'D0OWNER', tab: 'home' },
      },
      200,
    ],
    [
      'half a character as a thread',
      {
        type: 'event_callback',
        team_id: TEAM,
        event_id: 'E',
        event: { ...message(OWNER, 'D0OWNER', 'status of rec 7'), thread_ts: '\udc00' },
      },
      200,
    ],
    [
      'a view that is not ours',
      {
        type: 'view_submission',
        team: { id: TEAM },
        user: { id: 'U1' },
        view: { id: 'V', callback_id: '', state: { values: {} } },
      },
      200,
    ],
    [
      'a press of nothing',
      { type: 'block_actions', team: { id: TEAM }, user: { id: 'U1' }, actions: [] },
      200,
    ],
  ])('with %s is answered at once, and nothing is said', async (_what, body, status) => {
    expect((await on.slack.raw(JSON.stringify(body))).status).toBe(status);
    await on.slack.door.settled();
    expect(posted()).toEqual([]);
  });

  test('that asks whether we are there is answered with its challenge', async () => {
    const response = await on.slack.raw(JSON.stringify({ type: 'url_verification', challenge: 'c-1' }));
    expect([response.status, await response.text()]).toEqual([200, 'c-1']);
  });

  test('that is too large is refused before it is read', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    const response = await ask(
      on.slack.door.endpoint,
      new Request('http://bot.example/slack/events', {
        method: 'POST',
        body,
        headers: { 'content-length': String(body.length) },
      }),
    );
    expect(response.status).toBe(413);
  });
});

test('what people type, the tokens and the secret are in no line of the log, whatever goes wrong', async () => {
  on.slack.api.behave('users.info', { error: 'canary-error' });
  for (const behaviours of [[500, 500, 500], ['drop'], [{ error: 'no_text' }], [429, 429, 429]] as const) {
    on.slack.api.behave('chat.postMessage', ...behaviours);
    await on.slack.event(message(OWNER, 'D0OWNER', 'canary-typed: status of rec 7'));
    await on.slack.door.settled();
  }
  on.slack.api.behave('chat.postMessage', { error: 'channel_not_found' });
  await on.slack.command(OWNER, 'D0OWNER', 'canary-typed');
  await on.slack.interact({
    type: 'view_submission',
    user: { id: OWNER },
    view: {
      id: 'V1',
      private_metadata: JSON.stringify({
        verb: 'submit-update',
        data: { ref: 'canary-typed' },
        from: { channel: 'D0OWNER', thread: null, responseUrl: null, privately: false },
      }),
      state: { values: { done: { done: { value: 'canary-typed' } } } },
    },
  });
  await on.slack.door.settled();
  expect(on.world.log.lines).toEqual([
    'warn slack: the directory gave no answer about a user.',
    'error slack: an answer could not be shown: Slack answered 500.',
    'warn slack: an answer may not have been shown: The connection to Slack broke before it answered, or it took too long.',
    'error slack: an answer could not be shown: Slack says no_text.',
    'error slack: an answer could not be shown: Slack asks to wait.',
    'error slack: an answer could not be shown: Slack says channel_not_found.',
  ]);
  expect(on.world.log.lines.join('\n')).not.toMatch(new RegExp(`canary|${SECRET}|${TOKEN}|status of`));
});

test.each([
  ['stops in the middle', 400, (of: ReadableStreamDefaultController) => of.error(new Error('canary'))],
  [
    'goes on for too long',
    413,
    (of: ReadableStreamDefaultController) => {
      for (let n = 0; n < 20; n += 1) of.enqueue(new Uint8Array(64 * 1024));
      of.close();
    },
  ],
])('a request whose body %s gets %i', async (_what, status, start) => {
  const body = new ReadableStream({ start });
  const headers = sign('', seconds());
  const request = new Request('http://bot.example/slack/events', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  expect((await ask(on.slack.door.endpoint, request)).status).toBe(status);
  expect(on.world.log.lines.join()).not.toContain('canary');
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { message, SECRET, sign, startSlack, TOKEN } from '../../support/slack.js';
import { TEAM } from '../../support/slack-api.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';
import type { World } from '../../support/world.js';

let world: World;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  world = await aSlackWorld();
  const { bot, store, clock, log } = world;
  slack = await startSlack({ bot, store, clock, log });
});
afterEach(async () => slack.close());

const seconds = (): number => Math.floor(world.clock.now() / 1000);
const OWNER = userOf('owner');
const said = (text: string, id = 'Ev1') =>
  JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    event_id: id,
    event: message(OWNER, 'D0OWNER', text),
  });
const posted = () => slack.api.calls.filter(({ method }) => method === 'chat.postMessage');

describe('a request', () => {
  test('that Slack has signed now is taken, with any charset behind its content type', async () => {
    const body = said('status of rec 7');
    const { status } = await slack.raw(body, 'application/json; charset=utf-8');
    await slack.door.settled();
    expect(status).toBe(200);
    expect(posted()).toHaveLength(1);
    expect(posted()[0]?.body.text).toMatch(/^Recommendation 7/);
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
    expect((await slack.raw(body, 'application/json', headers(body))).status).toBe(401);
    await slack.door.settled();
    expect(posted()).toEqual([]);
  });

  test('that is replayed as it is is refused; Slack’s own retry, signed anew, is answered and counts once', async () => {
    const body = said('status of rec 7');
    expect((await slack.raw(body)).status).toBe(200);
    expect((await slack.raw(body)).status).toBe(401);
    world.clock.advance(60_000);
    const retry = await slack.raw(body, 'application/json', {
      ...sign(body, seconds()),
      'x-slack-retry-num': '1',
    });
    await slack.door.settled();
    expect(retry.status).toBe(200);
    expect(posted()).toHaveLength(1);
  });

  test.each(['null', '[]', '"x"', '7', '{', '', 'payload=', 'payload=null', 'payload=[]', 'payload={'])(
    'whose signed body is %j gets 400 at once',
    async (body) => {
      const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json';
      expect((await slack.raw(body, type)).status).toBe(400);
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
    expect((await slack.raw(JSON.stringify(body))).status).toBe(status);
    await slack.door.settled();
    expect(posted()).toEqual([]);
  });

  test('that asks whether we are there is answered with its challenge', async () => {
    const response = await slack.raw(JSON.stringify({ type: 'url_verification', challenge: 'c-1' }));
    expect([response.status, await response.text()]).toEqual([200, 'c-1']);
  });

  test.each(['/slack/', '/slack/events/x', '/slack/%', '/slack//events'])(
    'to %s is not there',
    async (path) => {
      const response = await slack.door.routes?.fetch(
        new Request(`http://bot.example${path}`, { method: 'POST' }),
      );
      expect(response?.status).toBe(404);
    },
  );

  test('that is too large is refused before it is read', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    const response = await slack.door.routes?.fetch(
      new Request('http://bot.example/slack/events', {
        method: 'POST',
        body,
        headers: { 'content-length': String(body.length) },
      }),
    );
    expect(response?.status).toBe(413);
  });
});

test('what people type, the tokens and the secret are in no line of the log, whatever goes wrong', async () => {
  slack.api.behave('users.info', { error: 'canary-error' });
  for (const behaviours of [[500, 500, 500], ['drop'], [{ error: 'no_text' }], [429, 429, 429]] as const) {
    slack.api.behave('chat.postMessage', ...behaviours);
    await slack.event(message(OWNER, 'D0OWNER', 'canary-typed: status of rec 7'));
    await slack.door.settled();
  }
  slack.api.behave('chat.postMessage', { error: 'channel_not_found' });
  await slack.command(OWNER, 'D0OWNER', 'canary-typed');
  await slack.interact({
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
  await slack.door.settled();
  expect(world.log.lines).toEqual([
    'warn slack: the directory gave no answer about a user.',
    'error slack: an answer could not be shown: Slack answered 500.',
    'warn slack: an answer may not have been shown: The connection to Slack broke before it answered, or it took too long.',
    'error slack: an answer could not be shown: Slack says no_text.',
    'error slack: an answer could not be shown: Slack asks to wait.',
    'error slack: an answer could not be shown: Slack says channel_not_found.',
  ]);
  expect(world.log.lines.join('\n')).not.toMatch(new RegExp(`canary|${SECRET}|${TOKEN}|status of`));
});

const JUNK = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    '__proto__',
    'block_actions',
    'event_callback',
    'app_mention',
    'message',
    'D0OWNER',
    TEAM,
    '<@U0SCRUTINY>',
    'x'.repeat(5_000),
  ),
);
const FIELD = fc.constantFrom(
  'type',
  'event',
  'user',
  'channel',
  'text',
  'ts',
  'actions',
  'view',
  'state',
  'values',
  'container',
  'command',
  'trigger_id',
  'response_url',
  'bot_id',
  'subtype',
  'private_metadata',
  'value',
  'id',
  '__proto__',
);
const OBJECT = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    JUNK,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(FIELD, tie('node'), { maxKeys: 6 }),
  ),
})).node;
const TYPE = fc.constantFrom(
  'event_callback',
  'block_actions',
  'view_submission',
  'message_action',
  'shortcut',
  'view_closed',
  undefined,
);

/** The longest that any of these took, in milliseconds. */
const timed = async <T>(slowest: { ms: number }, work: () => Promise<T>): Promise<T> => {
  const since = performance.now();
  const done = await work();
  slowest.ms = Math.max(slowest.ms, performance.now() - since);
  return done;
};

test('thousands of malformed payloads, signed by Slack, get no 5xx and hold nothing up', async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  const statuses = new Set<number>();
  const slowest = { ms: 0 };
  await fc.assert(
    fc.asyncProperty(
      TYPE,
      fc.dictionary(FIELD, OBJECT, { maxKeys: 10 }),
      fc.uuid(),
      async (type, rest, id) => {
        const body = JSON.stringify({
          ...rest,
          ...(type ? { type } : {}),
          team_id: TEAM,
          event_id: id,
          user_id: 'U1',
          serial: id,
        });
        const { status } = await timed(slowest, () => slack.raw(body));
        statuses.add(status);
        expect(status).toBeLessThan(500);
      },
    ),
    { seed, numRuns: 3_000 },
  );
  await slack.door.settled();
  expect(statuses).toContain(200);
  expect(slowest.ms).toBeLessThan(1_000);
  expect(world.log.lines.filter((line) => /failed/.test(line))).toEqual([]);
});

const METHOD = fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY');
const PATH = fc.oneof(
  { weight: 3, arbitrary: fc.constant('/slack/events') },
  { weight: 1, arbitrary: fc.webPath().map((path) => `/slack${path}`) },
);
const HEADER = fc.oneof(
  fc.constantFrom('', 'v0=', `v0=${'0'.repeat(64)}`, '0', '-1', '1e99', 'NaN', '99999999999999999999'),
  fc.stringMatching(/^[ -~]{0,200}$/).map((text) => text.trim()),
);
const CONTENT_TYPE = fc.constantFrom(
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'text/xml',
  ';;;',
  'json',
);
const BODY = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.webQueryParameters(),
  fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
  fc.constantFrom('[['.repeat(10_000), '{"a":'.repeat(5_000), '%', 'payload=%ZZ', '\uFEFF{}'),
);

test('thousands of hostile requests, signed or not, get no 5xx, run nothing and hold nothing up', async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  const statuses = new Set<number>();
  const slowest = { ms: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.record({ method: METHOD, path: PATH, signature: HEADER, timestamp: HEADER, type: CONTENT_TYPE }),
      BODY,
      fc.boolean(),
      async ({ method, path, signature, timestamp, type }, body, isSigned) => {
        const headers = {
          'content-type': type,
          'x-slack-signature': signature,
          'x-slack-request-timestamp': timestamp,
          ...(isSigned ? sign(body, seconds()) : {}),
        };
        const request = new Request(`http://bot.example${path}`, { method, headers, body });
        const response = await timed(slowest, async () => slack.door.routes?.fetch(request));
        statuses.add(response?.status ?? 599);
        expect(response?.status).toBeLessThan(500);
        expect(await response?.text()).not.toMatch(/Error|node_modules|\.js:/);
      },
    ),
    { seed, numRuns: 3_000 },
  );
  await slack.door.settled();
  expect([...statuses].sort()).toEqual(expect.arrayContaining([400, 401, 404]));
  expect(slowest.ms).toBeLessThan(1_000);
  expect(slack.api.calls.map(({ method }) => method)).toEqual(['auth.test']);
  expect(world.log.lines).toEqual([]);
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
  expect((await slack.door.routes?.fetch(request))?.status).toBe(status);
  expect(world.log.lines.join()).not.toContain('canary');
});

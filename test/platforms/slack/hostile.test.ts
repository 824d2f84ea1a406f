import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign } from '../../support/slack.js';
import { TEAM } from '../../support/slack-api.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();
const seconds = (): number => Math.floor(on.world.clock.now() / 1000);

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
        const { status } = await timed(slowest, () => on.slack.raw(body));
        statuses.add(status);
        expect(status).toBeLessThan(500);
      },
    ),
    { seed, numRuns: 3_000 },
  );
  await on.slack.door.settled();
  expect(statuses).toContain(200);
  expect(slowest.ms).toBeLessThan(1_000);
  expect(on.world.log.lines.filter((line) => /failed/.test(line))).toEqual([]);
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
        const response = await timed(slowest, async () => on.slack.door.routes?.fetch(request));
        statuses.add(response?.status ?? 599);
        expect(response?.status).toBeLessThan(500);
        expect(await response?.text()).not.toMatch(/Error|node_modules|\.js:/);
      },
    ),
    { seed, numRuns: 3_000 },
  );
  await on.slack.door.settled();
  expect([...statuses].sort()).toEqual(expect.arrayContaining([400, 401, 404]));
  expect(slowest.ms).toBeLessThan(1_000);
  expect(on.slack.api.calls.map(({ method }) => method)).toEqual(['auth.test']);
  expect(on.world.log.lines).toEqual([]);
});

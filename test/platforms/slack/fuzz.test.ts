import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Listening } from '../../../src/platforms/listen.js';
import { bombard, REQUESTS, SEED } from '../../support/bombard.js';
import { listenFor } from '../../support/endpoints.js';
import { mention, message, sign, startSlack } from '../../support/slack.js';
import { TEAM } from '../../support/slack-api.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';
import { anyRequest, CANARY, createSpoiler, HEADER, oneByOne, random } from '../../support/spoil.js';
import type { World } from '../../support/world.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const HALF = REQUESTS / 2;
const OWNER = userOf('owner');
const HERE = 'D0OWNER';

let world: World;
let slack: Awaited<ReturnType<typeof startSlack>>;
let server: Listening;
beforeEach(async () => {
  world = await aSlackWorld();
  const { bot, store, clock, log } = world;
  slack = await startSlack({ bot, store, clock, log });
  server = await listenFor(slack.door);
});
afterEach(async () => {
  await server.close();
  await slack.close();
});

const signed = (body: string) => sign(body, Math.floor(world.clock.now() / 1000));
const told = () => (world.log.lines as string[]).splice(0);
const rest = async () => {
  await slack.door.settled();
  slack.api.calls.length = 0;
};

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
    HERE,
    TEAM,
    '<@U0SCRUTINY>',
    CANARY,
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
const PAYLOAD = fc.tuple(TYPE, fc.dictionary(FIELD, OBJECT, { maxKeys: 10 }));

const event = (of: object) => ({ type: 'event_callback', team_id: TEAM, event: of });
const interaction = (type: string, of: object) => ({
  type,
  team: { id: TEAM },
  user: { id: OWNER, name: 'owner' },
  trigger_id: 'tr1',
  response_url: slack.api.responseUrl,
  ...of,
});
const press = (verb: string, data: object) =>
  interaction('block_actions', {
    container: { type: 'message', message_ts: '1.1', channel_id: HERE, is_ephemeral: false },
    channel: { id: HERE },
    actions: [{ type: 'button', action_id: `1:${verb}`, value: JSON.stringify({ verb, data }) }],
  });
const command = (text: string) => ({
  command: '/rec',
  text,
  team_id: TEAM,
  user_id: OWNER,
  user_name: 'owner',
  channel_id: HERE,
  channel_name: 'somewhere',
  trigger_id: 'tr1',
  response_url: slack.api.responseUrl,
});
const submission = () =>
  interaction('view_submission', {
    view: {
      id: 'V1',
      private_metadata: JSON.stringify({
        verb: 'submit-update',
        data: { form: 'f', recommendation: 'RAPE-P1-2021/7' },
        from: { channel: HERE, thread: null, responseUrl: null, privately: false },
      }),
      state: { values: { done: { done: { value: CANARY } } } },
    },
  });
const KINDS: readonly (() => object)[] = [
  () => event(message(OWNER, HERE, `status of rec 7 ${CANARY}`)),
  () => event(mention(OWNER, 'C0BOARD', `update 7 ${CANARY}`)),
  () => event({ type: 'app_home_opened', user: OWNER, channel: HERE, tab: 'home' }),
  () => event({ type: 'member_joined_channel', user: 'U0SCRUTINY', channel: 'C0BOARD', inviter: OWNER }),
  () => command('status 7'),
  () => command(CANARY),
  () => press('show-status', { ref: '7' }),
  () => press('assign', { ref: '7', to: CANARY }),
  () => press('open-update', { ref: '7' }),
  submission,
  () =>
    interaction('message_action', {
      callback_id: 'useAsUpdate',
      channel: { id: 'D0OTHERS' },
      message: { ts: '1633338000.000400', text: CANARY },
    }),
];

test(`Slack: ${HALF} malformed payloads that Slack has signed: no 5xx, nothing unhandled, no secret and no word of theirs in the log (SEED=${SEED})`, async () => {
  const next = random(SEED);
  const { one, spoiled } = createSpoiler(next);
  const junk = oneByOne(PAYLOAD, SEED);
  const payload = (nth: number): Record<string, unknown> => {
    const own = { event_id: `Ev${nth}`, serial: nth };
    if (next() < 0.6) {
      const right = one(KINDS)();
      return { ...spoiled({ ...right, event_id: own.event_id }), serial: nth };
    }
    const [type, of] = junk();
    return { ...of, ...(type ? { type } : {}), team_id: TEAM, user_id: 'U1', ...own };
  };
  const asField = ([key, value]: [string, unknown]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ];
  const asSent = (of: Record<string, unknown>): readonly [string, string] => {
    if ('command' in of && next() < 0.9)
      return [FORM_TYPE, new URLSearchParams(Object.entries(of).map(asField)).toString()];
    return 'event' in of || next() < 0.2
      ? [JSON_TYPE, JSON.stringify(of)]
      : [FORM_TYPE, new URLSearchParams({ payload: JSON.stringify(of) }).toString()];
  };
  const { statuses, told: lines } = await bombard({
    requests: HALF,
    what: 'Slack, signed',
    told,
    rest,
    send: (nth, signal) => {
      // Twenty requests a second: signatures that are remembered are forgotten again.
      world.clock.advance(50);
      const [type, body] = asSent(payload(nth));
      return fetch(new URL('/slack/events', server.address), {
        method: 'POST',
        headers: { 'content-type': type, ...signed(body) },
        body,
        signal,
      });
    },
  });
  expect(statuses[200]).toBeGreaterThan(HALF / 30);
  expect(statuses[403]).toBeGreaterThan(HALF / 100);
  expect(lines.join('\n')).not.toMatch(/canary|failed/);
  expect((await slack.command(OWNER, HERE, 'status 7')).status).toBe(200);
}, 7_200_000);

const ANY = fc.record({
  request: anyRequest('/slack/events', '/slack'),
  signature: HEADER,
  timestamp: HEADER,
  isSigned: fc.boolean(),
});

test(`Slack: ${HALF} hostile requests, signed or not: no 5xx, nothing runs, nothing is logged (SEED=${SEED})`, async () => {
  const any = oneByOne(ANY, SEED);
  const { statuses, told: lines } = await bombard({
    requests: HALF,
    what: 'Slack, any request',
    told,
    // Whatever was asked of Slack would be kept from here on.
    rest: async () => expect(slack.api.calls.map(({ method }) => method)).toEqual(['auth.test']),
    send: (_nth, signal) => {
      world.clock.advance(50);
      const of = any();
      const { method, path, type, body } = of.request;
      return fetch(new URL(path, server.address), {
        method,
        headers: {
          'content-type': type,
          'x-slack-signature': of.signature,
          'x-slack-request-timestamp': of.timestamp,
          ...(of.isSigned ? signed(body) : {}),
        },
        body,
        signal,
      });
    },
  });
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['400', '401', '404']));
  expect(lines).toEqual([]);
  expect((await slack.command(OWNER, HERE, 'status 7')).status).toBe(200);
}, 7_200_000);

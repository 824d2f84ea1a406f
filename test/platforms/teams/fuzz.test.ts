import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Fields,
  from,
  mentioning,
  pressing,
  startTeams,
  type TeamsOnTest,
} from '../../support/teams.js';

const SEED = Number(process.env.SEED ?? 20211004);
const REQUESTS = Number(process.env.REQUESTS ?? 3_000);
const AT_ONCE = 20;
const CANARY = 'canary-7f3a91c2';

/** Mulberry32: small, seeded, the same everywhere. */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

let teams: TeamsOnTest;
const rejected: unknown[] = [];
const keep = (error: unknown) => void rejected.push(error);
beforeAll(async () => {
  process.on('unhandledRejection', keep);
  teams = await startTeams();
});
afterAll(async () => {
  process.off('unhandledRejection', keep);
  await teams.close();
});

const extending = (name: string, value: unknown): Fields => ({
  type: 'invoke',
  name: `composeExtension/${name}`,
  value,
});

const KINDS: readonly Fields[] = [
  { text: `status of rec 7 ${CANARY}` },
  mentioning(`update 7 ${CANARY}`),
  pressing('show-status', { ref: 'RAPE-P1-2021/7' }),
  pressing('submit-update', { form: 'f', recommendation: 'RAPE-P1-2021/7', done: CANARY }),
  pressing('assign', { ref: '7', to: CANARY }, { from: from('viewer') }),
  { ...pressing('refresh-status', { ref: '7' }), from: from('owner') },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:scrutiny' }], text: undefined },
  { type: 'installationUpdate', action: 'add', text: undefined },
  { type: 'messageUpdate', channelData: { eventType: 'editMessage' }, text: CANARY },
  { type: 'event', name: 'application/vnd.microsoft.meetingStart', text: undefined },
  { type: 'invoke', name: 'composeExtension/query', value: { commandId: CANARY } },
  extending('query', { commandId: 'searchRecommendations', parameters: [{ name: 'query', value: CANARY }] }),
  extending('fetchTask', {
    commandId: 'useAsUpdate',
    messagePayload: {
      linkToMessage: 'https://example.org/',
      body: { contentType: 'html', content: `<p>${CANARY}` },
    },
  }),
  extending('submitAction', {
    commandId: 'useAsUpdate',
    data: { 'scrutiny.verb': 'use-as-update', text: CANARY, ref: '7' },
  }),
  { deliveryMode: 'expectReplies', text: 'help' },
];

const HOSTILE: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  true,
  [],
  {},
  [[[[[[]]]]]],
  '__proto__',
  'x'.repeat(5_000),
  '\u0000\u202e\ufeff',
  '\ud800',
  `<at>${CANARY}</at>`,
  '../../../etc/passwd',
  '19:a/b?c#d@thread.tacv2;messageid=;messageid=7',
  'http://127.0.0.1:1/',
  'http://127.0.0.1:99999/',
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}'),
  Array.from({ length: 200 }, (_, at) => ({ type: 'mention', text: 'a', mentioned: { id: at } })),
];

test(`${REQUESTS} malformed activities: no 5xx, nothing unhandled, no word of theirs in the log (SEED=${SEED})`, async () => {
  const next = random(SEED);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  /** Puts something hostile, or nothing, somewhere in a copy of the activity. */
  const spoiled = (whole: Record<string, unknown>): unknown => {
    const copy = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
    for (let times = Math.ceil(next() * 3); times > 0; times -= 1) {
      let part: Record<string, unknown> = copy;
      for (;;) {
        const keys = Object.keys(part);
        const key = keys.length > 0 && next() < 0.97 ? one(keys) : one(['__proto__', 'extra', 'value', 'id']);
        const inner = Object.hasOwn(part, key) ? part[key] : undefined;
        if (typeof inner === 'object' && inner !== null && next() < 0.6) {
          part = inner as Record<string, unknown>;
          continue;
        }
        if (next() < 0.25) delete part[key];
        else
          Object.defineProperty(part, key, {
            value: JSON.parse(JSON.stringify(one(HOSTILE))),
            enumerable: true,
            configurable: true,
            writable: true,
          });
        break;
      }
    }
    return copy;
  };
  const statuses = new Map<number, number>();
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, at) => {
        const body = spoiled(teams.activity({ ...one(KINDS), id: `fuzz-${sent + at}` }));
        const text = next() < 0.05 ? JSON.stringify(body).slice(0, Math.floor(next() * 300)) : body;
        const response = await teams.post(text);
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      }),
    );
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  // Some were still good enough to be answered, and some were not.
  expect(statuses.get(200)).toBeGreaterThan(100);
  expect(statuses.get(400)).toBeGreaterThan(100);
  expect(rejected).toEqual([]);
  expect([...teams.lines, ...teams.world.log.lines].join('\n')).not.toContain(CANARY);
  expect(teams.world.log.lines).toEqual([]);
  expect((await teams.send()).status).toBe(200);
}, 600_000);

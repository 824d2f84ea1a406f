import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bombard, JUDGED, REQUESTS, SEED } from '../../support/bombard.js';
import { anyRequest, CANARY, createSpoiler, HEADER, oneByOne, random } from '../../support/spoil.js';
import {
  type Fields,
  from,
  mentioning,
  pressing,
  startTeams,
  type TeamsOnTest,
} from '../../support/teams.js';
import { SERVICE, startLiveTeams } from '../../support/teams-live.js';

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

const ANY = fc.tuple(anyRequest('/api/messages', '/api'), HEADER);

/** Requests one after the other, from the seed: most of them activities of which something was spoiled. */
const createSender = (
  teams: TeamsOnTest,
  over: Fields,
  tokenFor: (serviceUrl: unknown) => string,
  wrong: readonly string[],
) => {
  const next = random(SEED);
  const { one, spoiled } = createSpoiler(next);
  const any = oneByOne(ANY, SEED);
  return (nth: number, signal: AbortSignal): Promise<Response> => {
    const send = (method: string, path: string, body: string, type: string, authorization: string) =>
      fetch(new URL(path, teams.address), {
        method,
        body,
        headers: { 'content-type': type, ...(authorization ? { authorization } : {}) },
        signal,
      });
    const right = teams.activity({ ...over, ...one(KINDS), id: `fuzz-${nth}` });
    const post = (body: object, authorization: string, cut = Number.POSITIVE_INFINITY) =>
      send('POST', '/api/messages', JSON.stringify(body).slice(0, cut), 'application/json', authorization);
    const kind = next();
    if (kind < 0.1) return post(right, one(wrong));
    if (kind < 0.25) {
      const [{ method, path, type, body }, authorization] = any();
      return send(method, path, body, type, next() < 0.5 ? authorization : tokenFor(SERVICE));
    }
    const body = spoiled(right);
    // Half of those that are called back from elsewhere have a token that says so too.
    const token = tokenFor(next() < 0.5 ? body.serviceUrl : right.serviceUrl);
    return post(body, token, kind < 0.3 ? Math.floor(next() * 300) : undefined);
  };
};

const HALF = REQUESTS / 2;
/** Among the tests the demo gets the other half. */
const LIVE = JUDGED ? REQUESTS : HALF;

const check = async (
  what: string,
  requests: number,
  teams: TeamsOnTest,
  send: ReturnType<typeof createSender>,
  rest: () => void,
) => {
  const { statuses, told } = await bombard({
    what,
    requests,
    send,
    told: () => [teams.lines, teams.world.log.lines].flatMap((kept) => (kept as string[]).splice(0)),
    rest: async () => {
      teams.connector.forget();
      rest();
    },
  });
  // Some were still good enough to be answered, and some were not.
  expect(statuses[200]).toBeGreaterThan(requests / 30);
  expect(statuses[400]).toBeGreaterThan(requests / 30);
  expect(told.join('\n')).not.toMatch(/canary|outbound-token|Bearer|eyJ/);
  return { statuses, told };
};

test(`Teams, live: ${LIVE} malformed and hostile requests: no 5xx, nothing unhandled, no secret and no word of theirs in the log (SEED=${SEED})`, async () => {
  const teams = await startLiveTeams();
  const { issuer, fetched: called } = teams;
  const tokens = new Map<unknown, string>();
  const tokenFor = (serviceUrl: unknown): string => {
    const url = typeof serviceUrl === 'string' ? serviceUrl : SERVICE;
    const token = tokens.get(url) ?? `Bearer ${issuer.token(url)}`;
    tokens.set(url, token);
    return token;
  };
  const wrong = issuer.wrong(SERVICE).map(([, authorization]) => authorization);
  try {
    const send = createSender(teams, { serviceUrl: SERVICE }, tokenFor, wrong);
    const { statuses } = await check('Teams, live', LIVE, teams, send, () => called.splice(0));
    expect(statuses[401]).toBeGreaterThan(LIVE / 30);
    expect(statuses[403]).toBeGreaterThan(0);
    const headers = { authorization: tokenFor(SERVICE) };
    expect((await teams.send({ serviceUrl: SERVICE }, headers)).status).toBe(200);
  } finally {
    await teams.close();
  }
}, 7_200_000);

test.skipIf(JUDGED)(
  `Teams, demo: ${HALF} of them without tokens: the same, and nothing in the log but what cannot be reached (SEED=${SEED})`,
  async () => {
    const teams = await startTeams();
    try {
      const send = createSender(teams, {}, () => '', ['']);
      const { told } = await check('Teams, demo', HALF, teams, send, () => undefined);
      // On this machine anything may be named as the place to call back to, where nobody may be.
      const unreachable =
        /^teams: an answer \(\w+\) could not be shown: (Teams could not be reached|The connection to Teams broke)/;
      expect(told.filter((line) => !unreachable.test(line))).toEqual([]);
      expect((await teams.send()).status).toBe(200);
    } finally {
      await teams.close();
    }
  },
  600_000,
);

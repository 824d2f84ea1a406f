import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTeams, type TeamsOnTest } from '../../support/teams.js';

let teams: TeamsOnTest;
beforeAll(async () => {
  teams = await startTeams();
});
afterAll(async () => {
  await teams.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('without credentials, in a demo', () => {
  test.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a browser’s request from another site', { 'sec-fetch-site': 'cross-site' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy by the standard’s name', { forwarded: 'for=203.0.113.9' }],
  ])('%s is refused', async (_what, headers) => {
    expect((await teams.send({}, headers)).status).toBe(403);
    expect(teams.connector.calls).toEqual([]);
  });

  test('only this machine is called back', async () => {
    for (const serviceUrl of [
      'https://smba.trafficmanager.net/uk/',
      'http://10.0.0.1:9/',
      'http://127.0.0.1@evil.example/',
      'http://localhost.evil.example/',
    ])
      expect((await teams.send({ serviceUrl })).status).toBe(403);
    expect(teams.connector.calls).toEqual([]);
  });

  test('clients of other channels than Teams are answered', async () => {
    for (const channelId of ['emulator', 'msteams', 'test'])
      expect((await teams.send({ channelId, id: channelId })).status).toBe(200);
    expect(teams.connector.messages().filter(({ method }) => method === 'POST')).toHaveLength(3);
  });
});

describe('what is no activity', () => {
  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['nothing', ''],
    ['an empty object', '{}'],
    ['a text', '"hello"'],
    ['a number', '7'],
    ['broken JSON', '{"type":'],
    ['a type that is none', '{"type":7}'],
    ['a type alone', '{"type":"message"}'],
    ['depth', '['.repeat(100_000)],
  ])('(%s) is 400 with one plain sentence', async (_what, body) => {
    const response = await teams.post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ sentence: 'That is not an activity of the Bot Framework.' });
  });

  test.each([
    ['conversation', { conversation: { id: 'a:\ud800', conversationType: 'personal' } }],
    ['activity', { id: '\udc00' }],
    ['message that is replied to', { replyToId: 'a\ud83d' }],
  ])('an id of a %s that no address can hold is 400, and nothing is tried', async (_what, over) => {
    const { length } = teams.connector.calls;
    expect((await teams.send(over)).status).toBe(400);
    expect(teams.connector.calls.length).toBe(length);
    expect(teams.lines).toEqual([]);
  });

  test('too long is 413', async () => {
    expect((await teams.post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }))).status).toBe(
      413,
    );
  });

  test.each([
    ['text/plain', 415],
    ['application/json; charset=utf-16', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=utf-8', 400],
    ['application/json;charset="UTF-8"', 400],
    ['Application/JSON', 400],
  ])('as %s is %i', async (type, status) => {
    expect((await teams.post('{}', { 'content-type': type })).status).toBe(status);
  });

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is 405', async (method) => {
    const response = await fetch(new URL('/api/messages', teams.address), { method, headers: JSON_TYPE });
    expect(response.status).toBe(405);
  });
});

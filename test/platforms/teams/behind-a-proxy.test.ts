import { Agent, type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LONGEST_BODY } from '../../../src/platforms/teams/guard.js';
import { useTeams } from '../../support/use-teams.js';

const on = useTeams();
const JSON_TYPE = 'application/json';
const LONG = Buffer.alloc(LONGEST_BODY + 50_000, 'x');

// As a proxy has it: one connection, over which one request comes after the other.
let agent: Agent;
beforeEach(() => {
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(() => agent.destroy());

/** Sends a request piece by piece, all of it, whatever is answered meanwhile. Rejects where the connection breaks. */
const send = async (
  body: Buffer,
  { method = 'POST', path = '/api/messages', type = JSON_TYPE, announced = true },
): Promise<IncomingMessage> => {
  const headers = { 'content-type': type, ...(announced ? { 'content-length': body.length } : {}) };
  const sent = request(new URL(path, on.teams.address), { method, agent, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  for (let at = 0; at < body.length; at += 65_536) {
    await new Promise((written) => sent.write(body.subarray(at, at + 65_536), written));
  }
  sent.end();
  const response = await answered;
  for await (const _piece of response);
  return response;
};

test.each([
  [413, 'is announced as too long', {}],
  [413, 'turns out to be too long', { announced: false }],
  [415, 'is of a type that is not read', { type: 'text/xml' }],
  [405, 'is not posted', { method: 'PUT' }],
  [404, 'goes to nowhere', { path: '/nowhere' }],
])(
  '%i for a body that %s comes before all of it is read, and the connection stays of use',
  async (status, _why, of) => {
    const refused = await send(LONG, of);
    expect(refused.statusCode).toBe(status);
    expect(refused.headers.connection).toBe('keep-alive');
    const taken = await send(Buffer.from(JSON.stringify(on.teams.activity())), {});
    expect(taken.statusCode).toBe(200);
  },
);

test('a connection is kept for longer than the minute for which proxies keep theirs', async () => {
  const { headers } = await send(Buffer.from('{}'), {});
  const [, seconds] = /timeout=(\d+)/.exec(String(headers['keep-alive'])) ?? [];
  expect(Number(seconds)).toBeGreaterThan(60);
});

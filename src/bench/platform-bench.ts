import { fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median, table } from './bench.js';
import { type Knock, type Load, load } from './load.js';
import { SPEAKERS, speakerInSlack, speakerInTeams } from './register-of.js';

/** "Status of rec 7" over 10,000 recommendations, answered with its card, beside the platform's bare SDK. */

const CONNECTIONS = 20;
const WARM_UP = 2_000;
const ROUND = 3_000;
const ROUNDS = 5;

interface Side {
  readonly port: number;
  memory(): Promise<number>;
  stop(): void;
}

const startSide = async (side: string, folder: string, extra: string): Promise<Side> => {
  const child = fork(join(import.meta.dirname, 'platform-server.js'), [side, folder, extra]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    memory: async () => {
      child.send('memory');
      const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
      return memory;
    },
    stop: () => void child.send('stop'),
  };
};

/** Where the answers go: it takes everything at once, and keeps the first message that it is sent. */
const startReceiving = async () => {
  let first: unknown;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    if (first === undefined && text.includes('AdaptiveCard')) first = JSON.parse(text);
    response.writeHead(200, { 'content-type': 'application/json' });
    const asked = new URLSearchParams(text).get('user');
    const user = { id: asked, team_id: 'T0BENCH', name: 'governance', profile: {} };
    response.end(
      JSON.stringify({
        ok: true,
        id: randomUUID(),
        ts: '1.1',
        team_id: 'T0BENCH',
        user_id: 'U0BOT',
        bot_id: 'B0BOT',
        user,
      }),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    first: () => first,
    close: () => server.close(),
  };
};

/** Another recommendation each time, so that neither an answer nor a former card can be taken from the last one. */
const numberOf = (asked: number): number => 1 + (asked % 9_000);

/** Everybody in their own conversation with the bot. */
const teamsKnock = (serviceUrl: string): (() => Knock) => {
  let asked = 0;
  return () => {
    asked += 1;
    const body = JSON.stringify({
      type: 'message',
      id: `${asked}`,
      channelId: 'msteams',
      serviceUrl,
      from: {
        id: `29:${asked % SPEAKERS}`,
        name: 'Governance officer',
        aadObjectId: speakerInTeams(asked % SPEAKERS),
      },
      recipient: { id: '28:bot', name: 'Scrutiny' },
      conversation: { id: `a:${asked % SPEAKERS}`, conversationType: 'personal' },
      text: `status of rec ${numberOf(asked)}`,
    });
    return { path: '/api/messages', headers: { 'content-type': 'application/json' }, body };
  };
};

const slackKnock = (responseUrl: string): (() => Knock) => {
  let asked = 0;
  return () => {
    asked += 1;
    const body = new URLSearchParams({
      command: '/rec',
      text: `status ${numberOf(asked)}`,
      team_id: 'T0BENCH',
      user_id: speakerInSlack(asked % SPEAKERS),
      user_name: 'governance',
      channel_id: 'C0BENCH',
      channel_name: 'bench',
      trigger_id: `trigger-${asked}`,
      response_url: responseUrl,
    }).toString();
    const seconds = Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000);
    const signature = createHmac('sha256', 'bench').update(`v0:${seconds}:${body}`).digest('hex');
    return {
      path: '/slack/events',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(seconds),
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    };
  };
};

interface Measured {
  readonly loads: readonly Load[];
  readonly memory: number;
}

/** Both sides in turns, so that a noisy machine is noisy for both. */
const beside = async (
  sides: readonly Side[],
  knocks: readonly (() => Knock)[],
): Promise<readonly Measured[]> => {
  const of = (at: number, milliseconds: number) =>
    load({
      port: sides[at]?.port ?? 0,
      connections: CONNECTIONS,
      milliseconds,
      knock: knocks[at] ?? (() => ({ path: '/', headers: {}, body: '' })),
    });
  const loads: Load[][] = sides.map(() => []);
  for (const at of sides.keys()) await of(at, WARM_UP);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const at of sides.keys()) loads[at]?.push(await of(at, ROUND));
  return Promise.all(
    sides.map(async (side, at) => ({ loads: loads[at] ?? [], memory: await side.memory() })),
  );
};

const figure = (measured: Measured | undefined, of: (one: Load) => number): number =>
  median((measured?.loads ?? []).map(of));

const report = (
  print: (line: string) => void,
  names: readonly string[],
  measured: readonly Measured[],
  least: number,
): readonly string[] => {
  const rows = measured.map((one, at) => [
    names[at] ?? '',
    Math.round(figure(one, ({ perSecond }) => perSecond)).toLocaleString('en-GB'),
    `${figure(one, ({ p50 }) => p50).toFixed(1)} ms`,
    `${figure(one, ({ p99 }) => p99).toFixed(1)} ms`,
    `${Math.round(one.memory / 1e6)} MB`,
  ]);
  for (const line of table([['', 'a second', 'p50', 'p99', 'memory'], ...rows])) print(line);
  const ratio = median(
    (measured[0]?.loads ?? []).map(
      ({ perSecond }, at) => perSecond / (measured[1]?.loads[at]?.perSecond ?? Number.NaN),
    ),
  );
  const failed = measured.reduce(
    (sum, { loads }) => sum + loads.reduce((all, one) => all + one.failed, 0),
    0,
  );
  print(
    `\n${names[0]} ÷ ${names[1]}: ${ratio.toFixed(2)} × (at least ${least} is promised); ${failed} failed.`,
  );
  return [
    ...(ratio >= least ? [] : [`${names[0]} is ${ratio.toFixed(2)} × the bare SDK; ${least} × is promised.`]),
    ...(failed === 0 ? [] : [`${failed} requests of ${names[0]} or ${names[1]} failed.`]),
  ];
};

const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'scrutiny-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Teams: the card of a status, beside the SDK answering with that very card. */
export const teamsBench: Bench = {
  name: 'teams: status of rec 7, over 20 connections',
  run: (print) =>
    withFolder(async (folder) => {
      const receiving = await startReceiving();
      const us = await startSide('teams', folder, '');
      const knock = teamsKnock(receiving.address);
      await load({ port: us.port, connections: 1, milliseconds: 300, knock });
      const sent = receiving.first() as { attachments?: { content?: unknown }[] } | undefined;
      const card = JSON.stringify(sent?.attachments?.[0]?.content ?? null);
      await writeFile(join(folder, 'card.json'), card);
      print(`The card has ${card.length.toLocaleString('en-GB')} characters.\n`);
      const bare = await startSide('bare-teams', folder, join(folder, 'card.json'));
      try {
        const measured = await beside([us, bare], [knock, teamsKnock(receiving.address)]);
        return report(print, ['Scrutiny', 'bare SDK'], measured, 0.8);
      } finally {
        us.stop();
        bare.stop();
        receiving.close();
      }
    }),
};

/** Slack: the whole answer to `/rec status 7`, beside Bolt's own bare acknowledgement. */
export const slackBench: Bench = {
  name: 'slack: /rec status 7, over 20 connections, signed',
  run: (print) =>
    withFolder(async (folder) => {
      const receiving = await startReceiving();
      const us = await startSide('slack', folder, `${receiving.address}/api/`);
      const bare = await startSide('bare-slack', folder, '');
      try {
        const measured = await beside(
          [us, bare],
          [slackKnock(receiving.address), slackKnock(receiving.address)],
        );
        return report(print, ['Scrutiny', 'bare Bolt'], measured, 0.5);
      } finally {
        us.stop();
        bare.stop();
        receiving.close();
      }
    }),
};

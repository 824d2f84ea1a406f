import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createBot } from '../bot.js';
import { loadCards } from '../cards.js';
import { systemClock } from '../clock.js';
import { noResponse } from '../domain/defaults.js';
import type { Door } from '../platforms/door.js';
import { listen } from '../platforms/listen.js';
import { createBareAck } from '../platforms/slack/bare-ack.js';
import { createSlack } from '../platforms/slack/door.js';
import { createBareEcho } from '../platforms/teams/bare-echo.js';
import { createTeams } from '../platforms/teams/door.js';
import type { OpenStore } from '../store/store.js';
import { openFilled, quiet, SPEAKERS, speakerInSlack, speakerInTeams } from './register-of.js';

/** One side of a platform's bench in a process of its own: ours or the bare SDK, asked by the process that started it. */

const ROOT = join(import.meta.dirname, '..', '..');
const RECOMMENDATIONS = 10_000;
const [side = '', folder = '', extra = ''] = process.argv.slice(2);

const aRegister = async (): Promise<OpenStore> => {
  const store = await openFilled(folder, RECOMMENDATIONS, 3_600_000);
  await store.change({ by: 'bench', via: 'start', why: 'A bench.', cause: null }, (tx) => {
    tx.add('inspections', {
      id: 'RAPE-P1-2021',
      title: 'An inspection',
      publisher: 'HMICFRS',
      publishedOn: '2021-07-16',
      letterOn: null,
      related: [],
      response: noResponse(),
    });
    for (let n = 0; n < SPEAKERS; n += 1)
      tx.add('people', {
        id: `governance-officer-${n}`,
        name: `Governance officer ${n}`,
        initials: '',
        roles: ['governance'],
        accounts: [
          { platform: 'teams', id: speakerInTeams(n), by: 'register' },
          { platform: 'slack', id: `T0BENCH/${speakerInSlack(n)}`, by: 'register' },
        ],
        email: null,
        zone: null,
        away: [],
        active: true,
      });
  });
  return store;
};

const ours = async (open: (store: OpenStore) => Promise<Door>): Promise<number> => {
  const door = await open(await aRegister());
  const { address } = await listen({
    fetch: new Hono().fetch,
    endpoints: door.endpoint ? [door.endpoint] : [],
    host: '127.0.0.1',
    port: 0,
  });
  return Number(new URL(address).port);
};

const onThis = (store: OpenStore) => ({
  bot: createBot({ store, clock: systemClock, log: quiet }),
  store,
  clock: systemClock,
  toCard: loadCards(join(ROOT, 'cards')),
  log: quiet,
});

const SIDES: Readonly<Record<string, () => Promise<number>>> = {
  teams: () =>
    ours((store) => createTeams({ ...onThis(store), config: null, transcript: join(folder, 'teams.jsonl') })),
  'bare-teams': async () => {
    const server = createBareEcho(JSON.parse(await readFile(extra, 'utf8')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  },
  slack: () =>
    ours((store) =>
      createSlack({
        ...onThis(store),
        config: { signingSecret: 'bench', botToken: 'xoxb-bench', appToken: null, apiUrl: extra },
        transcript: join(folder, 'slack.jsonl'),
      }),
    ),
  'bare-slack': async () => (await createBareAck('bench')).port,
};

const start = SIDES[side];
if (!start) throw new Error(`There is no side ${side}.`);
process.on('message', (asked) => {
  if (asked === 'stop') process.exit(0);
  if (asked === 'memory') process.send?.({ memory: process.memoryUsage().rss });
});
process.send?.({ port: await start() });

import { join } from 'node:path';
import { Hono } from 'hono';
import { buildDemoClock, systemClock } from '../clock.js';
import type { SlackConfig } from '../config.js';
import type { Board } from '../domain/register.js';
import { COMMANDS } from '../intents/commands.js';
import { createPaperFor } from '../papers/paper-for.js';
import { calendarRoutes } from '../platforms/calendar/routes.js';
import type { Door } from '../platforms/door.js';
import { sayStatus } from '../platforms/endpoint.js';
import { listen } from '../platforms/listen.js';
import { paperRoutes } from '../platforms/papers/routes.js';
import { createWeb, type Web } from '../platforms/web/server.js';
import type { DemoClock } from '../ports.js';
import type { Ticker } from '../scheduling/tick.js';
import { pathsIn } from '../store/paths.js';
import { sinceLastMeeting } from '../use-cases/since-last-meeting.js';
import type { AtConsole } from './at-console.js';
import { cardSamples } from './card-samples.js';
import { createHealthRoutes } from './health-routes.js';
import { type House, ROOT } from './open-house.js';
import { personas } from './personas.js';
import { BOARD_CHANNEL } from './seed-demo.js';

/** The platforms that are open, and the one server that they share. */
export interface Doors {
  readonly open: readonly Door[];
  /** Where the server listens; null where no platform needs one. */
  readonly address: string | null;
  /** The demo's settable clock; null in live mode. */
  readonly demoClock: DemoClock | null;
  close(): Promise<void>;
}

/** What the suggestions under the page's composer are made of: the first words of the table. */
const SUGGESTED: ReadonlySet<string> = new Set([
  'status',
  'list',
  'update',
  'changes',
  'meeting',
  'response',
  'help',
]);

const openPage = async (
  { config, log }: Pick<AtConsole, 'config' | 'log'>,
  { store, bot, toCard }: House,
  clock: DemoClock,
): Promise<Web> =>
  createWeb({
    bot,
    toCard,
    log,
    clock,
    people: () => personas(store.read()),
    board: () => ({
      conversation: BOARD_CHANNEL,
      name: store.read().conversations.get(BOARD_CHANNEL)?.name ?? 'Board',
    }),
    suggestions: () => COMMANDS.filter(({ word }) => SUGGESTED.has(word)).map(({ example }) => example),
    samples: () => cardSamples(join(ROOT, 'cards'), toCard),
    transcript: pathsIn(config.dataDir).page,
    root: ROOT,
    zone: store.read().settings.get('register')?.zone ?? 'Europe/London',
  });

const teamsDeps = (
  { config, log }: Pick<AtConsole, 'config' | 'log'>,
  { store, clock, bot, toCard }: House,
) => ({
  config: config.teams,
  bot,
  store,
  clock,
  toCard,
  log,
  transcript: pathsIn(config.dataDir).teams,
});

/** Teams' library takes a second to load, so a start without Teams does not load it. */
const openTeams = async (of: Pick<AtConsole, 'config' | 'log'>, house: House): Promise<Door> => {
  const { createTeams } = await import('../platforms/teams/door.js');
  return createTeams(teamsDeps(of, house));
};

/** In a demo, Teams' endpoint for clients on this machine opens when the first of them calls. */
const openTeamsWhenCalled = (of: Pick<AtConsole, 'config' | 'log'>, house: House): Door => {
  let opened: Promise<Door> | undefined;
  const door = (): Promise<Door> => {
    opened ??= openTeams(of, house).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    platform: 'teams',
    endpoint: {
      path: '/api/messages',
      answer: async (asked) => {
        const opened = await door().catch((error: unknown) => {
          of.log.error(
            `Teams could not be opened: ${error instanceof Error ? error.message : String(error)}`,
          );
          return null;
        });
        return opened?.endpoint?.answer(asked) ?? sayStatus(503);
      },
    },
    messenger: {
      send: async (...given) => (await door()).messenger.send(...given),
      replace: async (...given) => (await door()).messenger.replace(...given),
      sentUnder: async (...given) => (await door()).messenger.sentUnder(...given),
    },
    close: async () => (await opened)?.close(),
  };
};

const openSlack = async (
  { config, log }: Pick<AtConsole, 'config' | 'log'>,
  slack: SlackConfig,
  { store, clock, bot, toCard }: House,
): Promise<Door> => {
  const { createSlack } = await import('../platforms/slack/door.js');
  const transcript = pathsIn(config.dataDir).slack;
  return createSlack({ config: slack, bot, store, clock, toCard, log, transcript });
};

/**
 * Opens every platform that is set up, and one server for those that are called over HTTP: on this machine alone
 * in a demo, on `HOST` in live mode. How the bot is comes first, for whoever watches it; the page comes last: its
 * guard and its answers are for all addresses left. `lastTick` is when a tick last ended, in milliseconds since 1970.
 * @throws OperatorError when the port is taken.
 */
export const openDoors = async (
  { config, log }: Pick<AtConsole, 'config' | 'log'>,
  house: House,
  ticker: Ticker,
  lastTick: () => number,
): Promise<Doors> => {
  const open: Door[] = [];
  const closeAll = async (): Promise<void> => {
    for (const door of open) await door.close();
  };
  if (config.mode === 'demo') open.push(openTeamsWhenCalled({ config, log }, house));
  else if (config.teams) open.push(await openTeams({ config, log }, house));
  if (config.slack) open.push(await openSlack({ config, log }, config.slack, house));
  const { store, clock, links, papers } = house;
  const { mode } = config;
  const demoClock =
    mode === 'demo' ? buildDemoClock({ machine: systemClock, store, tick: () => ticker.tick() }) : null;
  const changed = (board: Board) => sinceLastMeeting({ store }, board, clock.now());
  const files = paperRoutes({
    links: papers,
    paperFor: createPaperFor({ store, clock, changed }),
    mode,
    log,
  });
  // Without an address that people can reach there are no links to files.
  const hasFiles = mode === 'demo' || config.publicUrl !== null;
  const pages: Hono[] = [
    ...(links ? [calendarRoutes({ store, clock, links, mode, log })] : []),
    ...(hasFiles ? [files] : []),
  ];
  if (demoClock !== null) {
    // The page answers at all addresses left, so it is the last.
    const { app, messenger, close } = await openPage({ config, log }, house, demoClock);
    open.push({ platform: 'web', endpoint: null, messenger, close });
    pages.push(app);
  }
  const endpoints = open.flatMap(({ endpoint }) => endpoint ?? []);
  if (endpoints.length === 0 && pages.length === 0)
    return { open, address: null, demoClock, close: closeAll };
  const app = new Hono();
  app.route('/', createHealthRoutes({ store: house.store, clock: house.clock, lastTick }));
  for (const page of pages) app.route('/', page);
  const server = await listen({
    fetch: app.fetch,
    endpoints,
    host: config.mode === 'demo' ? '127.0.0.1' : config.host,
    port: config.port,
  }).catch(async (error: unknown) => {
    await closeAll();
    throw error;
  });
  return {
    open,
    address: server.address,
    demoClock,
    close: async () => {
      await server.close();
      await closeAll();
    },
  };
};

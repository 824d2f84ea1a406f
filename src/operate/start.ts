import { buildDemoClock, systemClock } from '../clock.js';
import { toMilliseconds } from '../domain/calendar.js';
import { mayBeInBoard } from '../domain/permission.js';
import type { Person, Register } from '../domain/register.js';
import { standingOf } from '../domain/reminder.js';
import { SAY_ROLE, sayList, sayShort } from '../domain/words.js';
import { COMMANDS } from '../intents/commands.js';
import { answerRequest } from '../platforms/console/ask-bot.js';
import { listen } from '../platforms/web/listen.js';
import { createWeb, type Persona, type Web } from '../platforms/web/server.js';
import type { Bot, Messenger } from '../ports.js';
import { createDelivering } from '../scheduling/deliver.js';
import { createEveryMinute } from '../scheduling/every-minute.js';
import { createTicker, startTicking, type Ticker } from '../scheduling/tick.js';
import { backup, backupWanted } from '../store/backup.js';
import { pathsIn } from '../store/paths.js';
import { viewOfMeetingDelivery } from '../views/meeting.js';
import { type AtConsole, line } from './at-console.js';
import { offerAdminCode } from './offer-admin-code.js';
import { type House, openHouse, ROOT } from './open-house.js';
import { BOARD_CHANNEL } from './seed-demo.js';

/** A bot that runs. */
export interface Running {
  /** The page's address in demo mode; null in live mode. */
  readonly address: string | null;
  /** The code to become the first administrator, for a live register that has none; null otherwise. */
  readonly adminCode: string | null;
  readonly house: House;
  stop(): Promise<void>;
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

/** Starts the bot: register, road, clock, and in demo mode the page. @throws one sentence for the operator. */
export const startBot = async ({
  config,
  log,
  login,
}: Pick<AtConsole, 'config' | 'log' | 'login'>): Promise<Running> => {
  const house = await openHouse(config, log);
  const { store, clock } = house;
  const messengers: { web?: Messenger } = {};
  const deliver = createDelivering({
    store,
    clock,
    log,
    messengers,
    standingOf,
    viewOf: (delivery, register, now) => {
      const view = viewOfMeetingDelivery(delivery, register, now);
      if (view === null) throw new Error(`No view says a delivery of the rule ${delivery.rule}.`);
      return view;
    },
    jitter: Math.random,
  });
  const ticker = createTicker(createEveryMinute({ store, clock }, deliver, log), log);
  const bot = createPrompt(house.bot, house, ticker);
  const turns = answerRequest(bot, { mode: config.mode, login });
  store.serve(async (asked) => {
    const to = backupWanted(asked);
    return to === null ? turns(asked) : backup(store, to);
  });
  const page = config.mode === 'demo' ? await openPage({ config, log }, { ...house, bot }, ticker) : null;
  if (page) messengers.web = page.web.messenger;
  const adminCode = await offerAdminCode(store, clock);
  const ticking = startTicking(ticker, log);
  return {
    address: page?.address ?? null,
    adminCode,
    house,
    stop: async () => {
      await ticking.stop();
      await page?.close();
      // The last turns may have called for one more.
      await ticker.idle();
      await store.close();
    },
  };
};

/** The bot, and after each answer a tick at once where it left something to be sent now: nobody waits for the minute. */
const createPrompt =
  (bot: Bot, { store, clock }: Pick<House, 'store' | 'clock'>, ticker: Ticker): Bot =>
  async (turn) => {
    const answer = await bot(turn);
    const now = clock.now();
    const due = [...store.read().deliveries.values()].some(
      ({ state, notBefore }) => state === 'decided' && toMilliseconds(notBefore) <= now,
    );
    if (due) void ticker.tick();
    return answer;
  };

const openPage = async (
  { config, log }: Pick<AtConsole, 'config' | 'log'>,
  { store, bot, toCard }: House,
  ticker: Ticker,
): Promise<{ readonly web: Web; readonly address: string; close(): Promise<void> }> => {
  const web = await createWeb({
    bot,
    toCard,
    log,
    clock: buildDemoClock({ machine: systemClock, store, tick: () => ticker.tick() }),
    people: () => personas(store.read()),
    board: () => ({
      conversation: BOARD_CHANNEL,
      name: store.read().conversations.get(BOARD_CHANNEL)?.name ?? 'Board',
    }),
    suggestions: () => COMMANDS.filter(({ word }) => SUGGESTED.has(word)).map(({ example }) => example),
    transcript: pathsIn(config.dataDir).page,
    root: ROOT,
    zone: store.read().settings.get('register')?.zone ?? 'Europe/London',
  });
  const server = await listen({ fetch: web.app.fetch, host: '127.0.0.1', port: config.port }).catch(
    async (error: unknown) => {
      await web.close();
      await store.close();
      throw error;
    },
  );
  return {
    web,
    address: server.address,
    close: async () => {
      await server.close();
      await web.close();
    },
  };
};

/** Everybody with an account on the page, what they are there for, and whether the board's channel is for them. */
export const personas = (register: Register): Persona[] =>
  [...register.people.values()].flatMap((person) => {
    const account = person.accounts.find(({ platform }) => platform === 'web');
    if (!account || !person.active) return [];
    const owns = [...register.recommendations.values()].filter(({ owner }) => owner === person.id);
    const chairs = [...register.boards.values()].filter(({ chair }) => chair === person.id);
    const hint = [
      ...person.roles.map((role) => SAY_ROLE[role]),
      ...chairs.map(({ name }) => `chairs the ${name}`),
      owns.length > 0 ? `owns ${sayList(owns.slice(0, 6).map(sayShort))}` : '',
    ].filter(Boolean);
    return [
      { id: account.id, name: person.name, hint: hint.join('; '), inBoard: inBoardChannel(register, person) },
    ];
  });

const inBoardChannel = (register: Register, person: Person): boolean => {
  const board = register.boards.get(register.conversations.get(BOARD_CHANNEL)?.board ?? '');
  return board !== undefined && mayBeInBoard(register, person, board);
};

/** `npm start`: runs until it is told to stop. */
export const start = async (operator: AtConsole, untilStopped: Promise<void>): Promise<number> => {
  const { config, output } = operator;
  const running = await startBot(operator);
  if (running.address) {
    line(output, `Scrutiny runs in demo mode: open ${running.address}`);
    line(output, `On the console: npm run chat. The register is in ${config.dataDir}. Ctrl+C stops.`);
  } else {
    line(
      output,
      `Scrutiny runs in live mode. The register is in ${config.dataDir}. Talk to it with npm run chat. Ctrl+C stops.`,
    );
    if (running.adminCode) {
      line(
        output,
        `No administrator yet. Whoever sends this code to the bot within an hour becomes one: ${running.adminCode}`,
      );
    }
  }
  await untilStopped;
  await running.stop();
  return 0;
};

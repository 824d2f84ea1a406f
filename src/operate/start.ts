import { toMilliseconds } from '../domain/calendar.js';
import { isTicking } from '../domain/health.js';
import type { Platform } from '../domain/register.js';
import { answerRequest } from '../platforms/console/ask-bot.js';
import type { Bot, DemoClock, Log, Messenger } from '../ports.js';
import { createDelivering } from '../scheduling/deliver.js';
import { createEveryMinute } from '../scheduling/every-minute.js';
import { createTicker, startTicking, type Ticker } from '../scheduling/tick.js';
import { backup, backupWanted } from '../store/backup.js';
import { type AtConsole, line } from './at-console.js';
import { isNextReminder, overhear, toNextReminder } from './next-reminder.js';
import { offerAdminCode } from './offer-admin-code.js';
import { openDoors } from './open-doors.js';
import { type House, openHouse } from './open-house.js';
import { whatIsSent } from './what-is-sent.js';

/** A bot that runs. */
export interface Running {
  /** Where it listens; null where nothing is set up that would be listened for. */
  readonly address: string | null;
  /** What is open beside the console. */
  readonly platforms: readonly Platform[];
  /** The code to become the first administrator, for a live register that has none; null otherwise. */
  readonly adminCode: string | null;
  readonly house: House;
  stop(): Promise<void>;
}

/** Starts the bot: register, road, clock, and in demo mode the page. @throws one sentence for the operator. */
export const startBot = async ({
  config,
  log,
  login,
}: Pick<AtConsole, 'config' | 'log' | 'login'>): Promise<Running> => {
  const house = await openHouse(config, log);
  const { store, clock } = house;
  const messengers: Partial<Record<Platform, Messenger>> = {};
  const sent = overhear(whatIsSent({ store }));
  const delivering = createDelivering({ store, clock, log, messengers, ...sent, jitter: Math.random });
  const everyMinute = createEveryMinute(house, delivering.deliver, log);
  const ticker = createTicker(async () => {
    await everyMinute();
    house.ticked();
  }, log);
  const bot = createPrompt(house.bot, house, ticker);
  const turns = answerRequest(bot, { mode: config.mode, login });
  let demoClock: DemoClock | null = null;
  store.serve(async (asked) => {
    const to = backupWanted(asked);
    if (to !== null) return backup(store, to);
    if (!isNextReminder(asked)) return turns(asked);
    if (demoClock === null) throw new Error('The clock can be set in a running demo only.');
    return toNextReminder(store, demoClock, sent);
  });
  const doors = await openDoors({ config, log }, { ...house, bot }, ticker, house.lastTick).catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  demoClock = doors.demoClock;
  for (const { platform, messenger } of doors.open) messengers[platform] = messenger;
  const adminCode = await offerAdminCode(store, clock);
  const ticking = startTicking(ticker, log);
  const watch = watchTicks(house, ticker, log);
  return {
    address: doors.address,
    platforms: doors.open.map(({ platform }) => platform),
    adminCode,
    house,
    stop: async () => {
      clearInterval(watch);
      await Promise.all([ticking.stop(), delivering.stop()]);
      await doors.close();
      // The last turns may have called for one more.
      await ticker.idle();
      await store.close();
    },
  };
};

/**
 * Looks every minute, by a timer of its own, whether the clock still does its work. Where it has stopped the operator
 * is told once and it is started again; `/readyz` and whoever asks hear of it meanwhile, governance with the next tick.
 */
const watchTicks = ({ lastTick, clock }: House, ticker: Ticker, log: Log): NodeJS.Timeout => {
  let told = false;
  const timer = setInterval(() => {
    const stopped = !isTicking(lastTick(), clock.now());
    if (stopped && !told) log.error('The clock has stopped: nothing was done by it for ten minutes.');
    told = stopped;
    if (stopped) void ticker.tick();
  }, 60_000);
  timer.unref();
  return timer;
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

/** `npm start`: runs until it is told to stop. */
export const start = async (operator: AtConsole, untilStopped: Promise<void>): Promise<number> => {
  const { config, output } = operator;
  const running = await startBot(operator);
  if (config.mode === 'demo') {
    line(output, `Scrutiny runs in demo mode: open ${running.address}`);
    line(output, `On the console: npm run chat. The register is in ${config.dataDir}. Ctrl+C stops.`);
  } else {
    line(
      output,
      `Scrutiny runs in live mode. The register is in ${config.dataDir}. Talk to it with npm run chat. Ctrl+C stops.`,
    );
    for (const platform of running.platforms)
      line(output, `${platform === 'teams' ? 'Microsoft Teams' : 'Slack'} is connected.`);
    if (running.address) line(output, `It listens at ${running.address}`);
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

import { join } from 'node:path';
import { createBot } from '../bot.js';
import { type CalendarLinks, demoLinks, liveLinks } from '../calendar-feed/links.js';
import { withCalendarLinks } from '../calendar-feed/on-cards.js';
import { loadCards } from '../cards.js';
import { aheadOf, systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { createPaperLinks, type PaperLinks } from '../papers/links.js';
import type { Bot, Clock, Log, ToCard } from '../ports.js';
import { type OpenStore, openStore } from '../store/store.js';
import { seedCycle } from './seed-cycle.js';
import { isSeeded, seedDemo } from './seed-demo.js';

/** The project's folder: cards, samples and the page's files are read from it. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Everything that a command stands on, open. */
export interface House {
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly bot: Bot;
  readonly toCard: ToCard;
  /** Where files of papers are found, each for one person and a quarter of an hour. */
  readonly papers: PaperLinks;
  /** Null where boards have no calendar feeds: in live mode without a secret for them. */
  readonly links: CalendarLinks | null;
  /**
   * When the clock's work was last done, in milliseconds since 1970 by the register's clock. Measured by the
   * machine's, so that setting a demo's clock ahead is no standstill.
   */
  readonly lastTick: () => number;
  /** Says that the clock's work has just been done. */
  readonly ticked: () => void;
}

/**
 * Opens the register and builds the bot on it. An empty demo register is filled with the sample letter.
 * @throws StoreError where the register cannot be opened, or another process has it.
 */
export const openHouse = async (config: Config, log: Log, machine: Clock = systemClock): Promise<House> => {
  // The clock is needed to open the register, and its offset stands in the register: until then there is none.
  let offset = (): number => 0;
  const clock = aheadOf(machine, () => offset());
  const store = await openStore({ dir: config.dataDir, clock, mode: config.mode, log });
  if (config.mode === 'demo') offset = () => store.read().settings.get('register')?.clockOffset ?? 0;
  const deps = { store, clock };
  if (config.mode === 'demo' && !isSeeded(deps))
    await seedDemo(deps, { machine, startAt: config.startAt, root: ROOT });
  if (config.mode === 'demo') await seedCycle(deps);
  const links = config.mode === 'demo' ? demoLinks : config.calendar && liveLinks(config.calendar);
  const papers = createPaperLinks({ base: config.mode === 'demo' ? '' : config.publicUrl, clock: machine });
  const toCard = loadCards(join(ROOT, 'cards'));
  let last = machine.now();
  const lastTick = () => clock.now() - (machine.now() - last);
  return {
    store,
    clock,
    bot: createBot({ store, clock, log, lastTick, papers }),
    toCard: links ? withCalendarLinks(toCard, links) : toCard,
    links,
    papers,
    lastTick,
    ticked: () => {
      last = machine.now();
    },
  };
};

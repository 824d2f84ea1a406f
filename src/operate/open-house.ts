import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { createBot } from '../bot.js';
import { loadCards } from '../cards.js';
import { aheadOf, systemClock } from '../clock.js';
import type { Config } from '../config.js';
import { toInstant } from '../domain/calendar.js';
import type { Bot, Clock, Log, ToCard } from '../ports.js';
import { type OpenStore, openStore } from '../store/store.js';
import { CODE_VALID_MS, hashOfCode } from '../use-cases/claim-admin.js';
import { isSeeded, seedDemo } from './seed-demo.js';

/** The project's folder: cards, samples and the page's files are read from it. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Everything that a command stands on, open. */
export interface House {
  readonly store: OpenStore;
  readonly clock: Clock;
  readonly bot: Bot;
  readonly toCard: ToCard;
  /** The first-admin code of a live register without an administrator; null otherwise. Shown once, kept nowhere. */
  readonly adminCode: string | null;
}

/**
 * Opens the register and builds the bot on it. An empty demo register is filled with the sample letter; a live one
 * without an administrator gets a code, valid for an hour.
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
  const adminCode = config.mode === 'live' ? await offerAdminCode(store, clock) : null;
  return {
    store,
    clock,
    adminCode,
    bot: createBot({ store, clock, log }),
    toCard: loadCards(join(ROOT, 'cards')),
  };
};

/** Letters and digits that nobody confuses when reading them off a console. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const offerAdminCode = async (store: OpenStore, clock: Clock): Promise<string | null> => {
  const register = store.read();
  if ([...register.people.values()].some(({ roles, active }) => active && roles.includes('admin')))
    return null;
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const code = [group(), group(), group(), group()].join('-');
  const until = toInstant(clock.now() + CODE_VALID_MS);
  await store.change(
    { by: 'scrutiny', via: 'start', why: 'Offered a code for the first administrator.', cause: null },
    (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.adminCode = { hash: hashOfCode(code), until };
      }),
  );
  return code;
};

import { join, resolve } from 'node:path';
import { createBot } from '../../src/bot.js';
import { loadCards } from '../../src/cards.js';
import type { Intent, Reference } from '../../src/intents/intent.js';
import { BOARD_CHANNEL, seedDemo } from '../../src/operate/seed-demo.js';
import type { Entry } from '../../src/ports.js';
import { perform } from '../../src/use-cases/perform.js';
import type { Result } from '../../src/use-cases/result.js';
import type { Asker } from '../../src/use-cases/use-case.js';
import { type FakeClock, fakeClock } from './fake-clock.js';
import { fakeLog } from './fake-messenger.js';
import { type MemoryStore, memoryStore, type Records } from './memory-store.js';
import { aBoard, aPerson, someSettings } from './records.js';

const ROOT = resolve(import.meta.dirname, '../..');
export const CODE = 'RAPE-P1-2021';
export const REC_7 = `${CODE}/7`;

/** The cards as they are. */
export const toCard = loadCards(join(ROOT, 'cards'));

/** Everybody a table of rights must be tried on: the demo's people, and some who stand outside of the matter. */
export const WHO = {
  nobody: null,
  viewer: 'member-of-the-public',
  owner: 'head-of-public-protection',
  'another owner': 'head-of-crime',
  governance: 'governance-officer',
  chair: 'board-chair',
  'another chair': 'other-chair',
  commissioner: 'commissioner',
  admin: 'administrator',
  leaver: 'left-governance',
} as const;
export type Who = keyof typeof WHO;

const OUTSIDERS: Records = {
  settings: [someSettings()],
  people: [
    aPerson({ id: 'other-chair', name: 'Chair of another board', initials: 'CA', roles: [], accounts: [] }),
    aPerson({
      id: 'left-governance',
      name: 'Former governance officer',
      initials: 'FG',
      active: false,
      accounts: [{ platform: 'web', id: 'leaver', by: 'register' }],
    }),
  ],
  boards: [
    aBoard({
      id: 'other-board',
      name: 'Another board',
      chair: 'other-chair',
      conversations: [],
      rrule: null,
      oversees: [],
    }),
  ],
};

/** A recommendation as somebody names it by its number, of the sample letter unless told otherwise. */
export const named = (number: string, inspection: string | null = null): Reference => ({
  inspection,
  number,
  kind: 'recommendation',
});

/** The demo's register in memory: the real sample letter read and confirmed by the code that everybody uses. */
export interface World {
  readonly store: MemoryStore;
  readonly clock: FakeClock;
  readonly log: ReturnType<typeof fakeLog>;
  readonly bot: ReturnType<typeof createBot>;
  /** The bot as after a restart on the same register: nothing of what it remembered is left. */
  restarted(): ReturnType<typeof createBot>;
  asker(who: Who, over?: Partial<Asker>): Asker;
  /** Runs the use case of an intent. @throws when it says nothing at all. */
  does(who: Who, intent: Intent, over?: Partial<Asker>): Promise<Result>;
  recommendation(number: string): ReturnType<typeof recommendationOf>;
  /** What was written since the world began. */
  written(): readonly Entry[];
}

const recommendationOf = (store: MemoryStore, id: string) => {
  const found = store.read().recommendations.get(id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

/** A new world, seeded as `npm start` does it; `records` are there before. */
export const aWorld = async (records: Records = {}): Promise<World> => {
  const clock = fakeClock();
  const store = memoryStore({ ...OUTSIDERS, ...records }, clock);
  await seedDemo({ store, clock }, { machine: clock, startAt: '2021-10-04T09:00:00+01:00', root: ROOT });
  return aWorldOn(store, clock);
};

/** The same people and cards on a register that a test made. */
export const aWorldOn = (store: MemoryStore, clock: FakeClock): World => {
  const log = fakeLog();
  const begun = [...store.entries()].length;
  let turns = 0;
  const asker: World['asker'] = (who, over = {}) => {
    const id = WHO[who];
    turns += 1;
    return {
      person: (id === null ? null : store.read().people.get(id)) ?? null,
      via: 'web',
      conversation: { id: `web:direct:${who}`, kind: 'direct', board: null, inspection: null },
      cause: `web:turn-${turns}`,
      ...over,
    };
  };
  return {
    store,
    clock,
    log,
    bot: createBot({ store, clock, log }),
    restarted: () => createBot({ store, clock, log }),
    asker,
    does: async (who, intent, over) => {
      const result = await perform({ store, clock }, asker(who, over), intent, { id: who, name: who });
      if (result === null) throw new Error(`${intent.kind} said nothing.`);
      return result;
    },
    recommendation: (number) => recommendationOf(store, number.includes('/') ? number : `${CODE}/${number}`),
    written: () => [...store.entries()].slice(begun),
  };
};

/** The result, which must be of this kind: what refused instead is said by the failure. */
export const expectKind = <K extends Result['kind']>(
  result: Result,
  kind: K,
): Extract<Result, { kind: K }> => {
  if (result.kind !== kind)
    throw new Error(
      `Expected ${kind}, found ${result.kind}${result.kind === 'refused' ? `: ${result.sentence}` : ''}.`,
    );
  return result as Extract<Result, { kind: K }>;
};

export { BOARD_CHANNEL };

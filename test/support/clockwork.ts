import type { Delivery } from '../../src/domain/register.js';
import { whatIsSent } from '../../src/operate/what-is-sent.js';
import { createDelivering } from '../../src/scheduling/deliver.js';
import { createEveryMinute } from '../../src/scheduling/every-minute.js';
import type { InTime } from '../../src/scheduling/sending.js';
import { createTicker } from '../../src/scheduling/tick.js';
import type { Asker } from '../../src/use-cases/use-case.js';
import { type FakeClock, fakeClock, MINUTE } from './fake-clock.js';
import { fakeLog, fakeMessenger } from './fake-messenger.js';
import { type MemoryStore, memoryStore, type Records } from './memory-store.js';
import { aBoard, aConversation, aMeeting, aPerson } from './records.js';
import { noBreath } from './virtual-time.js';

/** A hanging platform is given up at once: nobody sleeps in a test. Whatever answers, answers first. */
const atOnce: InTime = (work) =>
  Promise.race([work, new Promise<'timeout'>((resolve) => setImmediate(() => resolve('timeout')))]);

/** The whole clockwork with everything outside it faked: tick after tick, restart after restart. */
export const clockwork = (records: Records = {}, clock: FakeClock = fakeClock()) => {
  const messenger = fakeMessenger();
  const log = fakeLog();
  let store: MemoryStore = memoryStore(
    {
      boards: [aBoard({ papersOut: 0 })],
      meetings: [aMeeting()],
      people: [aPerson()],
      conversations: [aConversation()],
      ...records,
    },
    clock,
  );
  const begin = () => {
    const of = {
      store,
      clock,
      log,
      messengers: { web: messenger },
      ...whatIsSent({ store }),
      jitter: () => 0,
    };
    const { deliver } = createDelivering({ ...of, inTime: atOnce });
    const { deliver: deliverInTenSeconds } = createDelivering({ ...of, breath: noBreath });
    return {
      deliver,
      deliverInTenSeconds,
      ...createTicker(createEveryMinute({ store, clock }, deliver, log), log),
    };
  };
  let ticker = begin();

  return {
    clock,
    messenger,
    log,
    get store() {
      return store;
    },
    get deps() {
      return { store, clock };
    },
    tick: () => ticker.tick(),
    /** Sending alone, without the ticker that keeps one pass from another. */
    deliver: (patience: 'at once' | 'ten seconds' = 'at once') =>
      patience === 'at once' ? ticker.deliver() : ticker.deliverInTenSeconds(),
    /** One tick at this instant, ISO 8601. */
    tickAt: async (at: string) => {
      clock.set(at);
      await ticker.tick();
    },
    /** A tick every minute from one instant to another, both included. */
    tickThrough: async (from: string, until: string) => {
      for (clock.set(from); clock.now() <= Date.parse(until); clock.advance(MINUTE)) await ticker.tick();
    },
    /** The process stops and starts again on what was durable. */
    restart: () => {
      store = store.restart();
      ticker = begin();
    },
    /** "rule state" of each delivery, in the order of the ledger. */
    ledger: () => [...store.read().deliveries.values()].map(({ rule, state }) => `${rule} ${state}`),
    delivery: (rule: string): Delivery => {
      const found = [...store.read().deliveries.values()].find((delivery) => delivery.rule === rule);
      if (found === undefined) throw new Error(`The ledger has no ${rule}.`);
      return found;
    },
    /** The rules of what reached the platform, in order. */
    arrived: () => messenger.sent.map(({ key }) => key?.split('|')[0]),
  };
};

/** The governance officer, speaking in the board's channel; each turn has a cause of its own. */
export const anAsker = (over: Partial<Asker> = {}): Asker => ({
  person: aPerson(),
  via: 'web',
  conversation: { id: 'web:board', kind: 'shared', board: 'governance', inspection: null },
  cause: 'turn-1',
  ...over,
});

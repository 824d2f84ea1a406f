import type { Delivery } from '../../src/domain/register.js';
import { createDelivering } from '../../src/scheduling/deliver.js';
import type { InTime } from '../../src/scheduling/sending.js';
import { createTicker } from '../../src/scheduling/tick.js';
import { noticeView } from '../../src/views/notice.js';
import { MINUTE } from './fake-clock.js';
import { fakeLog } from './fake-messenger.js';
import { type MemoryStore, memoryStore } from './memory-store.js';
import { aConversation, aDelivery } from './records.js';
import { type Arrival, FAULTS, seededRandom, simulatedPlatform } from './simulated-platform.js';
import { noBreath, virtualTime } from './virtual-time.js';

/** How many messages go to each conversation, by platform. */
export interface Workload {
  readonly teams: readonly number[];
  readonly slack: readonly number[];
}

const START = '2021-10-11T09:00:00Z';
const VIEW = noticeView('Reminder', ['The board meets tomorrow.'], [], 'public');

/** The register of a workload: conversations, and their deliveries mixed by chance. */
const recordsOf = (workload: Workload, random: () => number) => {
  const conversations = (['teams', 'slack'] as const).flatMap((platform) =>
    workload[platform].map((messages, index) => ({
      messages,
      record: aConversation({ id: `${platform}:T/${index}`, platform, board: null }),
    })),
  );
  const deliveries = conversations
    .flatMap(({ messages, record }) =>
      Array.from({ length: messages }, (_, index) => ({ to: record.id, index, order: random() })),
    )
    .sort((a, b) => a.order - b.order)
    .map(({ to, index }) =>
      aDelivery({
        id: `digest|board|${index}|${to}`,
        rule: 'digest',
        subject: 'board',
        occurrence: String(index),
        conversation: to,
        dueAt: START,
        decidedAt: START,
        notBefore: START,
      }),
    );
  return { conversations: conversations.map(({ record }) => record), deliveries };
};

/** Where the process dies: at the so manyeth claim or mark, before or after it is on disk. */
export interface Death {
  readonly step: 'claimed' | 'sent';
  readonly nth: number;
  readonly fault: 'before' | 'after';
}

/** What came of a run. */
export interface Ran {
  readonly deliveries: readonly Delivery[];
  readonly store: MemoryStore;
  readonly arrivals: { readonly teams: readonly Arrival[]; readonly slack: readonly Arrival[] };
  /** From the first to the last message that was taken, in milliseconds. */
  readonly lasted: number;
  readonly isGone: (conversation: string) => boolean;
  readonly deaths: number;
}

/**
 * Lets the real engine deliver a workload on virtual time, with a tick each minute, until nothing is left to do.
 * `faults`: the share of calls that go wrong, by every kind in turn of chance.
 */
export const runDeliveries = async (
  workload: Workload,
  seed: number,
  { faults = 0, deaths = [] }: { readonly faults?: number; readonly deaths?: readonly Death[] } = {},
): Promise<Ran> => {
  const random = seededRandom(seed);
  const time = virtualTime(START);
  const records = recordsOf(workload, random);
  const sizes = new Map<string, number>();
  for (const { conversation } of records.deliveries)
    sizes.set(conversation, (sizes.get(conversation) ?? 0) + 1);
  const faultOf = (_call: Arrival['call'], conversation: string) => {
    if (random() >= faults) return null;
    const fault = FAULTS[Math.floor(random() * FAULTS.length)] ?? null;
    // A long conversation that is gone early would leave little to look at.
    return fault === 'gone' && (sizes.get(conversation) ?? 0) > 5 ? '502' : fault;
  };
  const teams = simulatedPlatform({ time, random, faultOf, canBeAsked: false });
  const slack = simulatedPlatform({ time, random, faultOf, canBeAsked: true });
  const inTime: InTime = (work) => {
    const answered = new AbortController();
    const late = time.sleep(10_000, answered.signal).then(() => 'timeout' as const);
    return Promise.race([work, late]).finally(() => answered.abort('answered'));
  };
  const log = fakeLog();
  const beginOn = (store: MemoryStore) => {
    const delivering = createDelivering({
      store,
      clock: time,
      log,
      messengers: { teams: teams.messenger, slack: slack.messenger },
      viewOf: () => VIEW,
      standingOf: () => ({ kind: 'owed' }),
      jitter: random,
      sleep: time.sleep,
      breath: noBreath,
      inTime,
    });
    return { ...delivering, ...createTicker(delivering.deliver, log) };
  };

  let store = memoryStore(records, time);
  const left = [...deaths];
  const prepareDeath = () => {
    const death = left[0];
    let seen = 0;
    if (death === undefined) return;
    store.crashAt((_reason, changes) => {
      if (JSON.stringify(changes).includes(`"${death.step}"`)) seen += 1;
      const dies = seen === death.nth;
      if (dies) left.shift();
      return dies;
    }, death.fault);
  };
  prepareDeath();
  let waiting = left.length;
  let running = beginOn(store);
  const isOver = () =>
    left.length === 0 &&
    ![...store.read().deliveries.values()].some(({ state }) => state === 'decided' || state === 'claimed');
  const throughMinutes = async () => {
    while (!isOver()) {
      void running.tick();
      // A death shows within the second; the next process begins a second later.
      for (let second = 0; second < 60 && left.length === waiting; second += 1) await time.wait(MINUTE / 60);
      if (left.length === waiting) continue;
      waiting = left.length;
      void running.stop();
      store = store.restart();
      prepareDeath();
      running = beginOn(store);
    }
    await running.stop();
  };
  await time.through(throughMinutes());
  const takenAt = [...teams.arrivals, ...slack.arrivals].filter(({ taken }) => taken).map(({ at }) => at);
  return {
    deliveries: [...store.read().deliveries.values()],
    store,
    arrivals: { teams: teams.arrivals, slack: slack.arrivals },
    lasted: takenAt.reduce((a, b) => Math.max(a, b), 0) - takenAt.reduce((a, b) => Math.min(a, b), Infinity),
    isGone: (conversation) => teams.isGone(conversation) || slack.isGone(conversation),
    deaths: deaths.length - left.length,
  };
};

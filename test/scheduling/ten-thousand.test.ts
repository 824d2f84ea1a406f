import { describe, expect, test } from 'vitest';
import { deadLetters } from '../../src/domain/health.js';
import { type Ran, runDeliveries, type Workload } from '../support/delivery-run.js';
import { SECOND } from '../support/fake-clock.js';
import type { Arrival } from '../support/simulated-platform.js';

/** What the platforms document, written down here a second time: so many in any stretch of so many milliseconds. */
const TEAMS_CONVERSATION = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const TEAMS_TENANT = [[30, 1_000]] as const;
const SLACK_CHANNEL = [[1, 1_000]] as const;
const SLACK_HISTORY = [[50, 60_000]] as const;
type Windows = readonly (readonly [count: number, within: number])[];

const range = (length: number, size: number): number[] => Array.from({ length }, () => size);

/** 10,000 each: boards with much to say among many people with little; a tenant full of people; many boards at once. */
const WORKLOADS: Record<string, Workload> = {
  'an hour of one board, and many people': {
    teams: [1_900, ...range(5, 300), ...range(60, 20), ...range(700, 2)],
    slack: [900, ...range(10, 200), ...range(550, 2)],
  },
  'more people than a tenant takes at once': { teams: range(4_000, 2), slack: range(1_000, 2) },
  'twenty boards with a few hundred each': {
    teams: [...range(20, 300), ...range(2_000, 1)],
    slack: range(20, 100),
  },
};

const total = ({ teams, slack }: Workload): number => [...teams, ...slack].reduce((a, b) => a + b, 0);

/** The places where more arrived in a window than it allows. */
const violations = (arrivals: readonly Arrival[], windows: Windows): string[] => {
  // What the network brings after everybody has given up on it, nobody can keep within a window.
  const times = arrivals
    .filter(({ late }) => !late)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return windows.flatMap(([count, within]) =>
    times.flatMap((at, index) => {
      const after = times[index + count];
      return after !== undefined && after - at < within ? [`${count + 1} in ${after - at} ms at ${at}`] : [];
    }),
  );
};

const byConversation = (arrivals: readonly Arrival[]): readonly (readonly Arrival[])[] => {
  const found = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    const one = found.get(arrival.conversation);
    if (one === undefined) found.set(arrival.conversation, [arrival]);
    else one.push(arrival);
  }
  return [...found.values()];
};

const violationsOfSending = ({ arrivals: { teams, slack } }: Ran): string[] => {
  const sends = slack.filter(({ call }) => call === 'send');
  return [
    ...byConversation(teams).flatMap((one) => violations(one, TEAMS_CONVERSATION)),
    ...violations(teams, TEAMS_TENANT),
    ...byConversation(sends).flatMap((one) => violations(one, SLACK_CHANNEL)),
  ];
};

const violationsOfAsking = ({ arrivals: { slack } }: Ran): string[] =>
  violations(
    slack.filter(({ call }) => call === 'ask'),
    SLACK_HISTORY,
  );

/** The least time, in milliseconds, in which so many can be sent within these windows, were each sent in no time. */
const leastTime = (count: number, windows: Windows): number => {
  const at: number[] = [];
  for (let n = 0; n < count; n += 1)
    at.push(Math.max(0, ...windows.map(([most, within]) => (at[n - most] ?? -within) + within)));
  return at.at(-1) ?? 0;
};

const leastTimeOf = ({ teams, slack }: Workload): number => {
  const largest = (sizes: readonly number[]) => sizes.reduce((a, b) => Math.max(a, b), 0);
  const all = (sizes: readonly number[]) => sizes.reduce((a, b) => a + b, 0);
  return Math.max(
    leastTime(largest(teams), TEAMS_CONVERSATION),
    leastTime(all(teams), TEAMS_TENANT),
    leastTime(largest(slack), SLACK_CHANNEL),
  );
};

const timesTaken = ({ teams, slack }: Ran['arrivals']): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { key, taken } of [...teams, ...slack]) if (taken) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const isFlagged = (note: string | null): boolean => note?.startsWith('It may have been sent') === true;

/** Nothing is lost: what did not arrive is shown to a person. Twice only where nobody could be asked, and flagged. */
const complaintsAbout = (ran: Ran): string[] => {
  const counts = timesTaken(ran.arrivals);
  const shown = new Set(
    deadLetters(ran.store.read().deliveries, Date.parse('2021-10-12')).map(({ id }) => id),
  );
  return ran.deliveries.flatMap(({ id, state, note, conversation }) => {
    const count = counts.get(id) ?? 0;
    const wrong: [boolean, string][] = [
      [state !== 'sent' && state !== 'failed', 'has not ended'],
      [state === 'sent' && count === 0, 'is lost'],
      [state === 'failed' && !shown.has(id), 'failed and nobody is told'],
      [state === 'failed' && !isFlagged(note) && !ran.isGone(conversation), 'failed for no good reason'],
      [state === 'failed' && !isFlagged(note) && count > 0, 'failed and arrived'],
      [count > 1 && (conversation.startsWith('slack') || !isFlagged(note)), 'is doubled'],
      [count > 2, 'came more than twice'],
    ];
    return wrong.flatMap(([is, what]) => (is ? [`${id} (${state}, ${count} times, ${note}) ${what}`] : []));
  });
};

describe('ten thousand messages', () => {
  test.each(Object.entries(WORKLOADS))(
    'all arrive once, as fast as the limits allow and no faster: %s',
    { timeout: 120_000 },
    async (name, workload) => {
      const seed = 20_211_011;
      expect(total(workload)).toBe(10_000);
      const ran = await runDeliveries(workload, seed);
      expect(violationsOfSending(ran)).toEqual([]);
      expect(violationsOfAsking(ran)).toEqual([]);
      expect(ran.deliveries.filter(({ state, note }) => state === 'sent' && note === null)).toHaveLength(
        10_000,
      );
      expect([...timesTaken(ran.arrivals).values()].every((count) => count === 1)).toBe(true);
      expect(complaintsAbout(ran)).toEqual([]);
      const least = leastTimeOf(workload);
      console.info(
        `${name}, seed ${seed}: ${ran.lasted / SECOND} s, the limits allow ${least / SECOND} s: ×${(ran.lasted / least).toFixed(3)}`,
      );
      expect(ran.lasted / least).toBeLessThanOrEqual(1.05);
    },
  );

  test('with one call in twenty going wrong in every way: none lost, none doubled unflagged, no limit passed', {
    timeout: 120_000,
  }, async () => {
    const seed = 7;
    const ran = await runDeliveries(WORKLOADS['an hour of one board, and many people'] as Workload, seed, {
      faults: 0.05,
    });
    expect(complaintsAbout(ran)).toEqual([]);
    expect(violationsOfSending(ran)).toEqual([]);
    expect(violationsOfAsking(ran)).toEqual([]);
    const flagged = ran.deliveries.filter(({ note }) => isFlagged(note));
    const failed = ran.deliveries.filter(({ state }) => state === 'failed');
    const twice = [...timesTaken(ran.arrivals).values()].filter((count) => count > 1);
    console.info(
      `seed ${seed}: ${flagged.length} flagged, ${twice.length} doubled, ${failed.length} failed for good`,
    );
    // The faults were there at all.
    expect(twice.length).toBeGreaterThan(0);
    expect(failed.length).toBeGreaterThan(0);
  });
});

describe('a process that dies with many messages under way', () => {
  const workload: Workload = { teams: [150, ...range(40, 3)], slack: [20, ...range(40, 3)] };
  const STEPS = [
    ['before a claim is on disk', 'claimed', 'before'],
    ['after a claim is on disk', 'claimed', 'after'],
    ['before a mark is on disk', 'sent', 'before'],
    ['after a mark is on disk', 'sent', 'after'],
  ] as const;

  test.each(STEPS)(
    '%s: every message arrives, none twice but flagged, no limit passed',
    async (_where, step, fault) => {
      for (const seed of [1, 2, 3]) {
        const ran = await runDeliveries(workload, seed, { deaths: [{ step, nth: 30 * seed, fault }] });
        expect(ran.deaths, `seed ${seed}`).toBe(1);
        expect(complaintsAbout(ran), `seed ${seed}`).toEqual([]);
        expect(violationsOfSending(ran), `seed ${seed}`).toEqual([]);
        expect(ran.deliveries.every(({ state }) => state === 'sent')).toBe(true);
      }
    },
  );

  test.each(STEPS)(
    '%s, three times within seconds: none lost without a word, none a third time',
    async (_where, step, fault) => {
      const seed = 4;
      const deaths = [20, 40, 60].map((nth) => ({ step, nth, fault }));
      const ran = await runDeliveries(workload, seed, { deaths });
      expect(ran.deaths, `seed ${seed}`).toBe(3);
      expect(complaintsAbout(ran), `seed ${seed}`).toEqual([]);
    },
  );
});

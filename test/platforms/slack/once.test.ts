import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { message, startSlack } from '../../support/slack.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';

const EVENTS = 10_000;
/** Of these, so many change the register: each names another day for the same date. */
const CHANGES = 300;
const BURST = 100;

interface Delivery {
  readonly id: string;
  readonly event: object;
}

const eventOf = (n: number): Delivery => {
  const user = userOf(['governance', 'owner', 'viewer'][n % 3] ?? '');
  const text =
    n < CHANGES
      ? `add recommendation RAPE-P1-2021/${100 + n}: Forces should keep count of step ${n}.`
      : `status of rec ${1 + (n % 8)}`;
  const who = n < CHANGES ? userOf('governance') : user;
  // Many conversations, as a workspace has them: each has its own newest card.
  return { id: `Ev${n}`, event: message(who, `D0${who.slice(2)}${n % 2_000}`, text) };
};

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const numbersOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const shuffled = (seed: number): readonly Delivery[] => {
  const number = numbersOf(seed);
  const all = Array.from({ length: EVENTS }, (_, n) => n).flatMap((n) =>
    Array.from({ length: 1 + Math.floor(number() * 4) }, () => eventOf(n)),
  );
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(number() * (at + 1));
    [all[at], all[other]] = [all[other] as Delivery, all[at] as Delivery];
  }
  return all;
};

test(`${EVENTS} events, each delivered one to four times, shuffled, across a restart, count once and are answered once`, async () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`seed ${seed}`);
  const deliveries = shuffled(seed);
  const world = await aSlackWorld();
  const { store, clock, log } = world;
  const first = await startSlack({ bot: world.bot, store, clock, log });
  /** In bursts, each of which is answered before the next: the stand-in lives in this process too. */
  const deliver = async (to: typeof first, given: readonly Delivery[]): Promise<void> => {
    for (let from = 0; from < given.length; from += BURST) {
      const burst = given.slice(from, from + BURST);
      const taken = await Promise.all(burst.map(({ event, id }) => to.event(event, id)));
      expect(taken.filter(({ status }) => status !== 200)).toEqual([]);
      await to.door.settled();
    }
  };
  /** Everybody has been looked up before the flood: who cannot be looked up in time is a viewer, by rule. */
  const meet = (door: typeof first) =>
    deliver(
      door,
      ['governance', 'owner', 'viewer'].map((who) => ({
        id: `Met-${who}-${door === first}`,
        event: message(userOf(who), `D0${userOf(who).slice(2)}`, 'hello'),
      })),
    );
  const half = Math.floor(deliveries.length / 2);
  await meet(first);
  await deliver(first, deliveries.slice(0, half));
  await first.stop();
  const { api, folder } = first;
  const again = await startSlack({ bot: world.restarted(), store, clock, log, api, folder });
  await meet(again);
  await deliver(again, deliveries.slice(half));

  const posts = api.calls.filter(({ method }) => method === 'chat.postMessage');
  const answered = posts
    .map(({ body }) => body.metadata.event_payload.key as string)
    .filter((key) => !key.includes('Met-'));
  expect(answered.length).toBe(EVENTS);
  expect(new Set(answered).size).toBe(EVENTS);
  const added = world.written().filter(({ why }) => why.startsWith('Added'));
  expect(added).toHaveLength(CHANGES);
  expect(store.read().recommendations.size).toBe(8 + CHANGES);
  expect([...new Set(log.lines)]).toEqual([]);
  expect(readFileSync(join(folder, 'slack.jsonl'), 'utf8').length).toBeGreaterThan(0);
  await again.close();
}, 120_000);

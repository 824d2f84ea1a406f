import { describe, expect, test } from 'vitest';
import { aheadOf, buildDemoClock, offsetToStartAt, systemClock } from '../src/clock.js';
import { decideReminders } from '../src/use-cases/decide-reminders.js';
import { DAY, fakeClock, HOUR } from './support/fake-clock.js';
import { memoryStore } from './support/memory-store.js';
import { aBoard, aMeeting, someSettings } from './support/records.js';

const START = '2021-10-04T08:00:00Z';
const startsAt = (instant: string) => Date.parse(instant);

const demo = (over: Parameters<typeof someSettings>[0] = {}) => {
  const machine = fakeClock('2026-03-01T12:00:00Z');
  const store = memoryStore({
    settings: [someSettings({ clockOffset: offsetToStartAt(machine, START), ...over })],
    boards: [aBoard({ papersOut: 0 })],
    meetings: [aMeeting()],
  });
  const ticks: number[] = [];
  const clock = buildDemoClock({
    machine,
    store,
    tick: async () => {
      ticks.push(clock.now());
      await decideReminders({ store, clock });
    },
  });
  return { machine, store, clock, ticks };
};

describe('the clocks', () => {
  test('the machine’s own goes forward', () => {
    const before = systemClock.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  });

  test('one ahead of another asks for its offset each time', () => {
    const machine = fakeClock(START);
    let offset = HOUR;
    const clock = aheadOf(machine, () => offset);
    expect(clock.now()).toBe(startsAt('2021-10-04T09:00:00Z'));
    offset = -HOUR;
    machine.advance(DAY);
    expect(clock.now()).toBe(startsAt('2021-10-05T07:00:00Z'));
  });
});

describe('the demo clock', () => {
  test('starts where it was told to, and goes on with the machine', () => {
    const { clock, machine } = demo();
    expect(clock.now()).toBe(startsAt(START));
    machine.advance(HOUR);
    expect(clock.now()).toBe(startsAt('2021-10-04T09:00:00Z'));
  });

  test('moves by a day, ticks before and after, and is there after a restart', async () => {
    const { clock, ticks, store, machine } = demo();
    expect(await clock.advance(DAY)).toBe(startsAt('2021-10-05T08:00:00Z'));
    expect(ticks).toEqual([startsAt(START), startsAt('2021-10-05T08:00:00Z')]);
    const again = buildDemoClock({ machine, store: store.restart(), tick: async () => undefined });
    expect(again.now()).toBe(startsAt('2021-10-05T08:00:00Z'));
  });

  test('goes from reminder to reminder until none lies ahead', async () => {
    const { clock, store } = demo();
    expect(await clock.toNextReminder()).toBe(startsAt('2021-10-05T09:00:00Z'));
    expect(await clock.toNextReminder()).toBe(startsAt('2021-10-11T09:00:00Z'));
    expect(await clock.toNextReminder()).toBe(startsAt('2021-10-12T07:00:00Z'));
    expect(await clock.toNextReminder()).toBeNull();
    expect([...store.read().deliveries.values()].map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      'meeting-7-days decided',
      'meeting-1-day decided',
      'meeting-2-hours decided',
    ]);
  });

  test('two presses at once are two steps, one from where the other arrived', async () => {
    const { clock } = demo();
    expect(await Promise.all([clock.toNextReminder(), clock.toNextReminder(), clock.advance(HOUR)])).toEqual([
      startsAt('2021-10-05T09:00:00Z'),
      startsAt('2021-10-11T09:00:00Z'),
      startsAt('2021-10-11T10:00:00Z'),
    ]);
  });

  test('is not to be set back, nor set at all in a live register', async () => {
    await expect(demo().clock.advance(-1)).rejects.toThrow(RangeError);
    await expect(demo().clock.advance(Number.NaN)).rejects.toThrow(RangeError);
    await expect(demo({ mode: 'live' }).clock.advance(DAY)).rejects.toThrow(/demo mode only/);
  });
});

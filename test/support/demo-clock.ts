import type { DemoClock } from '../../src/ports.js';

/** Monday 4 October 2021, 09:00 in London. */
export const DEMO_START = Date.parse('2021-10-04T08:00:00Z');

/** A demo clock that stands still until it is moved; `onMove` is the tick. */
export const createFakeClock = (
  reminders: readonly number[] = [],
  onMove: (now: number) => Promise<void> = async () => {},
): DemoClock => {
  let now = DEMO_START;
  const moveTo = async (then: number) => {
    now = then;
    await onMove(now);
    return now;
  };
  return {
    now: () => now,
    advance: (milliseconds) => moveTo(now + milliseconds),
    toNextReminder: async () => {
      const next = reminders.find((due) => due > now);
      return next === undefined ? null : moveTo(next);
    },
  };
};

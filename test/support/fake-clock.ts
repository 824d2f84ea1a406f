import type { Clock } from '../../src/ports.js';

/** A clock that stands still until a test sets it. */
export interface FakeClock extends Clock {
  /** To this instant, ISO 8601, forward or back. */
  set(at: string): void;
  /** Forward by so many milliseconds, back when negative. */
  advance(milliseconds: number): void;
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A fake clock that shows this instant, ISO 8601 in UTC; the demo's Monday morning unless told otherwise. */
export const fakeClock = (at = '2021-10-04T08:00:00Z'): FakeClock => {
  let now = Date.parse(at);
  return {
    now: () => now,
    set: (to) => {
      now = Date.parse(to);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
};

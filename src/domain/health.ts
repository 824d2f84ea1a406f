import { toMilliseconds } from './calendar.js';
import { filedBy, madeOf } from './filed.js';
import { DELIVERIES_BY_STATE } from './filings.js';
import type { Delivery, Register } from './register.js';

/** Ticks come every minute; after so many milliseconds without one they have stopped. */
export const TICKS_STOPPED_MS = 10 * 60_000;
/** A delivery that was tried and has not gone out for so long is failing, in milliseconds. */
export const FAILING_MS = 3_600_000;
/** For how long a delivery that failed for good is told, in milliseconds: a month of days. */
export const DEAD_LETTERS_MS = 31 * 86_400_000;

/** How sending stands, in numbers alone: nothing in it says who or what about. */
export interface Health {
  /** Since a tick last ended, or the start; in seconds, like all that follows. */
  readonly sinceTick: number;
  /** Since a message last went out; null where none ever did. */
  readonly sinceDelivery: number | null;
  /** What should have gone out and has not. */
  readonly undelivered: number;
  /** Since the oldest of it was decided; null where there is none. */
  readonly oldestUndelivered: number | null;
  readonly deadLetters: number;
}

export type Problem = 'ticks-stopped' | 'deliveries-failing' | 'dead-letters';

/**
 * The deliveries that failed for good and were due in the last 31 days, the newest first: nobody got them, and
 * nobody will unless a person sees to it.
 */
export const deadLetters = (deliveries: Register['deliveries'], now: number): readonly Delivery[] =>
  filedBy(deliveries, DELIVERIES_BY_STATE)
    .under('failed')
    .filter(({ dueAt }) => now - toMilliseconds(dueAt) <= DEAD_LETTERS_MS)
    .sort((a, b) => toMilliseconds(b.dueAt) - toMilliseconds(a.dueAt));

/** What is to be sent or was left behind by a stop, in the order in which it was decided. */
export const undelivered = (deliveries: Register['deliveries']): readonly Delivery[] =>
  filedBy(deliveries, DELIVERIES_BY_STATE).under('waiting');

const secondsSince = (at: number, now: number): number => Math.max(0, Math.round((now - at) / 1_000));

const lastSent = madeOf((deliveries: Register['deliveries']): number => {
  let last = Number.NEGATIVE_INFINITY;
  for (const { sentAt } of deliveries.values())
    if (sentAt !== null) last = Math.max(last, toMilliseconds(sentAt));
  return last;
});

/** How sending stands at `now`; both instants in milliseconds since 1970. */
export const healthOf = (lastTick: number, deliveries: Register['deliveries'], now: number): Health => {
  const waiting = undelivered(deliveries);
  const sent = lastSent(deliveries);
  const oldest = waiting.reduce(
    (at, { decidedAt }) => Math.min(at, toMilliseconds(decidedAt)),
    Number.POSITIVE_INFINITY,
  );
  return {
    sinceTick: secondsSince(lastTick, now),
    sinceDelivery: Number.isFinite(sent) ? secondsSince(sent, now) : null,
    undelivered: waiting.length,
    oldestUndelivered: Number.isFinite(oldest) ? secondsSince(oldest, now) : null,
    deadLetters: deadLetters(deliveries, now).length,
  };
};

/** Whether ticks come: the bot can do its work by the clock. */
export const isTicking = (lastTick: number, now: number): boolean => now - lastTick < TICKS_STOPPED_MS;

/**
 * What is wrong at `now`. A delivery that only waits for its turn under a platform's limits is not failing: one that
 * was tried, and an hour after it was decided has still not gone out, is.
 */
export const problemsOf = (
  lastTick: number,
  deliveries: Register['deliveries'],
  now: number,
): readonly Problem[] => {
  const failing = undelivered(deliveries).some(
    ({ attempts, decidedAt }) => attempts > 0 && now - toMilliseconds(decidedAt) >= FAILING_MS,
  );
  return [
    ...(isTicking(lastTick, now) ? [] : ['ticks-stopped' as const]),
    ...(failing ? ['deliveries-failing' as const] : []),
    ...(deadLetters(deliveries, now).length > 0 ? ['dead-letters' as const] : []),
  ];
};

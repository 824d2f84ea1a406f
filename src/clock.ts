import { toInstant } from './domain/calendar.js';
import { nextDueAt } from './domain/next-due.js';
import type { Clock, DemoClock, Store } from './ports.js';

/** The machine's own time. Nothing else in the program reads it. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock ahead of another by `offset()` milliseconds, asked anew each time; behind it when negative. */
export const aheadOf = (clock: Clock, offset: () => number): Clock => ({
  now: () => clock.now() + offset(),
});

/** The offset that makes `clock` show the instant `startAt` (ISO 8601) now, in whole milliseconds. */
export const offsetToStartAt = (clock: Clock, startAt: string): number =>
  Math.round(Date.parse(startAt) - clock.now());

/**
 * Demo mode's settable clock: the machine's time plus the register's `clockOffset`, so that it goes on where it
 * was after a restart. It only goes forward: what was sent "tomorrow" could not be explained to anybody.
 * @throws when the register is not in demo mode, and RangeError for a step that is not forward.
 */
export const buildDemoClock = (of: {
  readonly machine: Clock;
  readonly store: Store;
  /** What a minute does: run before each step, so that nothing waits past its time, and after it. */
  readonly tick: () => Promise<void>;
}): DemoClock => {
  const settings = () => of.store.read().settings.get('register');
  const clock = aheadOf(of.machine, () => settings()?.clockOffset ?? 0);

  // Two tabs may press at once: the second "to the next reminder" must start from where the first has arrived.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = last.then(step);
    last = done.catch(() => undefined);
    return done;
  };

  const move = async (milliseconds: number): Promise<number> => {
    if (settings()?.mode !== 'demo') throw new Error('The clock can be set in demo mode only.');
    if (!(milliseconds >= 0)) throw new RangeError(`The clock goes forward only; found ${milliseconds} ms.`);
    const step = Math.round(milliseconds);
    // What is already decided goes out at the hour it was decided, not at the one that the clock is set to.
    await of.tick();
    const to = toInstant(clock.now() + step);
    await of.store.change(
      { by: 'scrutiny', via: 'operator', why: `The demo clock was set to ${to}.`, cause: null },
      (tx) =>
        tx.edit('settings', 'register', (draft) => {
          draft.clockOffset += step;
        }),
    );
    await of.tick();
    return clock.now();
  };

  const toNextReminder = async (): Promise<number | null> => {
    // What is due now is decided first: what comes next may follow from it.
    await of.tick();
    const now = clock.now();
    const at = nextDueAt(of.store.read(), now);
    return at === null ? null : move(at - now);
  };

  return {
    ...clock,
    advance: (milliseconds) => inTurn(() => move(milliseconds)),
    toNextReminder: () => inTurn(toNextReminder),
  };
};

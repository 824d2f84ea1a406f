import type { Platform } from '../domain/register.js';
import type { Clock } from '../ports.js';
import { begin, type Call, end, isOver, LIMITS, mayGoAt, NOTHING_YET, type Past } from './pacing.js';
import type { Sleep } from './sleep.js';

/** Says that a call has ended, and for how many milliseconds the platform asked to be left alone. Counts once. */
export type Ended = (hold?: number) => void;

/** Who would like to call a platform. */
export interface Caller {
  readonly platform: Platform;
  readonly conversation: string;
  /** How many more calls are to follow in this conversation. */
  left(): number;
  /** It cannot go at once. */
  waits(): void;
  /** It goes, after it had to wait. */
  goes(): void;
}

/** The one way to the platforms for what nobody has asked for: it opens when the limits allow. */
export interface Gate {
  /** Answers when the call may begin, which from then on counts; null when nothing more is to begin. */
  pass(call: Call, caller: Caller): Promise<Ended | null>;
  /** A message that went out before this process, at `at` (milliseconds since 1970). Given in the order of time. */
  remember(platform: Platform, conversation: string, at: number): void;
  /** Looks at the clock again: it may have been set, or the machine may have slept. */
  look(): void;
  /** Nothing more begins. */
  close(): void;
}

interface Waiting {
  readonly caller: Caller;
  readonly go: (ended: Ended | null) => void;
  /** Until when its own conversation's limits keep it. */
  at: number;
}

/** All that waits for the same limit of a platform, and the one timer that wakes it. */
interface Queue {
  readonly platform: Platform;
  readonly call: Call;
  /** Kept by its own conversation's limits; the soonest last. */
  readonly kept: Waiting[];
  /** Kept by the platform's limit alone, in the order of coming. */
  readonly ready: Waiting[];
  alarm: { readonly at: number; readonly off: AbortController } | null;
}

/** Longest sleep without a look at the clock, in milliseconds. */
const LONGEST_SLEEP = 60_000;

export const createGate = ({ clock, sleep }: { readonly clock: Clock; readonly sleep: Sleep }): Gate => {
  const pasts = new Map<string, Past>();
  const queues = new Map<string, Queue>();
  let closed = false;
  let turn = 0;

  const queueOf = (platform: Platform, call: Call): Queue => {
    const key = `${platform} ${call}`;
    const queue = queues.get(key) ?? { platform, call, kept: [], ready: [], alarm: null };
    queues.set(key, queue);
    return queue;
  };

  /** The two pasts that a call counts in, each with its windows. */
  const lanesOf = (platform: Platform, call: Call, conversation: string) =>
    [
      [`${platform} ${call}`, LIMITS[platform][call].platform],
      [`${platform} ${call} ${conversation}`, LIMITS[platform][call].conversation],
    ] as const;

  const pastOf = (lane: string): Past => pasts.get(lane) ?? NOTHING_YET;

  const begun = (platform: Platform, call: Call, conversation: string): Ended => {
    const lanes = lanesOf(platform, call, conversation);
    for (const [lane] of lanes) pasts.set(lane, begin(pastOf(lane)));
    let over = false;
    return (hold = 0) => {
      if (over) return;
      over = true;
      // Only the conversation is held: another may well be free, and finds out at the price of one refusal.
      for (const [index, [lane, windows]] of lanes.entries())
        pasts.set(lane, end(pastOf(lane), windows, clock.now(), index === 0 ? 0 : hold));
      open(queueOf(platform, call));
    };
  };

  const wakeAt = (queue: Queue, at: number): void => {
    if (queue.alarm?.at === at) return;
    queue.alarm?.off.abort();
    queue.alarm = null;
    if (!Number.isFinite(at)) return;
    const alarm = { at, off: new AbortController() };
    queue.alarm = alarm;
    void sleep(Math.min(LONGEST_SLEEP, Math.max(1, at - clock.now())), alarm.off.signal).then(() => {
      if (queue.alarm !== alarm) return;
      queue.alarm = null;
      open(queue);
    });
  };

  /** Among those that are kept, or that are ready: as its conversation's limits are now. */
  const place = (queue: Queue, waiting: Waiting): void => {
    const { platform, call, kept, ready } = queue;
    const now = clock.now();
    const lane = `${platform} ${call} ${waiting.caller.conversation}`;
    waiting.at = mayGoAt(LIMITS[platform][call].conversation, pastOf(lane), now);
    if (waiting.at <= now) {
      ready.push(waiting);
      return;
    }
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle] as Waiting).at > waiting.at) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, waiting);
  };

  /** Every other place is the turn of whoever has most left, so that a long line is not the last to end. */
  const pick = (ready: Waiting[]): Waiting => {
    turn += 1;
    let picked = 0;
    if (turn % 2 === 0)
      for (let index = 1; index < ready.length; index += 1)
        if ((ready[index]?.caller.left() ?? 0) > (ready[picked]?.caller.left() ?? 0)) picked = index;
    return ready.splice(picked, 1)[0] as Waiting;
  };

  /** Lets through all that may go now, and sets the alarm for the next. */
  const open = (queue: Queue): void => {
    const { platform, call, kept, ready } = queue;
    const now = clock.now();
    while ((kept.at(-1)?.at ?? Number.POSITIVE_INFINITY) <= now) place(queue, kept.pop() as Waiting);
    const whole = () => mayGoAt(LIMITS[platform][call].platform, pastOf(`${platform} ${call}`), now);
    while (ready.length > 0 && whole() <= now) {
      const next = pick(ready);
      next.go(begun(platform, call, next.caller.conversation));
    }
    wakeAt(
      queue,
      Math.min(
        ready.length > 0 ? whole() : Number.POSITIVE_INFINITY,
        kept.at(-1)?.at ?? Number.POSITIVE_INFINITY,
      ),
    );
  };

  return {
    pass: (call, caller) =>
      new Promise((resolve) => {
        if (closed) return resolve(null);
        const queue = queueOf(caller.platform, call);
        let state: 'coming' | 'waiting' | 'gone' = 'coming';
        const go = (ended: Ended | null): void => {
          if (state === 'waiting') caller.goes();
          state = 'gone';
          resolve(ended);
        };
        place(queue, { caller, go, at: 0 });
        open(queue);
        if (state === ('gone' as typeof state)) return;
        state = 'waiting';
        caller.waits();
      }),
    remember: (platform, conversation, at) => {
      for (const [lane, windows] of lanesOf(platform, 'send', conversation))
        pasts.set(lane, end(begin(pastOf(lane)), windows, at, 0));
    },
    look: () => {
      const now = clock.now();
      for (const [lane, past] of pasts) if (isOver(past, now)) pasts.delete(lane);
      for (const queue of queues.values()) {
        for (const waiting of queue.kept.splice(0)) place(queue, waiting);
        open(queue);
      }
    },
    close: () => {
      closed = true;
      for (const queue of queues.values()) {
        queue.alarm?.off.abort();
        queue.alarm = null;
        for (const { go } of [...queue.ready.splice(0), ...queue.kept.splice(0)]) go(null);
      }
    },
  };
};

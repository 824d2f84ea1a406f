import type { Delivery } from '../domain/register.js';
import type { Sleep } from './sleep.js';

/** Longest that a tick waits for a platform, in milliseconds: what takes longer goes on without it. */
export const TICK_PATIENCE_MS = 30_000;

/** One conversation's deliveries, served one after the other. */
export interface Line {
  readonly conversation: string;
  /** How many more there are. */
  left(): number;
  /** It waits for the platform's limits: nobody need wait for it. */
  waits(): void;
  goes(): void;
}

/** The lines of all conversations, side by side. */
export interface Lines {
  /**
   * Begins a line for each conversation that has none, and gives the others their new order; then `look` is called.
   * Answers when all of them rest: ended, or waiting for a limit; after {@link TICK_PATIENCE_MS} in any case.
   */
  takeUp(orders: ReadonlyMap<string, readonly string[]>, look: () => void): Promise<void>;
  /** Begins nothing more; answers once nothing is under way. */
  stop(): Promise<void>;
}

/** The ids of these deliveries by conversation, in their order. */
export const inOrder = (deliveries: Iterable<Delivery>): ReadonlyMap<string, readonly string[]> => {
  const orders = new Map<string, string[]>();
  for (const { id, conversation } of deliveries) {
    const order = orders.get(conversation);
    if (order === undefined) orders.set(conversation, [id]);
    else order.push(id);
  }
  return orders;
};

interface Running extends Line {
  order(ids: readonly string[]): void;
  isResting(): boolean;
  /** Answers when it next waits, or ends. */
  rested(): Promise<void>;
  readonly ended: Promise<void>;
}

/** `serve` must not reject. */
export const createLines = (of: {
  readonly serve: (line: Line, id: string) => Promise<void>;
  readonly sleep: Sleep;
}): Lines => {
  const lines = new Map<string, Running>();
  let stopped = false;

  const begin = (conversation: string, first: readonly string[]): void => {
    let ids = first;
    let next = 0;
    let serving: string | undefined;
    let resting = false;
    let told: (() => void)[] = [];
    const waits = () => {
      resting = true;
      for (const tell of told) tell();
      told = [];
    };
    const line: Line = {
      conversation,
      left: () => ids.length - next,
      waits,
      goes: () => {
        resting = false;
      },
    };
    const run = async (): Promise<void> => {
      // Nothing is served before the line is known to all.
      await undefined;
      while (next < ids.length && !stopped) {
        serving = ids[next] as string;
        next += 1;
        await of.serve(line, serving);
      }
      lines.delete(conversation);
      waits();
    };
    lines.set(conversation, {
      ...line,
      order: (given) => {
        ids = given.filter((id) => id !== serving);
        next = 0;
      },
      isResting: () => resting,
      rested: () => new Promise((resolve) => told.push(resolve)),
      ended: run(),
    });
  };

  return {
    takeUp: async (orders, look) => {
      if (stopped) return;
      for (const [conversation, ids] of orders) {
        const line = lines.get(conversation);
        if (line === undefined) begin(conversation, ids);
        else line.order(ids);
      }
      look();
      const working = [...lines.values()].filter((line) => !line.isResting());
      if (working.length === 0) return;
      const patience = new AbortController();
      await Promise.race([
        Promise.all(working.map((line) => line.rested())),
        of.sleep(TICK_PATIENCE_MS, patience.signal),
      ]);
      patience.abort();
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...lines.values()].map(({ ended }) => ended));
    },
  };
};

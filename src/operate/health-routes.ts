import { Hono } from 'hono';
import { alarmed } from '../domain/alarmed.js';
import { healthOf, isTicking } from '../domain/health.js';
import type { Clock, Store } from '../ports.js';

/** How long the store may take to say that it is open, in milliseconds. */
const STORE_TIMEOUT_MS = 5_000;

/** Whether the store takes changes: one that changes nothing waits for what was written before it to be on disk. */
const isOpen = async (store: Pick<Store, 'change'>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), STORE_TIMEOUT_MS);
  });
  const reason = { by: 'scrutiny', via: 'operator', why: 'Is the store open?', cause: null } as const;
  const open = store
    .change(reason, () => undefined)
    .then(
      () => true,
      // A store that refuses is the answer; whoever asked for a change was told why.
      () => false,
    );
  return Promise.race([open, late]).finally(() => clearTimeout(timer));
};

/**
 * `/healthz` says that the process lives; `/readyz` whether it can work: the store is open and ticks come (200, else
 * 503), how sending stands in numbers, and how many conversations would hear that something is wrong: with 0
 * of `alarmsReach` nobody but whoever reads this. They are for whoever watches the machine, need no sign-in, and tell
 * nothing of people or recommendations. `lastTick` is when a tick last ended, in milliseconds since 1970.
 */
export const createHealthRoutes = (of: {
  readonly store: Pick<Store, 'read' | 'change'>;
  readonly clock: Clock;
  readonly lastTick: () => number;
}): Hono => {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  routes.get('/healthz', (c) => c.json({ alive: true }));
  routes.get('/readyz', async (c) => {
    const store = await isOpen(of.store);
    const now = of.clock.now();
    const ticking = isTicking(of.lastTick(), now);
    const register = of.store.read();
    const health = healthOf(of.lastTick(), register.deliveries, now);
    const ready = store && ticking;
    const alarmsReach = alarmed(register).length;
    return c.json({ ready, store, ticking, ...health, alarmsReach }, ready ? 200 : 503);
  });
  return routes;
};

import { expect, test } from 'vitest';
import { createHealthRoutes } from '../../src/operate/health-routes.js';
import { fakeClock, MINUTE } from '../support/fake-clock.js';
import { memoryStore } from '../support/memory-store.js';
import { aConversation, aDelivery, aPerson } from '../support/records.js';

const routesOn = () => {
  const clock = fakeClock('2021-10-11T09:05:00Z');
  const person = aPerson();
  const store = memoryStore(
    {
      people: [person],
      conversations: [aConversation({ kind: 'direct', board: null, person: person.id })],
      deliveries: [aDelivery({ attempts: 1 }), aDelivery({ id: 'gone', state: 'failed', note: person.name })],
    },
    clock,
  );
  let lastTick = clock.now();
  return {
    clock,
    store,
    person,
    tick: () => {
      lastTick = clock.now();
    },
    routes: createHealthRoutes({ store, clock, lastTick: () => lastTick }),
  };
};

test('says that it lives, and that it is ready, in numbers without anybody in them', async () => {
  const { routes, person } = routesOn();
  const alive = await routes.request('/healthz');
  expect([alive.status, await alive.json()]).toEqual([200, { alive: true }]);
  const ready = await routes.request('/readyz');
  expect([ready.status, ready.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const text = await ready.text();
  expect(JSON.parse(text)).toEqual({
    ready: true,
    store: true,
    ticking: true,
    sinceTick: 0,
    sinceDelivery: null,
    undelivered: 1,
    oldestUndelivered: 300,
    deadLetters: 1,
    alarmsReach: 1,
  });
  for (const word of [person.name, person.id, 'board', 'meeting']) expect(text).not.toContain(word);
});

test('says so where nobody would hear that something is wrong', async () => {
  const { routes, store } = routesOn();
  await store.change({ by: 'x', via: 'web', why: 'Left.', cause: null }, (tx) =>
    tx.edit('conversations', 'web:board', (draft) => {
      draft.stopped = { at: '2021-10-11T09:00:00Z', why: 'The app was removed.' };
    }),
  );
  expect(await (await routes.request('/readyz')).json()).toMatchObject({ ready: true, alarmsReach: 0 });
});

test('is not ready ten minutes after the last tick, and is again with the next', async () => {
  const { routes, clock, tick } = routesOn();
  clock.advance(10 * MINUTE);
  const late = await routes.request('/readyz');
  expect([late.status, await late.json()]).toMatchObject([
    503,
    { ready: false, store: true, ticking: false },
  ]);
  expect((await routes.request('/healthz')).status).toBe(200);
  tick();
  expect((await routes.request('/readyz')).status).toBe(200);
});

test('is not ready where the store takes no changes, and asking changes nothing', async () => {
  const { routes, store } = routesOn();
  await routes.request('/readyz');
  expect([...store.entries()]).toEqual([]);
  store.restart();
  const closed = await routes.request('/readyz');
  expect([closed.status, await closed.json()]).toMatchObject([503, { ready: false, store: false }]);
});

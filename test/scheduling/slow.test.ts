import { expect, test } from 'vitest';
import type { Messenger } from '../../src/ports.js';
import { createDelivering } from '../../src/scheduling/deliver.js';
import { noticeView } from '../../src/views/notice.js';
import { MINUTE, SECOND } from '../support/fake-clock.js';
import { fakeLog } from '../support/fake-messenger.js';
import { memoryStore } from '../support/memory-store.js';
import { aConversation, aDelivery } from '../support/records.js';
import { noBreath, virtualTime } from '../support/virtual-time.js';

const START = '2021-10-11T09:00:00Z';
const SLOW = 'teams:slow';

/** The engine on virtual time: Teams answers at once, but for one conversation, where it never does. */
const engineFor = (conversations: readonly string[], each: number) => {
  const time = virtualTime(START);
  const store = memoryStore(
    {
      conversations: conversations.map((id) => aConversation({ id, platform: 'teams' })),
      deliveries: conversations.flatMap((conversation) =>
        Array.from({ length: each }, (_, n) => aDelivery({ id: `${conversation} ${n}`, conversation })),
      ),
    },
    time,
  );
  const sent: string[] = [];
  const messenger: Messenger = {
    send: async (conversation, _view, key) => {
      if (conversation === SLOW) return new Promise(() => undefined);
      sent.push(key ?? '');
      return { message: key ?? '' };
    },
    replace: async () => undefined,
    sentUnder: async () => 'unknown',
  };
  const delivering = createDelivering({
    store,
    clock: time,
    log: fakeLog(),
    messengers: { teams: messenger },
    viewOf: () => noticeView('Reminder', [], [], 'public'),
    standingOf: () => ({ kind: 'owed' }),
    jitter: () => 0,
    sleep: time.sleep,
    breath: noBreath,
    inTime: (work) => Promise.race([work, time.wait(10 * SECOND).then(() => 'timeout' as const)]),
  });
  const states = () => [...store.read().deliveries.values()].map(({ state }) => state);
  return { time, sent, states, ...delivering, passed: () => time.now() - Date.parse(START) };
};

test('a conversation in which nobody answers holds no other, and no tick longer than half a minute', async () => {
  const { time, sent, deliver, stop, passed } = engineFor([SLOW, 'teams:a', 'teams:b'], 6);
  const delivered = deliver();
  await time.through(time.wait(SECOND));
  expect(sent).toHaveLength(12);
  await time.through(delivered);
  expect(passed()).toBe(30 * SECOND);
  await time.through(stop());
});

test('a tick does not wait for a limit: what is left goes by itself, in order', async () => {
  const { time, sent, deliver, passed } = engineFor(['teams:a'], 20);
  await time.through(deliver());
  expect([passed(), sent.length]).toEqual([0, 7]);
  await time.through(time.wait(MINUTE));
  expect(sent).toEqual(Array.from({ length: 20 }, (_, n) => `teams:a ${n}`));
});

test('a second tick takes up what came meanwhile, and sends nothing twice', async () => {
  const { time, sent, deliver, states } = engineFor(['teams:a', 'teams:b'], 20);
  await time.through(Promise.all([deliver(), deliver()]));
  await time.through(time.wait(SECOND / 2));
  await time.through(deliver());
  await time.through(time.wait(MINUTE));
  expect([new Set(sent).size, sent.length]).toEqual([40, 40]);
  expect(states().every((state) => state === 'sent')).toBe(true);
});

test('stopped, it begins nothing more, and what waits for a limit is still to be sent', async () => {
  const { time, sent, deliver, stop, states } = engineFor(['teams:a'], 20);
  await time.through(deliver());
  await time.through(stop());
  await time.through(deliver());
  await time.through(time.wait(MINUTE));
  expect(sent).toHaveLength(7);
  expect(states().filter((state) => state === 'decided')).toHaveLength(13);
});

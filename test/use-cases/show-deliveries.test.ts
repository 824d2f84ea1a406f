import { expect, test } from 'vitest';
import { showDeliveries } from '../../src/use-cases/show-deliveries.js';
import { anAsker } from '../support/clockwork.js';
import { fakeClock } from '../support/fake-clock.js';
import { memoryStore } from '../support/memory-store.js';
import { aConversation, aDelivery, aPerson } from '../support/records.js';

const shownTo = (asker: Parameters<typeof anAsker>[0], deliveries = 1) => {
  const clock = fakeClock('2021-10-12T09:00:00Z');
  const store = memoryStore(
    {
      people: [aPerson()],
      conversations: [aConversation()],
      deliveries: Array.from({ length: deliveries }, (_, n) =>
        aDelivery({ id: `d${n}`, state: 'failed', note: 'Nothing can be sent there any more: 403.' }),
      ),
    },
    clock,
  );
  return showDeliveries({ store, clock }, anAsker(asker));
};

test('governance is told what failed for good, where it was to go, and why', () => {
  expect(shownTo({})).toMatchObject({
    kind: 'notice',
    audience: 'person',
    sentences: [
      'To Governance Board, due Monday 11 October 2021 at 10:00 (meeting-1-day): Nothing can be sent there any more: 403.',
    ],
  });
});

test('ten are told one by one, the others are counted; none is said so', () => {
  expect(shownTo({}, 12)).toMatchObject({ sentences: expect.arrayContaining(['And 2 more.']) });
  expect(shownTo({}, 0)).toMatchObject({ sentences: [expect.stringMatching(/^None in the last month/)] });
});

test('nobody else is told', () => {
  expect(shownTo({ person: null })).toMatchObject({ kind: 'refused' });
  expect(shownTo({ person: aPerson({ roles: ['viewer'] }) })).toMatchObject({ kind: 'refused' });
});

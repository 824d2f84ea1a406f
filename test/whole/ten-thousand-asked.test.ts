import { describe, expect, test, vi } from 'vitest';
import { nextDueAt } from '../../src/domain/next-due.js';
import { anOffice, ref, somebody } from '../support/office.js';
import { aConversation, aRecommendation } from '../support/records.js';

/** An office in which so many people own so many recommendations each, two days before asking begins. */
const aLargeOffice = (people: number, each: number) => {
  const owners = Array.from({ length: people }, (_, n) => `owner-${n}`);
  return anOffice({
    people: [...owners, 'chair', 'governance-officer'].map((id) =>
      somebody(id, { roles: id === 'governance-officer' ? ['governance'] : [] }),
    ),
    conversations: [...owners, 'chair', 'governance-officer'].map((person) =>
      aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person, name: person }),
    ),
    recommendations: Array.from({ length: people * each }, (_, n) =>
      aRecommendation({
        id: `RAPE-P1-2021/${n + 1}`,
        number: String(n + 1),
        owner: `owner-${n % people}`,
        addedAt: '2021-09-10T08:00:00Z',
      }),
    ),
  });
};
type Office = ReturnType<typeof aLargeOffice>;

const asked = ({ store }: Office) => [...store.read().requests.values()];
const itemsSent = ({ store }: Office) =>
  [...store.read().deliveries.values()]
    .filter(({ rule, state }) => rule === 'updates-asked' && state === 'sent')
    .map(({ items }) => items.length);
const MORNING = '2021-09-22T08:00:00Z';

describe('a board over ten thousand recommendations and two hundred people', () => {
  test('everybody is asked for all of theirs in one message, and in one tick, in changes of some hundreds each', async () => {
    const office = aLargeOffice(200, 50);
    await office.tickAt(MORNING);
    expect(asked(office)).toHaveLength(10_000);
    expect(new Set(asked(office).map(({ recommendation }) => recommendation)).size).toBe(10_000);
    expect(itemsSent(office)).toEqual(Array.from({ length: 200 }, () => 50));
    const sizes = [...office.store.entries()].map(({ changes }) => changes.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    const before = asked(office).length;
    await office.tickAt('2021-09-22T08:01:00Z');
    expect([asked(office).length, itemsSent(office).length]).toEqual([before, 200]);
  });

  test('their messages do not go out in one turn of the loop: whoever waits comes between', async () => {
    const office = aLargeOffice(200, 1);
    let turns = 0;
    let over = false;
    const count = () => {
      turns += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    await office.tickAt(MORNING);
    over = true;
    expect(itemsSent(office)).toHaveLength(200);
    expect(turns).toBeGreaterThan(200);
  });

  test('a tick goes through all conversations a few times, not for each of the people or of the recommendations', async () => {
    const office = aLargeOffice(200, 5);
    const { conversations } = office.store.read();
    const passes = vi.spyOn(conversations, 'values');
    await office.tickAt(MORNING);
    expect(itemsSent(office)).toHaveLength(200);
    expect(passes.mock.calls.length).toBeLessThan(20);
    passes.mockClear();
    expect(nextDueAt(office.store.read(), Date.parse(MORNING))).not.toBeNull();
    expect(passes.mock.calls.length).toBeLessThan(20);
  });
});

describe('where requests are made some at a time', () => {
  test('a process that dies in between has made each of them once, and the next tick makes the others', async () => {
    for (const fault of ['before', 'after'] as const) {
      const office = aLargeOffice(20, 50);
      let entries = 0;
      office.store.crashAt(({ why }) => {
        if (why.startsWith('Updates are asked')) entries += 1;
        return entries === 3;
      }, fault);
      await office.tickAt(MORNING);
      office.restart();
      const made = asked(office).length;
      expect(made).toBeGreaterThan(0);
      expect(made).toBeLessThan(1_000);
      await office.tickAt('2021-09-22T08:01:00Z');
      expect(asked(office)).toHaveLength(1_000);
      expect(itemsSent(office)).toEqual(Array.from({ length: 20 }, () => 50));
    }
  });

  test('what somebody tells meanwhile is not asked for', async () => {
    const office = aLargeOffice(20, 50);
    let told: Promise<unknown> | null = null;
    // The last piece is still to come when the first is being written.
    office.store.crashAt(({ why }) => {
      if (why.startsWith('Updates are asked'))
        told ??= Promise.resolve().then(() =>
          office.does('governance-officer', {
            kind: 'set-inspectorate-state',
            ref: ref('1000'),
            state: 'closed',
            on: '2021-09-21',
            source: 'their letter',
          }),
        );
      return false;
    }, 'full');
    await office.tickAt(MORNING);
    expect(told).not.toBeNull();
    await told;
    expect(office.store.read().recommendations.get('RAPE-P1-2021/1000')?.inspectorate.state).toBe('closed');
    expect(asked(office).filter(({ recommendation }) => recommendation === 'RAPE-P1-2021/1000')).toEqual([]);
    expect(asked(office)).toHaveLength(999);
  });

  test('a message is entered whole: one that asks for more than a change holds is a change of its own', async () => {
    const office = aLargeOffice(2, 1_200);
    await office.tickAt(MORNING);
    expect(itemsSent(office)).toEqual([1_200, 1_200]);
  });
});

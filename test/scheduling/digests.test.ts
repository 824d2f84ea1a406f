import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/domain/calendar.js';
import type { Rag } from '../../src/domain/register.js';
import { clockwork } from '../support/clockwork.js';
import { fakeClock } from '../support/fake-clock.js';
import { aConversation, anInspection, aPerson, aRecommendation, aSubscription } from '../support/records.js';

const DIRECT = aConversation({
  id: 'web:direct:governance',
  kind: 'direct',
  board: null,
  person: 'governance-officer',
});

/** One subscriber, and recommendations 1 to 3 that the journal knows from their beginning. */
const subscribed = async (
  over: Parameters<typeof aSubscription>[0] = {},
  more: Parameters<typeof clockwork>[0] = {},
) => {
  const world = clockwork(
    {
      boards: [],
      meetings: [],
      inspections: [anInspection()],
      conversations: [DIRECT],
      subscriptions: [aSubscription(over)],
      ...more,
    },
    fakeClock(over.since ?? '2021-10-04T08:00:00Z'),
  );
  await world.store.change({ by: 'x', via: 'start', why: 'Begun.', cause: null }, (tx) => {
    for (const number of ['1', '2', '3'])
      tx.add('recommendations', {
        ...structuredClone(aRecommendation({ id: `RAPE-P1-2021/${number}`, number })),
      } as never);
  });
  const rate = (number: string, rag: Rag) =>
    world.store.change({ by: 'x', via: 'web', why: 'Rated.', cause: null }, (tx) =>
      tx.edit('recommendations', `RAPE-P1-2021/${number}`, (draft) => {
        draft.assurance = { rag, statement: '', by: 'x', at: '2021-10-05T08:00:00Z' };
      }),
    );
  return { world, rate };
};

const states = (world: Awaited<ReturnType<typeof subscribed>>['world']) =>
  [...world.store.read().deliveries.values()].map(({ occurrence, state }) => `${occurrence} ${state}`);
const texts = (world: Awaited<ReturnType<typeof subscribed>>['world']) =>
  world.messenger.sent.map(({ text }) => text);

describe('a digest every Monday at 08:30', () => {
  test('goes out once a week, and tells what moved since the one before, with the trend', async () => {
    const { world, rate } = await subscribed();
    await rate('1', 'red');
    await rate('2', 'red');
    await world.tickThrough('2021-10-11T07:00:00Z', '2021-10-11T08:30:00Z');
    await rate('2', 'green');
    await world.tickThrough('2021-10-18T07:00:00Z', '2021-10-18T08:30:00Z');
    await world.tickAt('2021-10-25T07:30:00Z');
    const [first, second, third] = texts(world);
    expect(first).toContain('red 2 (+2), amber 0, green 0, not rated 1 (−2) since 4 October.\nMoved: 2\n');
    expect(second).toContain('red 1 (−1), amber 0, green 1 (+1), not rated 1 since 11 October.\nMoved: 1\n');
    expect(second).toContain('Recommendation 2 · RAPE-P1-2021: Assurance: from red to green');
    expect(third).toMatch(
      /^Digest of Monday 25 October 2021\nNothing moved since Monday 18 October 2021\. 3 recommendations: [^\n]*\nrecord \d+ · [0-9a-f]{8}$/,
    );
    expect(texts(world)).toHaveLength(3);
  });

  test('says which record it was made from', async () => {
    const { world } = await subscribed();
    await world.tickAt('2021-10-11T07:30:00Z');
    const { seq, hash } = [...world.store.entries()].find(({ why }) => why === 'It is being sent.') ?? {};
    expect(texts(world)[0]).toContain(`record ${seq} · ${hash?.slice(0, 8)}`);
  });

  test('a restart on a digest day re-sends nothing', async () => {
    const { world } = await subscribed();
    for (const at of ['07:30', '07:31', '12:00', '22:59']) {
      await world.tickAt(`2021-10-11T${at}:00Z`);
      world.restart();
      await world.tick();
    }
    expect(states(world)).toEqual(['2021-10-11T07:30:00Z sent']);
    expect(texts(world)).toHaveLength(1);
  });

  test.each(['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'])(
    'is no digest twice because of the time zone: %s',
    async (zone) => {
      const { world } = await subscribed({ zone, weekdays: [1, 2, 3, 4, 5, 6, 7], time: '00:15' });
      for (let hour = 0; hour < 72; hour += 1) {
        const day = 5 + Math.floor(hour / 24);
        for (const minute of ['00', '15', '30', '45'])
          await world.tickAt(`2021-10-0${day}T${String(hour % 24).padStart(2, '0')}:${minute}:00Z`);
        world.restart();
      }
      const days = [...world.store.read().deliveries.values()].map(({ occurrence }) =>
        dayOf(occurrence, zone),
      );
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(3);
      expect(texts(world)).toHaveLength(days.length);
    },
  );

  test('a late one is sent and says so', async () => {
    const { world } = await subscribed();
    await world.tickAt('2021-10-11T11:00:00Z');
    expect(texts(world)[0]).toContain('This digest is late: it was due on Monday 11 October 2021 at 08:30.');
  });

  test('of several missed only the newest is sent, and tells since the last that was', async () => {
    const { world, rate } = await subscribed();
    await world.tickAt('2021-10-11T07:30:00Z');
    await rate('1', 'red');
    world.clock.set('2021-10-20T08:00:00Z');
    await rate('2', 'amber');
    await world.tickAt('2021-11-02T09:00:00Z');
    expect(states(world)).toEqual([
      '2021-10-11T07:30:00Z sent',
      '2021-10-18T07:30:00Z overtaken',
      '2021-10-25T07:30:00Z overtaken',
      '2021-11-01T08:30:00Z sent',
    ]);
    expect(texts(world)[1]).toContain(
      'red 1 (+1), amber 1 (+1), green 0, not rated 1 (−2) since 11 October.\nMoved: 2',
    );
  });

  test('where nothing moved and nothing is wanted then, none is sent, and the ledger says why', async () => {
    const { world, rate } = await subscribed({ whenQuiet: 'nothing' });
    await rate('1', 'red');
    await world.tickAt('2021-10-11T07:30:00Z');
    await world.tickAt('2021-10-18T07:30:00Z');
    await rate('1', 'green');
    await world.tickAt('2021-10-25T07:30:00Z');
    expect(states(world)).toEqual([
      '2021-10-11T07:30:00Z sent',
      '2021-10-18T07:30:00Z overtaken',
      '2021-10-25T07:30:00Z sent',
    ]);
    expect([...world.store.read().deliveries.values()][1]?.note).toBe(
      'Nothing had moved since the last digest, and then none is wanted.',
    );
  });

  test('once stopped none goes out, one that was decided included', async () => {
    const { world } = await subscribed();
    world.messenger.behave('fail');
    await world.tickAt('2021-10-11T07:30:00Z');
    await world.store.change({ by: 'x', via: 'web', why: 'Stopped.', cause: null }, (tx) =>
      tx.edit('subscriptions', 'S1', (draft) => {
        draft.stoppedAt = '2021-10-11T07:31:00Z';
      }),
    );
    await world.tickAt('2021-10-11T08:30:00Z');
    await world.tickAt('2021-10-18T07:30:00Z');
    expect(world.arrived()).not.toContain('digest');
    expect(world.ledger().filter((line) => line.startsWith('digest'))).toEqual(['digest overtaken']);
  });

  test('to a conversation that was stopped none is sent, and the ledger says why', async () => {
    const stopped = { ...DIRECT, stopped: { at: '2021-10-05T08:00:00Z', why: 'The bot was removed.' } };
    const { world } = await subscribed({}, { conversations: [stopped] });
    await world.tickAt('2021-10-11T07:30:00Z');
    expect(world.delivery('digest')).toMatchObject({
      state: 'missed',
      note: 'Nothing could be sent to this conversation: The bot was removed.',
    });
  });
});

describe('what a digest shows is asked when it is sent', () => {
  test('somebody who may read published facts only any more gets these', async () => {
    const { world, rate } = await subscribed();
    await rate('1', 'red');
    await world.store.change({ by: 'x', via: 'operator', why: 'Left the team.', cause: null }, (tx) =>
      tx.edit('people', 'governance-officer', (draft) => {
        draft.roles = ['viewer'];
      }),
    );
    await world.tickAt('2021-10-11T07:30:00Z');
    expect(texts(world)[0]).toContain('Nothing moved');
    expect(texts(world)[0]).not.toMatch(/red|amber|Assurance/);
  });

  test.each([
    ['who has left', { active: false }],
    ['whose account there was taken away', { accounts: [] }],
  ])('somebody %s gets none', async (_what, gone) => {
    const { world } = await subscribed();
    await world.store.change({ by: 'x', via: 'operator', why: 'Gone.', cause: null }, (tx) =>
      tx.edit('people', 'governance-officer', (draft) => void Object.assign(draft, gone)),
    );
    await world.tickAt('2021-10-11T07:30:00Z');
    expect(texts(world)).toEqual([]);
    expect(world.delivery('digest')).toMatchObject({
      state: 'missed',
      note: 'Whoever asked for it may not read it here any more.',
    });
  });

  test('where others read it that are no board, even governance’s digest tells what is published', async () => {
    const shared = aConversation({ id: 'web:shared', board: null });
    const { world, rate } = await subscribed({ conversation: 'web:shared' }, { conversations: [shared] });
    await rate('1', 'red');
    await world.tickAt('2021-10-11T07:30:00Z');
    expect(texts(world)[0]).not.toMatch(/red|amber|Assurance/);
  });

  test('a list that is a working fact is not sent to somebody who may not know it', async () => {
    const { world } = await subscribed({ only: 'red' }, { people: [aPerson({ roles: ['viewer'] })] });
    await world.tickAt('2021-10-11T07:30:00Z');
    expect(world.delivery('digest').state).toBe('missed');
  });
});

describe('the two clock-change nights, with a tick every minute', () => {
  test.each([
    ['March, the hour that does not exist', '2022-03-27', '01:30', '2022-03-27T01:30:00Z'],
    ['October, the hour that happens twice', '2021-10-31', '01:30', '2021-10-31T00:30:00Z'],
    ['October, the morning after', '2021-10-31', '08:30', '2021-10-31T08:30:00Z'],
  ])('clock-change nights: %s, exactly one, on its minute', async (_what, day, time, at) => {
    const { world } = await subscribed({ weekdays: [7], time, since: `${addDays(day, -2)}T08:00:00Z` });
    await world.tickThrough(`${day}T00:00:00Z`, `${day}T03:30:00Z`);
    await world.tickAt(`${day}T08:30:00Z`);
    world.restart();
    await world.tickThrough(`${day}T09:00:00Z`, `${day}T09:10:00Z`);
    expect(states(world).filter((line) => line.endsWith('sent'))).toEqual([`${at} sent`]);
    expect(texts(world)).toHaveLength(1);
    expect(texts(world)[0]).not.toContain('late');
  });
});

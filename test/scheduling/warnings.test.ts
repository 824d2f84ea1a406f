import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueWarnings, nextWarningAt } from '../../src/domain/response-warning.js';
import { clockwork } from '../support/clockwork.js';
import { fakeClock, HOUR } from '../support/fake-clock.js';
import { aConversation, anInspection, aPerson } from '../support/records.js';

const direct = (person: string, over: Parameters<typeof aConversation>[0] = {}) =>
  aConversation({ id: `web:direct:${person}`, kind: 'direct', board: null, person, ...over });
const COMMISSIONER = aPerson({
  id: 'commissioner',
  name: 'Commissioner',
  roles: ['commissioner'],
  accounts: [],
});

/** A report of Friday 16 July 2021 that waits for its response, and the governance officer, who can be written to. */
const waiting = (over: Parameters<typeof anInspection>[0] = {}, more: Parameters<typeof clockwork>[0] = {}) =>
  clockwork(
    {
      boards: [],
      meetings: [],
      inspections: [anInspection({ letterOn: null, ...over })],
      conversations: [direct('governance-officer')],
      ...more,
    },
    fakeClock('2021-07-16T08:00:00Z'),
  );

/** What somebody changed meanwhile. */
interface Gone {
  readonly people?: object;
  readonly inspections?: object;
}
/** What each tick sent, with the instant. */
const hourly = async (world: ReturnType<typeof waiting>, from: string, until: string) => {
  const sent: string[] = [];
  for (world.clock.set(from); world.clock.now() <= Date.parse(until); world.clock.advance(HOUR)) {
    const before = world.messenger.sent.length;
    await world.tick();
    for (const { key, conversation } of world.messenger.sent.slice(before))
      sent.push(
        `${new Date(world.clock.now()).toISOString().slice(0, 16)} ${key?.split('|')[0]} ${conversation}`,
      );
  }
  return sent;
};

describe('warnings of the last day for a response', () => {
  test('each comes once, as the working day begins, and the last word the morning after the last day', async () => {
    const world = waiting();
    const to = 'web:direct:governance-officer';
    // 12 and 26 August, 2, 6 and 8 September at 9:00 in London; the last day is Thursday 9 September.
    expect(await hourly(world, '2021-08-01T08:00:00Z', '2021-09-20T08:00:00Z')).toEqual([
      `2021-08-12T08:00 response-28-days ${to}`,
      `2021-08-26T08:00 response-14-days ${to}`,
      `2021-09-02T08:00 response-7-days ${to}`,
      `2021-09-06T08:00 response-3-days ${to}`,
      `2021-09-08T08:00 response-1-day ${to}`,
      `2021-09-10T08:00 response-breached ${to}`,
    ]);
    expect(world.messenger.sent.map(({ text }) => text.split('\n')[0])).toEqual([
      '28 days left to publish the response.',
      '14 days left to publish the response.',
      '7 days left to publish the response.',
      '3 days left to publish the response.',
      '1 day left to publish the response.',
      'The last day for the response has passed.',
    ]);
  });

  test('on a day when nobody works it comes in the working hour before, over a bank holiday too', async () => {
    // Published on 5 July 2021: the last day is Sunday 29 August; 28, 14, 7 and 1 days before are at a weekend.
    const world = waiting({ publishedOn: '2021-07-05' });
    const sent = await hourly(world, '2021-07-25T08:00:00Z', '2021-09-03T08:00:00Z');
    expect(sent.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '2021-07-30T15:00 response-28-days',
      '2021-08-13T15:00 response-14-days',
      '2021-08-20T15:00 response-7-days',
      '2021-08-26T08:00 response-3-days',
      '2021-08-27T15:00 response-1-day',
      // Monday 30 August is a bank holiday.
      '2021-08-31T08:00 response-breached',
    ]);
  });

  test('a restart on a day of warning sends nothing again', async () => {
    const world = waiting();
    for (const at of ['08:00', '08:01', '12:00', '22:59']) {
      await world.tickAt(`2021-09-02T${at}:00Z`);
      world.restart();
      await world.tick();
    }
    expect(world.arrived()).toEqual(['response-7-days']);
  });

  test('after a long silence only the nearest comes, with the days that are left now', async () => {
    const world = waiting();
    await world.tickAt('2021-09-07T10:00:00Z');
    expect(world.ledger().sort()).toEqual([
      'response-14-days overtaken',
      'response-28-days overtaken',
      'response-3-days sent',
      'response-7-days overtaken',
    ]);
    expect(world.messenger.sent[0]?.text).toMatch(/^2 days left to publish the response\.\n/);
  });

  test('after the last day no warning comes any more: one message says that it has passed', async () => {
    const world = waiting();
    await world.tickAt('2021-09-09T23:30:00Z');
    expect(world.arrived()).toEqual([]);
    await hourly(world, '2021-09-10T08:00:00Z', '2021-10-10T08:00:00Z');
    expect(world.arrived()).toEqual(['response-breached']);
    expect(world.ledger().filter((line) => !line.endsWith('missed'))).toEqual(['response-breached sent']);
  });

  test('once it is published nothing more comes, and what waited to be sent is overtaken', async () => {
    const world = waiting();
    world.messenger.behave('fail');
    await world.tickAt('2021-09-02T08:00:00Z');
    await world.store.change({ by: 'x', via: 'operator', why: 'Published.', cause: null }, (tx) =>
      tx.edit('inspections', 'RAPE-P1-2021', (draft) => {
        draft.letterOn = '2021-09-02';
      }),
    );
    await hourly(world, '2021-09-02T10:00:00Z', '2021-09-12T10:00:00Z');
    expect(world.arrived().filter((rule) => rule?.startsWith('response-'))).toEqual([]);
    expect(world.delivery('response-7-days')).toMatchObject({
      state: 'overtaken',
      note: 'The response was published before this was sent.',
    });
  });

  test.each([
    ['It was no longer theirs to be warned of this.', { people: { roles: ['viewer'] } }],
    ['The report’s day of publication was corrected.', { inspections: { publishedOn: '2021-07-20' } }],
  ])(
    'what was decided and does not hold any more is not sent: %s',
    async (note, { people, inspections }: Gone) => {
      const world = waiting();
      world.messenger.behave('fail');
      await world.tickAt('2021-09-02T08:00:00Z');
      await world.store.change({ by: 'x', via: 'operator', why: 'Changed.', cause: null }, (tx) => {
        tx.edit('people', 'governance-officer', (draft) => void Object.assign(draft, people));
        tx.edit('inspections', 'RAPE-P1-2021', (draft) => void Object.assign(draft, inspections));
      });
      await world.tickAt('2021-09-02T10:00:00Z');
      expect(world.arrived()).not.toContain('response-7-days');
      expect(world.delivery('response-7-days')).toMatchObject({ state: 'overtaken', note });
    },
  );

  test('governance and the Commissioner are warned in their own conversations, nobody else and nowhere else', async () => {
    const viewer = aPerson({ id: 'viewer', name: 'Viewer', roles: ['viewer'], accounts: [] });
    const left = aPerson({ id: 'left', name: 'Left', active: false, accounts: [] });
    const world = waiting(
      {},
      {
        people: [aPerson(), COMMISSIONER, viewer, left],
        conversations: [
          direct('governance-officer'),
          direct('governance-officer', { id: 'web:direct:newer' }),
          direct('governance-officer', {
            id: 'web:direct:stopped',
            stopped: { at: '2021-07-01T08:00:00Z', why: 'uninstalled' },
          }),
          direct('commissioner'),
          direct('viewer'),
          direct('left'),
          aConversation(),
        ],
      },
    );
    await world.tickAt('2021-08-12T08:00:00Z');
    expect(world.messenger.sent.map(({ conversation }) => conversation)).toEqual([
      'web:direct:newer',
      'web:direct:commissioner',
    ]);
  });

  test('who opens a conversation later is warned then, and a new conversation makes nobody be warned twice', async () => {
    const world = waiting({}, { conversations: [] });
    await world.tickAt('2021-08-12T08:00:00Z');
    expect(world.ledger()).toEqual([]);
    for (const id of ['web:direct:a', 'web:direct:b']) {
      await world.store.change({ by: 'x', via: 'web', why: 'Spoke.', cause: null }, (tx) =>
        tx.add('conversations', direct('governance-officer', { id })),
      );
      await world.tickAt('2021-08-13T08:00:00Z');
    }
    expect(world.messenger.sent.map(({ conversation }) => conversation)).toEqual(['web:direct:a']);
  });

  test('whenever ticks come, nobody hears of one nearness twice, and nothing after the last day but that', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 70 * 24 }), { minLength: 1, maxLength: 12 }),
        (hours) => {
          const inspection = anInspection({ letterOn: null });
          const register = {
            inspections: new Map([[inspection.id, inspection]]),
            people: new Map([['governance-officer', aPerson()]]),
            conversations: new Map([['d', direct('governance-officer', { id: 'd' })]]),
            deliveries: new Map(),
            settings: new Map(),
          };
          const ends = Date.parse('2021-09-09T23:00:00Z');
          for (const hour of hours) {
            const now = Date.parse('2021-07-16T00:00:00Z') + hour * HOUR;
            const due = dueWarnings(register, now);
            const decided = due.filter(({ state }) => state === 'decided');
            expect(decided.length).toBeLessThanOrEqual(1);
            if (now >= ends) expect(decided.filter(({ rule }) => rule !== 'response-breached')).toEqual([]);
            for (const one of due) {
              expect(register.deliveries.has(one.key)).toBe(false);
              register.deliveries.set(one.key, one);
            }
            const next = nextWarningAt(register, now);
            if (next !== null) expect(next).toBeGreaterThan(now);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

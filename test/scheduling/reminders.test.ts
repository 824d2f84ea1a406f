import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, instantOf } from '../../src/domain/calendar.js';
import { moveMeeting } from '../../src/use-cases/move-meeting.js';
import { anAsker, clockwork } from '../support/clockwork.js';
import { fakeClock, HOUR, MINUTE } from '../support/fake-clock.js';
import { aBoard, aMeeting } from '../support/records.js';

const ALL = ['meeting-7-days', 'meeting-1-day', 'meeting-2-hours'];

/** A board whose only meeting is the one given: nothing else is planned into the ledger. */
const only = (meeting: Parameters<typeof aMeeting>[0]) => ({
  boards: [aBoard({ rrule: null, papersOut: 0 })],
  meetings: [aMeeting(meeting)],
});

describe('reminders, tick after tick', () => {
  test('a tick every minute from a week before until after the start: each reminder exactly once', async () => {
    const world = clockwork(only({}));
    await world.tickThrough('2021-10-05T08:30:00Z', '2021-10-05T09:30:00Z');
    await world.tickThrough('2021-10-11T08:30:00Z', '2021-10-11T09:30:00Z');
    await world.tickThrough('2021-10-12T06:30:00Z', '2021-10-12T09:30:00Z');
    expect(world.arrived()).toEqual(ALL);
    expect(world.ledger()).toEqual(ALL.map((rule) => `${rule} sent`));
    expect(world.messenger.sent.map(({ text }) => text.split('.')[0])).toEqual([
      'Governance Board meets in 7 days: Tuesday 12 October 2021 at 10:00',
      'Governance Board meets tomorrow: Tuesday 12 October 2021 at 10:00',
      'Governance Board meets in 2 hours: Tuesday 12 October 2021 at 10:00',
    ]);
  });

  test('restart on a reminder day re-sends nothing', async () => {
    const world = clockwork(only({}));
    for (const at of ['09:00', '09:01', '12:00', '23:59']) {
      await world.tickAt(`2021-10-05T${at}:00Z`);
      world.restart();
      await world.tick();
    }
    expect(world.arrived()).toEqual(['meeting-7-days']);
  });

  test('two ticks at once send one reminder', async () => {
    const world = clockwork(only({}));
    world.clock.set('2021-10-05T09:00:00Z');
    await Promise.all([world.tick(), world.tick(), world.tick()]);
    expect(world.arrived()).toEqual(['meeting-7-days']);
  });

  test('a tick an hour late sends it, and it says so', async () => {
    const world = clockwork(only({}));
    await world.tickAt('2021-10-05T08:59:00Z');
    await world.tickAt('2021-10-05T10:00:00Z');
    expect(world.messenger.sent.map(({ text }) => text)).toEqual([
      'This reminder is late: it was due at 10:00 today. ' +
        'Governance Board meets in 7 days: Tuesday 12 October 2021 at 10:00. ' +
        'RAPE-P1-2021: no recommendation is open.',
    ]);
  });

  test('weekend ticks neither use anything up nor send anything', async () => {
    // Off since Friday, back on Monday: what was due on Tuesday is said on Monday, with what is left until then.
    const world = clockwork(only({ day: '2021-10-19', id: 'governance:2021-10-19' }));
    await world.tickThrough('2021-10-09T00:00:00Z', '2021-10-10T23:59:00Z');
    expect(world.arrived()).toEqual([]);
    await world.tickAt('2021-10-14T09:00:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days']);
    expect(world.messenger.sent[0]?.text).toContain('it was due on Tuesday 12 October 2021 at 10:00.');
    expect(world.messenger.sent[0]?.text).toContain('meets in 5 days');
  });

  test('a clock set back sends nothing a second time', async () => {
    const world = clockwork(only({}));
    await world.tickAt('2021-10-05T09:00:00Z');
    await world.tickThrough('2021-10-05T08:00:00Z', '2021-10-05T09:10:00Z');
    world.restart();
    await world.tickThrough('2021-10-04T08:00:00Z', '2021-10-04T08:10:00Z');
    await world.tickAt('2021-10-05T09:00:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days']);
  });

  test('several due at once: only the nearest is sent, the earlier are recorded as overtaken', async () => {
    const world = clockwork(only({}));
    await world.tickAt('2021-10-12T07:30:00Z');
    expect(world.arrived()).toEqual(['meeting-2-hours']);
    expect(world.ledger().sort()).toEqual([
      'meeting-1-day overtaken',
      'meeting-2-hours sent',
      'meeting-7-days overtaken',
    ]);
  });

  test('past the start all are recorded as missed, and none is sent', async () => {
    const world = clockwork(only({}));
    await world.tickAt('2021-10-12T09:00:00Z');
    expect(world.arrived()).toEqual([]);
    expect(world.ledger()).toEqual(ALL.map((rule) => `${rule} missed`));
  });

  test('a meeting entered inside the window owes nothing earlier', async () => {
    const world = clockwork(only({ scheduledAt: '2021-10-11T12:00:00Z' }));
    await world.tickThrough('2021-10-11T12:00:00Z', '2021-10-12T09:10:00Z');
    expect(world.ledger()).toEqual(['meeting-2-hours sent']);
  });

  test('one board whose rule cannot be read keeps no other from its reminders, and is logged once', async () => {
    const bad = aBoard({ id: 'bad', rrule: 'whenever' });
    const nowhere = aBoard({ id: 'nowhere', zone: 'Europe/Londres' });
    const world = clockwork({ boards: [bad, nowhere, aBoard({ papersOut: 0 })] });
    await world.tickAt('2021-10-05T09:00:00Z');
    await world.tickAt('2021-10-05T09:01:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days']);
    expect(world.log.lines).toEqual([
      'warn Board "bad" gets no meetings: its recurrence rule or its zone cannot be read.',
      'warn Board "nowhere" gets no meetings: its recurrence rule or its zone cannot be read.',
    ]);
  });
});

describe('the two clock-change nights, with a tick every minute', () => {
  const nights = [
    ['March, the hour that does not exist', '2022-03-27', '01:30'],
    ['March, 10:00 on the day', '2022-03-27', '10:00'],
    ['March, 10:00 the next day', '2022-03-28', '10:00'],
    ['March, 01:30 the next night', '2022-03-28', '01:30'],
    ['March, 01:30 a week later', '2022-04-03', '01:30'],
    ['March, 03:15, two hours before is 01:15 or so', '2022-03-27', '03:15'],
    ['October, the hour that happens twice', '2021-10-31', '01:30'],
    ['October, 10:00 on the day', '2021-10-31', '10:00'],
    ['October, 10:00 the next day', '2021-11-01', '10:00'],
    ['October, 01:30 the next night', '2021-11-01', '01:30'],
    ['October, 01:30 a week later', '2021-11-07', '01:30'],
    ['October, 02:30, two hours before is in the first 01:30', '2021-10-31', '02:30'],
    ['October, 03:30, two hours before is in the second 01:30', '2021-10-31', '03:30'],
  ] as const;

  test.each(nights)('%s: each reminder exactly once, on its minute', async (_what, day, time) => {
    const start = instantOf(day, time, 'Europe/London');
    const world = clockwork(
      only({ id: `governance:${day}`, day, time, scheduledAt: '2021-10-01T08:00:00Z' }),
      fakeClock('2021-10-01T08:00:00Z'),
    );
    const around = (at: number) =>
      world.tickThrough(new Date(at - 20 * MINUTE).toISOString(), new Date(at + 20 * MINUTE).toISOString());
    // No bank holiday lies near: the last working day is the Friday before a weekend.
    const worked = (days: number) => {
      const wanted = addDays(day, -days);
      const weekday = new Date(`${wanted}T12:00:00Z`).getUTCDay();
      return instantOf(addDays(wanted, weekday === 6 ? -1 : weekday === 0 ? -2 : 0), time, 'Europe/London');
    };
    const [week, eve] = [worked(7), worked(1)];
    for (const at of [week, eve]) for (const by of [-HOUR, 0, HOUR]) await around(at + by);
    // Through the whole last day and night, the changing hours included.
    await world.tickThrough(
      new Date(Math.max(eve + 2 * HOUR, start - 27 * HOUR)).toISOString(),
      new Date(start + 2 * HOUR).toISOString(),
    );
    expect(world.ledger()).toEqual(ALL.map((rule) => `${rule} sent`));
    const sentAt = (rule: string) => Date.parse(world.delivery(rule).sentAt ?? '');
    expect(sentAt('meeting-7-days')).toBe(week);
    expect(sentAt('meeting-1-day')).toBe(eve);
    expect(sentAt('meeting-2-hours')).toBe(start - 2 * HOUR);
  });
});

describe('whatever happens', () => {
  test('each reminder at most once, never after the start, and exactly once when the ticks go on', async () => {
    const from = Date.parse('2021-10-04T08:00:00Z');
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('tick' as const), after: fc.nat(36 * 60) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const), after: fc.nat(10) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('back' as const), after: fc.nat(180) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('move' as const),
          after: fc.nat(60),
          days: fc.integer({ min: -3, max: 12 }),
          time: fc.constantFrom('01:30', '10:00', '16:45'),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const world = clockwork(only({}), fakeClock(new Date(from).toISOString()));
        const starts = new Map<string, number>();
        let turn = 0;
        const note = () => {
          for (const { key } of world.messenger.sent) {
            if (key === null || starts.has(key)) continue;
            starts.set(key, world.clock.now());
          }
        };
        for (const one of steps) {
          world.clock.advance((one.do === 'back' ? -one.after : one.after) * MINUTE);
          if (one.do === 'restart') world.restart();
          if (one.do === 'move') {
            turn += 1;
            const day = addDays(dayOf(world.clock.now(), 'Europe/London'), one.days);
            await moveMeeting(world.deps, anAsker({ cause: `turn-${turn}` }), {
              meeting: 'governance:2021-10-12',
              day,
              time: one.time,
              reason: '',
            });
          }
          await world.tick();
          note();
        }
        const keys = world.messenger.sent.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [key, at] of starts) {
          const [rule, , occurrence] = key.split('|');
          if (rule !== 'meeting-moved') expect(at).toBeLessThan(Date.parse(occurrence ?? ''));
        }
        // At most one delivery of each occurrence and rule, and nothing is left hanging past the start.
        world.clock.advance(60 * 24 * HOUR);
        await world.tick();
        expect(world.ledger().filter((line) => /decided|claimed|failed/.test(line))).toEqual([]);
      }),
      { seed: 20211012, numRuns: 150, verbose: 1 },
    );
  });

  test('ticks at random times with restarts between: every reminder is accounted for exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.integer({ min: 1, max: 20 * 60 }), restart: fc.boolean() }), {
          minLength: 5,
          maxLength: 40,
        }),
        async (steps) => {
          const world = clockwork(only({}));
          for (const { after, restart } of steps) {
            world.clock.advance(after * MINUTE);
            if (restart) world.restart();
            await Promise.all([world.tick(), world.tick()]);
          }
          await world.tickAt('2021-11-30T00:00:00Z');
          expect([...world.ledger().map((line) => line.split(' ')[0])].sort()).toEqual([...ALL].sort());
          const sent = world.ledger().filter((line) => line.endsWith('sent'));
          expect(sent).toHaveLength(world.messenger.sent.length);
        },
      ),
      { seed: 20211109, numRuns: 100, verbose: 1 },
    );
  });
});

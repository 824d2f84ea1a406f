import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantOf, toInstant } from '../../src/domain/calendar.js';
import { ENGLAND_AND_WALES, isWorkingDay } from '../../src/domain/working-days.js';
import {
  lastWorkingMomentBefore,
  nextWorkingMoment,
  type WorkingHours,
} from '../../src/domain/working-hours.js';

const OFFICE: WorkingHours = {
  zone: 'Europe/London',
  from: '09:00',
  until: '17:00',
  calendar: ENGLAND_AND_WALES,
};
const at = (day: string, time: string): number => instantOf(day, time, OFFICE.zone);
const said = (ms: number | null): string | null => (ms === null ? null : toInstant(ms));
const next = (day: string, time: string, more: Partial<WorkingHours> = {}): string | null =>
  said(nextWorkingMoment(at(day, time), { ...OFFICE, ...more }));
const last = (day: string, time: string, more: Partial<WorkingHours> = {}): string | null =>
  said(lastWorkingMomentBefore(at(day, time), { ...OFFICE, ...more }));

describe('the next working moment', () => {
  test.each([
    ['in working hours: now', '2021-10-12', '10:30', '2021-10-12T09:30:00Z'],
    ['at their beginning: now', '2021-10-12', '09:00', '2021-10-12T08:00:00Z'],
    ['at their end: the next day', '2021-10-12', '17:00', '2021-10-13T08:00:00Z'],
    ['before them: the same day', '2021-10-12', '06:00', '2021-10-12T08:00:00Z'],
    ['on Friday evening: Monday', '2021-10-15', '18:00', '2021-10-18T08:00:00Z'],
    ['on the day before Easter: the Tuesday', '2021-04-01', '17:30', '2021-04-06T08:00:00Z'],
    ['over the October change: nine in winter time', '2021-10-29', '17:30', '2021-11-01T09:00:00Z'],
    ['in the hour that comes twice', '2021-10-31', '01:30', '2021-11-01T09:00:00Z'],
    ['over the March change: nine in summer time', '2021-03-26', '17:30', '2021-03-29T08:00:00Z'],
    ['in the hour that does not exist', '2021-03-28', '01:30', '2021-03-29T08:00:00Z'],
  ])('%s', (_what, day, time, expected) => {
    expect(next(day, time)).toBe(expected);
  });

  test('while somebody is away it waits for them, the last day included', () => {
    const away = [
      { from: '2021-10-13', until: '2021-10-15' },
      { from: '2021-10-18', until: '2021-10-18' },
    ];
    expect(next('2021-10-12', '12:00', { away })).toBe('2021-10-12T11:00:00Z');
    expect(next('2021-10-13', '12:00', { away })).toBe('2021-10-19T08:00:00Z');
  });

  test('there is none for somebody away without an end', () => {
    expect(next('2021-10-12', '12:00', { away: [{ from: '2021-10-01', until: '9999-12-31' }] })).toBeNull();
  });
});

describe('the last working moment before a deadline', () => {
  test.each([
    ['in working hours: that moment', '2021-10-12', '10:30', '2021-10-12T09:30:00Z'],
    ['in their last hour: as that begins', '2021-10-12', '16:45', '2021-10-12T15:00:00Z'],
    ['in the evening: the last hour of the day', '2021-10-12', '20:00', '2021-10-12T15:00:00Z'],
    ['early in the morning: the day before', '2021-10-12', '08:59', '2021-10-11T15:00:00Z'],
    ['on Sunday: Friday', '2021-10-17', '10:00', '2021-10-15T15:00:00Z'],
    ['on Easter Monday: Thursday', '2021-04-05', '10:00', '2021-04-01T15:00:00Z'],
    ['over the October change: Friday in summer time', '2021-10-31', '10:00', '2021-10-29T15:00:00Z'],
    ['over the March change: Friday in winter time', '2021-03-28', '10:00', '2021-03-26T16:00:00Z'],
  ])('%s', (_what, day, time, expected) => {
    expect(last(day, time)).toBe(expected);
  });

  test('it comes before somebody goes away', () => {
    const away = [{ from: '2021-10-13', until: '2021-10-20' }];
    expect(last('2021-10-19', '10:00', { away })).toBe('2021-10-12T15:00:00Z');
    expect(last('2021-10-19', '10:00', { away: [{ from: '0001-01-01', until: '2021-10-20' }] })).toBeNull();
  });

  test('how much of the day it leaves is the asker’s to say; a shorter day gives its beginning', () => {
    const evening = at('2021-10-12', '20:00');
    expect(said(lastWorkingMomentBefore(evening, OFFICE, 120))).toBe('2021-10-12T14:00:00Z');
    expect(said(lastWorkingMomentBefore(evening, { ...OFFICE, from: '16:30' }))).toBe('2021-10-12T15:30:00Z');
  });
});

test('half an hour that a clock change swallows is no working time, neither way', () => {
  // In Cairo clocks went from 00:00 to 01:00 on Friday 28 April 2023; Monday 1 May is a bank holiday.
  const night = { ...OFFICE, zone: 'Africa/Cairo', from: '00:30', until: '01:00' };
  const evening = instantOf('2023-04-27', '23:00', night.zone);
  expect(said(nextWorkingMoment(evening, night))).toBe('2023-05-01T21:30:00Z');
  const noon = instantOf('2023-04-28', '12:00', night.zone);
  expect(said(lastWorkingMomentBefore(noon, night))).toBe('2023-04-26T22:30:00Z');
});

test.each([-1, Number.NaN])('%s minutes cannot be left', (leaving) => {
  expect(() => lastWorkingMomentBefore(at('2021-10-12', '20:00'), OFFICE, leaving)).toThrow(/0 or more/);
});

test.each([
  ['17:00', '09:00'],
  ['09:00', '09:00'],
  ['9:00', '17:00'],
  ['09:00', '24:00'],
])('"%s" to "%s" are no working hours', (from, until) => {
  expect(() => next('2021-10-12', '10:00', { from, until })).toThrow(/are no working hours/);
  expect(() => last('2021-10-12', '10:00', { from, until })).toThrow(/are no working hours/);
});

/** What Intl, which the code does not use, shows of an instant in a zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const wall = (ms: number, zone: string): { day: string; time: string } => {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  const [day = '', time = ''] = clock.format(ms).split(' ');
  return { day, time };
};
const open = (ms: number, { zone, from, until, calendar, away = [] }: WorkingHours): boolean => {
  const { day, time } = wall(ms, zone);
  return (
    from <= time &&
    time < until &&
    isWorkingDay(day, calendar) &&
    !away.some((gone) => gone.from <= day && day <= gone.until)
  );
};

const MINUTE = 60_000;
/** The last instant and every quarter of an hour before it. */
const every = (from: number, until: number): number[] =>
  Array.from(
    { length: Math.floor((until - from) / (15 * MINUTE)) + 1 },
    (_, index) => until - index * 15 * MINUTE,
  );
const days = fc.integer({ min: 0, max: 5_000 }).map((gone) => addDays('2021-01-01', gone));
const hours: fc.Arbitrary<WorkingHours> = fc.record({
  // In Cairo clocks change on a Friday at midnight, so into a working day.
  zone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'),
  from: fc.constantFrom('03:00', '08:15', '09:00'),
  until: fc.constantFrom('12:30', '17:00', '22:00'),
  calendar: fc.record({ added: fc.array(days, { maxLength: 3 }), removed: fc.array(days, { maxLength: 3 }) }),
  away: fc.array(
    fc.tuple(days, fc.integer({ min: 0, max: 6 })).map(([from, more]) => ({
      from,
      until: addDays(from, more),
    })),
    { maxLength: 3 },
  ),
});
/** Any minute, every other time within two days of a clock change or of an absence. */
const moments = fc
  .tuple(
    fc.oneof(
      days,
      fc.constantFrom('2021-03-28', '2021-10-31', '2023-04-28', '2023-10-27', '2024-03-10', '2024-04-07'),
    ),
    fc.integer({ min: -2_880, max: 2_880 }),
  )
  .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE);

// fast-check prints the seed and the smallest that fails.
describe('whatever the zone, the hours and the absences', () => {
  test('the next moment is working time, and none was passed over', () => {
    fc.assert(
      fc.property(moments, hours, (now, office) => {
        const then = nextWorkingMoment(now, office);
        if (then === null) throw new Error('There is working time in every fortnight.');
        expect(then >= now && open(then, office)).toBe(true);
        if (open(now, office)) expect(then).toBe(now);
        expect(
          every(now, then - 1)
            .filter((ms) => open(ms, office))
            .map(said),
        ).toEqual([]);
        expect(nextWorkingMoment(then, office)).toBe(then);
      }),
      { numRuns: 400 },
    );
  });

  test('the last moment is never after the deadline, leaves its hour, and none after it does', () => {
    fc.assert(
      fc.property(moments, hours, (deadline, office) => {
        const then = lastWorkingMomentBefore(deadline, office);
        if (then === null) throw new Error('There is working time in every fortnight.');
        const leavesAnHour = (ms: number): boolean => open(ms, office) && open(ms + 60 * MINUTE - 1, office);
        expect(then <= deadline && leavesAnHour(then)).toBe(true);
        if (leavesAnHour(deadline)) expect(then).toBe(deadline);
        expect(
          every(then + 1, deadline)
            .filter(leavesAnHour)
            .map(said),
        ).toEqual([]);
        expect(lastWorkingMomentBefore(then, office)).toBe(then);
      }),
      { numRuns: 400 },
    );
  });

  test('the earlier deadline is never served after the later one', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 4_000 }), hours, (first, minutes, office) => {
        const [a, b] = [first, first + minutes * MINUTE].map((ms) => lastWorkingMomentBefore(ms, office));
        const [c, d] = [first, first + minutes * MINUTE].map((ms) => nextWorkingMoment(ms, office));
        expect(Number(a)).toBeLessThanOrEqual(Number(b));
        expect(Number(c)).toBeLessThanOrEqual(Number(d));
      }),
      { numRuns: 400 },
    );
  });
});

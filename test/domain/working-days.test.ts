import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, sayDay } from '../../src/domain/calendar.js';
import {
  addWorkingDays,
  clearWorkingDaysBefore,
  clearWorkingDaysBetween,
  ENGLAND_AND_WALES,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../../src/domain/working-days.js';

const worked = (day: string, calendar = ENGLAND_AND_WALES): boolean => isWorkingDay(day, calendar);

describe('a working day', () => {
  test.each([
    ['2021-10-12', true],
    ['2021-10-16', false],
    ['2021-10-17', false],
    ['2021-10-18', true],
    ['2021-12-27', false],
    ['2021-12-28', false],
    ['2021-12-29', true],
    ['2020-05-04', true],
    ['2020-05-08', false],
    ['2022-05-30', true],
    ['2022-06-02', false],
    ['2022-06-03', false],
    ['2022-09-19', false],
    ['2023-05-08', false],
    ['1969-12-31', true],
    ['1969-12-28', false],
  ])('%s: %s', (day, is) => {
    expect(worked(day)).toBe(is);
  });

  test('an office has a day more off, works on a bank holiday, and never on a weekend', () => {
    const calendar: WorkingCalendar = {
      added: ['2021-10-12', '2021-12-28'],
      removed: ['2021-12-27', '2021-12-28', '2021-10-16'],
    };
    expect(worked('2021-10-12', calendar)).toBe(false);
    expect(worked('2021-12-27', calendar)).toBe(true);
    expect(worked('2021-10-16', calendar)).toBe(false);
    // Said both ways it is a holiday: nobody is chased on it by mistake.
    expect(worked('2021-12-28', calendar)).toBe(false);
  });

  test.each(['2021-02-30', '12/10/2021', '', '0021-10-12'])('"%s" is refused', (day) => {
    expect(() => worked(day)).toThrow(RangeError);
  });
});

describe('clear working days', () => {
  const meetings: [string, string, number, string, string][] = [
    ['an ordinary week', 'Tuesday 12 October 2021', 3, '2021-10-12', '2021-10-06'],
    ['over a weekend', 'Thursday 14 October 2021', 3, '2021-10-14', '2021-10-08'],
    ['over Easter', 'Tuesday 2 April 2024', 3, '2024-04-02', '2024-03-25'],
    ['over the early May holiday', 'Tuesday 9 May 2023', 3, '2023-05-09', '2023-05-02'],
    ['over Christmas, both of its substitutes', 'Thursday 30 December 2021', 3, '2021-12-30', '2021-12-22'],
    ['over the Jubilee', 'Tuesday 7 June 2022', 3, '2022-06-07', '2022-05-30'],
    ['none at all is the working day before', 'Tuesday 6 April 2021', 0, '2021-04-06', '2021-04-01'],
    ['a meeting on a Saturday', 'Saturday 16 October 2021', 1, '2021-10-16', '2021-10-14'],
  ];
  test.each(meetings)('%s, before %s', (_what, name, clear, meeting, last) => {
    expect(sayDay(meeting)).toBe(name);
    expect(clearWorkingDaysBefore(meeting, clear, ENGLAND_AND_WALES)).toBe(last);
    expect(clearWorkingDaysBetween(last, meeting, ENGLAND_AND_WALES)).toBe(clear);
  });

  test('a holiday that is proclaimed moves the last day forward', () => {
    const mourning = { added: ['2021-10-08'], removed: [] };
    expect(clearWorkingDaysBefore('2021-10-12', 3, mourning)).toBe('2021-10-05');
  });

  test.each([-1, 1.5, Number.NaN, 10_000])('%s clear days are refused', (clear) => {
    expect(() => clearWorkingDaysBefore('2021-10-12', clear, ENGLAND_AND_WALES)).toThrow(
      /whole numbers from 0/,
    );
  });
});

// From here on any days at all; fast-check prints the seed and the smallest that fails.
const days = fc.integer({ min: 0, max: 6_000 }).map((gone) => addDays('2019-01-01', gone));
const calendars = fc.record({
  added: fc.array(days, { maxLength: 5 }),
  removed: fc.array(fc.oneof(days, fc.constantFrom('2021-12-27', '2022-06-02', '2024-04-01', '2026-12-28')), {
    maxLength: 5,
  }),
});

describe('counting working days, whatever the days and the office', () => {
  test('the last day leaves exactly the clear days asked for, and no later working day does', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 12 }), calendars, (meeting, clear, calendar) => {
        const last = clearWorkingDaysBefore(meeting, clear, calendar);
        const between: string[] = [];
        for (let day = addDays(last, 1); day < meeting; day = addDays(day, 1)) between.push(day);
        const free = between.filter((day) => isWorkingDay(day, calendar));
        expect(last < meeting && isWorkingDay(last, calendar)).toBe(true);
        expect(free).toHaveLength(clear);
        expect(clearWorkingDaysBetween(last, meeting, calendar)).toBe(clear);
        for (const day of free) expect(clearWorkingDaysBetween(day, meeting, calendar)).toBeLessThan(clear);
      }),
      { numRuns: 500 },
    );
  });

  test('what is added comes out again, either way', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), calendars, (day, n, calendar) => {
        const there = addWorkingDays(day, n, calendar);
        expect(workingDaysBetween(day, there, calendar)).toBe(n);
        expect(n === 0 ? there : isWorkingDay(there, calendar)).toBe(n === 0 ? day : true);
      }),
      { numRuns: 500 },
    );
  });

  test('over a weekend there is none, and that is a plain 0 either way', () => {
    expect(workingDaysBetween('2021-10-15', '2021-10-17', ENGLAND_AND_WALES)).toBe(0);
    expect(workingDaysBetween('2021-10-17', '2021-10-16', ENGLAND_AND_WALES)).toBe(0);
    expect(clearWorkingDaysBetween('2021-10-18', '2021-10-12', ENGLAND_AND_WALES)).toBe(0);
  });

  test('in two steps it is as far as in one', () => {
    const steps = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(days, steps, steps, fc.constantFrom(1, -1), calendars, (day, a, b, way, calendar) => {
        expect(addWorkingDays(addWorkingDays(day, way * a, calendar), way * b, calendar)).toBe(
          addWorkingDays(day, way * (a + b), calendar),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('between two days there are as many as counting each one gives', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -90, max: 90 }), calendars, (from, gone, calendar) => {
        const to = addDays(from, gone);
        const [first, last] = gone < 0 ? [to, from] : [from, to];
        const counted: string[] = [];
        for (let day = first; day < last; day = addDays(day, 1)) counted.push(day);
        const off = gone < 0 ? counted : [...counted, last].slice(1);
        const count = off.filter((day) => isWorkingDay(day, calendar)).length;
        expect(Math.abs(workingDaysBetween(from, to, calendar))).toBe(count);
        const inside = counted.slice(1).filter((day) => isWorkingDay(day, calendar)).length;
        expect(clearWorkingDaysBetween(from, to, calendar)).toBe(gone > 0 ? inside : 0);
      }),
      { numRuns: 500 },
    );
  });

  test('a number of days that is none is refused', () => {
    for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_001, -10_001])
      expect(() => addWorkingDays('2021-10-12', n, ENGLAND_AND_WALES)).toThrow(/whole numbers to 10000/);
    expect(() => addWorkingDays('2021-02-30', 0, ENGLAND_AND_WALES)).toThrow(RangeError);
    expect(() => workingDaysBetween('2021-10-12', 'soon', ENGLAND_AND_WALES)).toThrow(RangeError);
    expect(() => workingDaysBetween('2021-10-12', '9999-12-31', ENGLAND_AND_WALES)).toThrow(/too far apart/);
    expect(() => clearWorkingDaysBetween('1900-01-01', '2021-10-12', ENGLAND_AND_WALES)).toThrow(
      /too far apart/,
    );
  });
});

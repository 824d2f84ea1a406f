import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  isWallTime,
  responseDueOn,
  sayAge,
  sayDay,
  sayDayAndTime,
  sayInstant,
  timeOf,
  toInstant,
  toMilliseconds,
} from '../../src/domain/calendar.js';

const LONDON = 'Europe/London';

describe('the calendar', () => {
  test('day 56 off by one: published 16 July 2021, the last day is 9 September 2021', () => {
    expect(responseDueOn('2021-07-16')).toBe('2021-09-09');
    // Counting as the Act does, the publication day is day 1.
    expect(daysBetween('2021-07-16', responseDueOn('2021-07-16')) + 1).toBe(56);
    expect(daysBetween('2021-07-16', '2021-09-08') + 1).toBe(55);
  });

  test.each([
    ['a leap day', '2024-01-05', '2024-02-29'],
    ['the end of a year', '2021-11-30', '2022-01-24'],
    ['the October clock change', '2021-09-10', '2021-11-04'],
  ])('the response day over %s', (_what, published, due) => {
    expect(responseDueOn(published)).toBe(due);
  });

  test('adds and counts days over months, years and clock changes', () => {
    expect(addDays('2021-10-04', 8)).toBe('2021-10-12');
    expect(addDays('2021-11-02', -7)).toBe('2021-10-26');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2021-12-31', '2022-01-01')).toBe(1);
    expect(daysBetween('2021-10-12', '2021-10-04')).toBe(-8);
  });

  test.each(['2021-02-30', '2021-13-01', '12/10/2021', '2021-1-2', ''])('"%s" is not a day', (day) => {
    expect(isDay(day)).toBe(false);
    expect(() => addDays(day, 1)).toThrow(RangeError);
  });

  test.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['9:30', false],
    ['10:60', false],
  ])('"%s" as a wall time: %s', (time, is) => {
    expect(isWallTime(time)).toBe(is);
  });

  test.each([
    ['summer', '2021-10-12', '10:00', '2021-10-12T09:00:00Z'],
    ['winter', '2021-11-09', '10:00', '2021-11-09T10:00:00Z'],
    ['the hour that does not exist comes an hour later', '2021-03-28', '01:30', '2021-03-28T01:30:00Z'],
    ['the hour that exists twice is the first', '2021-10-31', '01:30', '2021-10-31T00:30:00Z'],
  ])('a wall time in London: %s', (_what, day, time, instant) => {
    expect(toInstant(instantOf(day, time, LONDON))).toBe(instant);
  });

  test('a wall time is the instant that Temporal gives, in clock-change nights too', () => {
    // Among them a change of half an hour, a midnight that does not exist, and a day that was left out.
    const zones = [LONDON, 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia', 'UTC'];
    const nights = ['2021-03-28', '2021-10-31', '2023-04-28', '2023-10-26', '2023-10-27', '2011-12-30'];
    const two = (value: number): string => `${value}`.padStart(2, '0');
    // fast-check prints the seed and the smallest that fails.
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...nights),
          fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('1990-01-01', days)),
        ),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...zones),
        (day, hour, minute, timeZone) => {
          const time = `${two(hour)}:${two(minute)}`;
          const theirs = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time });
          expect(instantOf(day, time, timeZone)).toBe(theirs.epochMilliseconds);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('the day and the time are those of the zone, not of UTC', () => {
    expect(dayOf('2021-10-12T23:30:00Z', LONDON)).toBe('2021-10-13');
    expect(timeOf('2021-10-12T23:30:00Z', LONDON)).toBe('00:30');
    expect(dayOf('2021-11-09T23:30:00Z', LONDON)).toBe('2021-11-09');
    expect(dayOf(Date.parse('2021-10-31T00:30:00Z'), LONDON)).toBe('2021-10-31');
  });

  test('refuses a zone, an instant and a time that do not exist', () => {
    expect(() => instantOf('2021-10-12', '10:00', 'Europe/Londres')).toThrow(RangeError);
    expect(() => instantOf('2021-10-12', '25:00', LONDON)).toThrow(RangeError);
    expect(() => toMilliseconds('last Tuesday')).toThrow(/last Tuesday/);
  });

  test('says days, instants and ages as people do', () => {
    expect(sayDay('2021-10-12')).toBe('Tuesday 12 October 2021');
    expect(sayDay('2022-05-01')).toBe('Sunday 1 May 2022');
    expect(sayDayAndTime('2021-10-12', '10:00')).toBe('Tuesday 12 October 2021 at 10:00');
    expect(sayInstant('2021-10-12T09:00:00Z', LONDON)).toBe('Tuesday 12 October 2021 at 10:00');
    expect(sayInstant('2021-11-09T10:00:00Z', LONDON)).toBe('Tuesday 9 November 2021 at 10:00');
    expect([0, 1, 94, -1, -7].map(sayAge)).toEqual([
      'today',
      'yesterday',
      '94 days ago',
      'tomorrow',
      'in 7 days',
    ]);
  });

  test('an instant is written as the register keeps it, whole seconds without a fraction', () => {
    expect(toInstant(Date.parse('2021-10-12T09:00:00Z'))).toBe('2021-10-12T09:00:00Z');
    expect(toInstant(Date.parse('2021-10-12T09:00:00.250Z'))).toBe('2021-10-12T09:00:00.250Z');
  });
});

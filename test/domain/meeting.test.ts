import { describe, expect, test } from 'vitest';
import { toInstant } from '../../src/domain/calendar.js';
import {
  lastMeeting,
  meetingId,
  meetingStart,
  nextMeeting,
  occurrences,
  planned,
  ruleProblem,
} from '../../src/domain/meeting.js';
import type { Meeting } from '../../src/domain/register.js';
import { aBoard, aMeeting } from '../support/records.js';

/** By counting the Tuesdays of each month, with nothing but the day of the week. */
const secondTuesdays = (from: number, until: number): string[] => {
  const days: string[] = [];
  for (let year = from; year <= until; year++)
    for (let month = 0; month < 12; month++) {
      const tuesdays: number[] = [];
      for (let date = 1; date <= 28; date++)
        if (new Date(Date.UTC(year, month, date)).getUTCDay() === 2) tuesdays.push(date);
      days.push(new Date(Date.UTC(year, month, tuesdays[1])).toISOString().slice(0, 10));
    }
  return days;
};

describe('the meetings of a board', () => {
  test('second Tuesday: each one of 2021 to 2035', () => {
    const board = aBoard({ from: '2021-01-01' });
    const days = occurrences(board, { from: '2021-01-01', until: '2035-12-31' });
    expect(days).toHaveLength(180);
    expect(days).toEqual(secondTuesdays(2021, 2035));
  });

  test('the demo board meets on 12 October 2021 at 10:00 BST, then on 9 November at 10:00 GMT', () => {
    const days = occurrences(aBoard(), { from: '2021-10-04', until: '2021-11-30' });
    expect(days).toEqual(['2021-10-12', '2021-11-09']);
    expect(days.map((day) => toInstant(meetingStart(aMeeting({ day }))))).toEqual([
      '2021-10-12T09:00:00Z',
      '2021-11-09T10:00:00Z',
    ]);
  });

  test.each([
    ['the first and the last day count', '2021-10-12', '2021-11-09', ['2021-10-12', '2021-11-09']],
    ['the day after the first', '2021-10-13', '2021-11-08', []],
    ['nothing before the board began', '2021-01-01', '2021-10-31', ['2021-10-12']],
    ['a stretch that ends before it begins', '2021-11-09', '2021-10-12', []],
  ])('a stretch of days: %s', (_what, from, until, days) => {
    expect(occurrences(aBoard(), { from, until })).toEqual(days);
  });

  test.each([
    ['every week', 'FREQ=WEEKLY;BYDAY=WE', ['2021-10-06', '2021-10-13']],
    ['the last working day', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2021-10-29']],
    ['an end', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20211012', ['2021-10-05', '2021-10-12']],
    ['a count', 'FREQ=DAILY;COUNT=2', ['2021-10-01', '2021-10-02']],
  ])('other rules: %s', (_what, rrule, days) => {
    const until = rrule.startsWith('FREQ=WEEKLY;BYDAY=WE') ? '2021-10-14' : '2021-10-31';
    expect(ruleProblem(rrule)).toBeNull();
    expect(occurrences(aBoard({ rrule }), { from: '2021-10-01', until })).toEqual(days);
  });

  test.each([
    'FREQ=HOURLY',
    'FREQ=SECONDLY;COUNT=9',
    'FREQ=DAILY;BYHOUR=9,10',
    'every second Tuesday',
    'FREQ=MONTHLY;BYDAY=2XX',
    '',
  ])('"%s" is not a rule of days, and the sentence says what is', (rrule) => {
    expect(ruleProblem(rrule)).toContain('FREQ=MONTHLY;BYDAY=2TU');
    expect(() => occurrences(aBoard({ rrule }), { from: '2021-10-01', until: '2021-10-31' })).toThrow(
      RangeError,
    );
  });

  test('a board with explicit dates only has none by rule', () => {
    expect(occurrences(aBoard({ rrule: null }), { from: '2021-10-01', until: '2022-10-01' })).toEqual([]);
  });

  test('explicit dates stand beside the rule’s, in order, each once, and also before its first day', () => {
    const dates = ['2021-09-14', '2021-10-12', '2021-10-21', '2022-03-01'];
    const stretch = { from: '2021-09-01', until: '2021-11-30' };
    const days = ['2021-09-14', '2021-10-12', '2021-10-21', '2021-11-09'];
    expect(occurrences(aBoard({ dates }), stretch)).toEqual(days);
    expect(occurrences(aBoard({ dates, rrule: null }), stretch)).toEqual(days.slice(0, 3));
  });

  test('the next meeting is the first planned one still to come, wherever it was moved', () => {
    const october = aMeeting();
    const november = aMeeting({ id: meetingId('governance', '2021-11-09'), day: '2021-11-09' });
    const cancelled = aMeeting({ id: 'governance:2021-10-07', day: '2021-10-07', state: 'cancelled' });
    const other = aMeeting({ id: 'other:2021-10-05', board: 'other', day: '2021-10-05' });
    const meetings = new Map([november, cancelled, other, october].map((one) => [one.id, one]));
    const at = (instant: string) => Date.parse(instant);
    expect(nextMeeting({ meetings }, 'governance', at('2021-10-04T08:00:00Z'))).toBe(october);
    expect(nextMeeting({ meetings }, 'governance', at('2021-10-12T09:00:00Z'))).toBe(november);
    expect(nextMeeting({ meetings }, 'governance', at('2021-11-09T10:00:00Z'))).toBeNull();
    expect(lastMeeting({ meetings }, 'governance', at('2021-11-01T10:00:00Z'))).toBe(october);
    expect(lastMeeting({ meetings }, 'governance', at('2021-10-12T09:00:00Z'))).toBeNull();
  });

  test('a meeting that is running or was held early is not the next one, and a running one not the last', () => {
    const at = Date.parse('2021-10-12T08:50:00Z');
    const held = {
      startedAt: '2021-10-12T08:45:00Z',
      startedBy: 'chair',
      endedAt: null,
      endedBy: null,
      at: null,
      moved: { by: 'chair', at: '2021-10-12T08:45:00Z' },
      done: [],
      skipped: [],
    };
    const november = aMeeting({ id: meetingId('governance', '2021-11-09'), day: '2021-11-09' });
    const of = (october: Meeting) => ({
      meetings: new Map([october, november].map((one) => [one.id, one])),
    });
    const running = aMeeting({ state: 'running', held });
    expect(nextMeeting(of(aMeeting()), 'governance', at)?.day).toBe('2021-10-12');
    for (const october of [running, aMeeting({ state: 'ended', held })])
      expect(nextMeeting(of(october), 'governance', at)).toBe(november);
    const later = Date.parse('2021-10-12T10:00:00Z');
    expect(lastMeeting(of(running), 'governance', later)).toBeNull();
    expect(lastMeeting(of(aMeeting({ state: 'ended', held })), 'governance', later)?.day).toBe('2021-10-12');
  });

  test('meetings are entered about four months ahead', () => {
    expect(planned('2021-10-04')).toEqual({ from: '2021-10-04', until: '2022-02-05' });
  });
});

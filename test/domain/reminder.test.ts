import { describe, expect, test } from 'vitest';
import type { Delivery, Meeting } from '../../src/domain/register.js';
import { dueReminders, isLate, nextReminderAt, standingOf } from '../../src/domain/reminder.js';
import { aBoard, aDelivery, aMeeting } from '../support/records.js';
import { aRegister } from '../support/register.js';

const registerOf = (meeting: Partial<Meeting>, deliveries: readonly Delivery[] = []) =>
  aRegister({ boards: [aBoard()], meetings: [aMeeting(meeting)], deliveries });

const dueAt = (now: string, meeting: Partial<Meeting> = {}, deliveries: readonly Delivery[] = []) =>
  dueReminders(registerOf(meeting, deliveries), Date.parse(now)).map(({ rule, state }) => `${rule} ${state}`);

const rest = { occurrence: '2021-10-12T09:00:00Z', conversation: 'web:board' };

describe('the reminders that are due', () => {
  test.each([
    ['before the first', '2021-10-05T08:59:59Z', []],
    ['on the minute, 7 days before', '2021-10-05T09:00:00Z', ['meeting-7-days decided']],
    ['days later, when no tick came', '2021-10-08T03:17:00Z', ['meeting-7-days decided']],
    [
      'several due at once: only the nearest is sent',
      '2021-10-11T09:00:00Z',
      ['meeting-7-days overtaken', 'meeting-1-day decided'],
    ],
    [
      'a moment before the start',
      '2021-10-12T08:59:59Z',
      ['meeting-7-days overtaken', 'meeting-1-day overtaken', 'meeting-2-hours decided'],
    ],
    [
      'past the start all are missed, none is sent',
      '2021-10-12T09:00:00Z',
      ['meeting-7-days missed', 'meeting-1-day missed', 'meeting-2-hours missed'],
    ],
  ])('%s', (_what, now, due) => {
    expect(dueAt(now)).toEqual(due);
  });

  test('says all that the ledger needs', () => {
    expect(dueReminders(registerOf({}), Date.parse('2021-10-05T09:00:00Z'))).toEqual([
      {
        key: 'meeting-7-days|governance:2021-10-12|2021-10-12T09:00:00Z|web:board',
        rule: 'meeting-7-days',
        subject: 'governance:2021-10-12',
        dueAt: '2021-10-05T09:00:00Z',
        state: 'decided',
        note: null,
        ...rest,
      },
    ]);
  });

  test('days are calendar days at the wall time, hours are elapsed: over the October clock change', () => {
    const meeting = { id: 'governance:2021-11-02', day: '2021-11-02' };
    // 10:00 GMT on 2 November; 7 days before it is 10:00 BST on 26 October.
    expect(dueAt('2021-10-26T08:59:59Z', meeting)).toEqual([]);
    expect(dueAt('2021-10-26T09:00:00Z', meeting)).toEqual(['meeting-7-days decided']);
    const early = { day: '2021-10-31', time: '02:30' };
    // 02:30 GMT; two hours before is 01:30 BST, the first of the two.
    expect(dueAt('2021-10-31T00:29:59Z', early)).not.toContain('meeting-2-hours decided');
    expect(dueAt('2021-10-31T00:30:00Z', early)).toContain('meeting-2-hours decided');
  });

  test('what is in the ledger is not due again, whatever became of it', () => {
    for (const state of ['decided', 'claimed', 'sent', 'failed', 'overtaken', 'missed'] as const)
      expect(dueAt('2021-10-11T09:00:00Z', {}, [aDelivery({ state })])).toEqual(['meeting-7-days overtaken']);
  });

  test('a stop between two entries: the earlier one is still overtaken, also after the start', () => {
    const twoHours = aDelivery({
      id: 'meeting-2-hours|governance:2021-10-12|2021-10-12T09:00:00Z|web:board',
      rule: 'meeting-2-hours',
      state: 'sent',
    });
    expect(dueAt('2021-10-12T09:00:00Z', {}, [twoHours])).toEqual([
      'meeting-7-days overtaken',
      'meeting-1-day overtaken',
    ]);
  });

  test('a meeting entered inside the window owes nothing earlier', () => {
    const scheduledAt = '2021-10-11T12:00:00Z';
    expect(dueAt('2021-10-11T12:00:00Z', { scheduledAt })).toEqual([]);
    expect(dueAt('2021-10-12T07:00:00Z', { scheduledAt })).toEqual(['meeting-2-hours decided']);
    expect(dueAt('2021-10-12T09:00:00Z', { scheduledAt })).toEqual(['meeting-2-hours missed']);
  });

  test('a meeting entered at the very moment that a reminder is due owes it', () => {
    expect(dueAt('2021-10-11T09:00:00Z', { scheduledAt: '2021-10-11T09:00:00Z' })).toEqual([
      'meeting-1-day decided',
    ]);
  });

  test('a cancelled meeting and a board without a conversation owe nothing', () => {
    expect(dueAt('2021-10-11T09:00:00Z', { state: 'cancelled' })).toEqual([]);
    const register = aRegister({ boards: [aBoard({ conversations: [] })], meetings: [aMeeting()] });
    expect(dueReminders(register, Date.parse('2021-10-11T09:00:00Z'))).toEqual([]);
  });

  test('the next reminder is the first one ahead that is not in the ledger', () => {
    const at = (now: string, deliveries: readonly Delivery[] = []) =>
      nextReminderAt(registerOf({}, deliveries), Date.parse(now));
    expect(at('2021-10-04T08:00:00Z')).toBe(Date.parse('2021-10-05T09:00:00Z'));
    expect(at('2021-10-05T09:00:00Z')).toBe(Date.parse('2021-10-11T09:00:00Z'));
    expect(at('2021-10-05T09:00:00Z', [aDelivery()])).toBe(Date.parse('2021-10-12T07:00:00Z'));
    expect(at('2021-10-12T07:00:00Z')).toBeNull();
  });
});

describe('a delivery that has not gone out', () => {
  const standing = (now: string, meeting: Partial<Meeting> = {}, delivery: Partial<Delivery> = {}) =>
    standingOf(aDelivery(delivery), registerOf(meeting), Date.parse(now)).kind;

  test.each([
    ['is owed until a nearer one is due', '2021-10-12T06:59:59Z', {}, 'owed'],
    ['is overtaken when a nearer one is due', '2021-10-12T07:00:00Z', {}, 'overtaken'],
    ['is missed once the meeting has started', '2021-10-12T09:00:00Z', {}, 'missed'],
    ['is overtaken when the meeting was moved', '2021-10-11T09:00:00Z', { day: '2021-10-14' }, 'overtaken'],
    [
      'is overtaken when the meeting was cancelled',
      '2021-10-11T09:00:00Z',
      { state: 'cancelled' as const },
      'overtaken',
    ],
  ])('%s', (_what, now, meeting, kind) => {
    expect(standing(now, meeting)).toBe(kind);
  });

  test('about a move is owed as long as the meeting is where it says and has not begun', () => {
    const moved = { rule: 'meeting-moved', occurrence: '2021-10-14T09:00:00Z/turn-1' };
    expect(standing('2021-10-14T08:59:59Z', { day: '2021-10-14' }, moved)).toBe('owed');
    expect(standing('2021-10-14T09:00:00Z', { day: '2021-10-14' }, moved)).toBe('missed');
    expect(standing('2021-10-11T09:00:00Z', { day: '2021-10-15' }, moved)).toBe('overtaken');
  });

  test('about a cancellation is owed until the time of the meeting, and missed after it', () => {
    const cancelled = { rule: 'meeting-cancelled' };
    const meeting = { state: 'cancelled' as const };
    expect(standing('2021-10-12T08:59:59Z', meeting, cancelled)).toBe('owed');
    expect(standing('2021-10-12T09:00:00Z', meeting, cancelled)).toBe('missed');
  });

  test('of another rule stands', () => {
    expect(standing('2021-10-20T09:00:00Z', {}, { rule: 'something-else' })).toBe('owed');
  });

  test('is late from a quarter of an hour after it was due', () => {
    expect(isLate(aDelivery(), Date.parse('2021-10-11T09:15:00Z'))).toBe(false);
    expect(isLate(aDelivery(), Date.parse('2021-10-11T09:15:01Z'))).toBe(true);
    expect(isLate(aDelivery({ rule: 'meeting-moved' }), Date.parse('2021-10-12T09:15:01Z'))).toBe(false);
  });
});

test('what is tied to a meeting comes on the working day before, never after: a Monday’s is told on Friday', () => {
  const monday = { id: 'governance:2021-10-18', day: '2021-10-18' };
  expect(dueAt('2021-10-15T08:59:00Z', monday)).toEqual(['meeting-7-days decided']);
  expect(dueAt('2021-10-15T09:00:00Z', monday)).toContain('meeting-1-day decided');
  // 27 and 28 December 2021 stood in for Christmas Day and Boxing Day.
  const afterChristmas = { id: 'governance:2021-12-29', day: '2021-12-29' };
  expect(dueAt('2021-12-24T09:59:00Z', afterChristmas)).not.toContain('meeting-1-day decided');
  expect(dueAt('2021-12-24T10:00:00Z', afterChristmas)).toContain('meeting-1-day decided');
});

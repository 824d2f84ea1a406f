import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.js';
import { INSPECTORATE_STATE, type Recommendation, type Update } from '../../src/domain/register.js';
import { isOpen, lastUpdate, lastUpdates, standingOn, waitingUpdate } from '../../src/domain/status.js';
import { anInspection, anUpdate, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const LONDON = 'Europe/London';
const inspections = [anInspection()];
const standing = (over: Partial<Recommendation> = {}, today = '2021-10-04', last: Update | null = null) =>
  standingOn(aRegister({ inspections }), aRecommendation(over), last, today, LONDON);
const target = (on: string): Pick<Recommendation, 'target'> => ({
  target: { on, reason: 'as agreed', by: 'governance-officer', at: '2021-10-04T08:00:00Z' },
});
const byDate = (on: string): Pick<Recommendation, 'deadline'> => ({
  deadline: { wording: 'By then', basis: 'by-date', on, setBy: 'inspectorate' },
});
const immediately: Pick<Recommendation, 'deadline'> = {
  deadline: { wording: 'Immediately', basis: 'immediate', on: '2021-07-16', setBy: 'inspectorate' },
};

describe('open', () => {
  test.each(INSPECTORATE_STATE)('goes by the inspectorate alone: %s', (state) => {
    const open = state === 'open' || state === 'awaiting-review';
    const inspectorate = { state, on: null, source: '' };
    expect(isOpen(aRecommendation({ inspectorate, progress: 'closed' }))).toBe(open);
    expect(standing({ inspectorate }).openDays).toBe(open ? 80 : null);
  });

  test('days are counted from the report’s publication, or from the entry where no day is printed', () => {
    expect(standing().openDays).toBe(80);
    const unprinted = aRegister({ inspections: [anInspection({ publishedOn: null })] });
    expect(standingOn(unprinted, aRecommendation(), null, '2021-10-14', LONDON).openDays).toBe(10);
  });

  test('claimed closed: the force says closed and the inspectorate has not', () => {
    const settled = { state: 'closed', on: '2021-10-01', source: 'letter' } as const;
    expect(standing({ progress: 'closed' }).claimedClosed).toBe(true);
    expect(standing({ progress: 'pending-sign-off' }).claimedClosed).toBe(false);
    expect(standing({ progress: 'closed', inspectorate: settled }).claimedClosed).toBe(false);
  });
});

describe('overdue', () => {
  test.each([
    ['the day before', '2022-03-30', false],
    ['on the day itself', '2022-03-31', false],
    ['the day after', '2022-04-01', true],
  ])('%s its target: %s', (_when, today, overdue) => {
    expect(standing(target('2022-03-31'), today)).toMatchObject({
      overdue,
      dueOn: '2022-03-31',
      undated: false,
    });
    expect(standing(byDate('2022-03-31'), today).overdue).toBe(overdue);
  });

  test('the day ends at midnight in London, also while clocks there are an hour ahead of UTC', () => {
    const at = (instant: string) => standing(target('2022-03-31'), dayOf(instant, LONDON)).overdue;
    expect(at('2022-03-31T22:59:59Z')).toBe(false);
    expect(at('2022-03-31T23:00:00Z')).toBe(true);
    const inWinter = (instant: string) => standing(target('2022-01-31'), dayOf(instant, LONDON)).overdue;
    expect(inWinter('2022-01-31T23:59:59Z')).toBe(false);
    expect(inWinter('2022-02-01T00:00:00Z')).toBe(true);
  });

  test('a target that was set counts, not the printed day; a settled one is never overdue', () => {
    expect(standing({ ...byDate('2021-09-01'), ...target('2022-03-31') }).overdue).toBe(false);
    expect(standing({ ...byDate('2022-09-01'), ...target('2021-09-30') }).overdue).toBe(true);
    const inspectorate = { state: 'superseded', on: '2021-10-01', source: 'letter' } as const;
    expect(standing({ ...byDate('2021-09-01'), inspectorate })).toMatchObject({
      overdue: false,
      undated: false,
    });
  });

  test('“Immediately” is undated, however long ago, until a target is set', () => {
    expect(standing(immediately, '2025-01-01')).toMatchObject({ overdue: false, undated: true, dueOn: null });
    expect(standing({ ...immediately, ...target('2021-10-03') })).toMatchObject({
      overdue: true,
      undated: false,
      dueOn: '2021-10-03',
    });
  });

  test('without target and printed day it is undated', () => {
    expect(standing()).toMatchObject({ undated: true, overdue: false, dueOn: null });
    expect(standing(byDate('2022-01-01')).undated).toBe(false);
  });
});

describe('silent', () => {
  test('counts calendar days since the last update, or since it was entered', () => {
    expect(standing({}, '2021-10-04').silentDays).toBe(0);
    expect(standing({}, '2021-11-03').silentDays).toBe(30);
    const lateInTheEvening = anUpdate({ at: '2021-10-04T22:30:00Z' });
    expect(standing({}, '2021-10-05', lateInTheEvening).silentDays).toBe(1);
    const pastMidnightInLondon = anUpdate({ at: '2021-10-04T23:30:00Z' });
    expect(standing({}, '2021-10-05', pastMidnightInLondon).silentDays).toBe(0);
  });

  test('a withdrawn update breaks no silence, a returned or superseded one does', () => {
    const updates = [
      anUpdate({ id: 'U1', state: 'accepted' }),
      anUpdate({ id: 'U2', state: 'returned' }),
      anUpdate({ id: 'U3', state: 'withdrawn' }),
      anUpdate({ id: 'U4', recommendation: 'RAPE-P1-2021/1', state: 'submitted' }),
    ];
    const register = aRegister({ updates });
    expect(lastUpdate(register, 'RAPE-P1-2021/7')?.id).toBe('U2');
    const last = lastUpdates(register);
    expect(last.get('RAPE-P1-2021/7')?.id).toBe('U2');
    expect(last.get('RAPE-P1-2021/1')?.id).toBe('U4');
    expect(last.get('RAPE-P1-2021/2')).toBeUndefined();
    expect(waitingUpdate(register, 'RAPE-P1-2021/7')).toBeNull();
    expect(waitingUpdate(register, 'RAPE-P1-2021/1')?.id).toBe('U4');
    expect(lastUpdate(register, 'RAPE-P1-2021/2')).toBeNull();
  });
});

describe('an item without a date', () => {
  test('is “late” all the same, once it has been open for a year', () => {
    expect(standing({}, '2022-07-15')).toMatchObject({ aged: false, openDays: 364 });
    expect(standing({}, '2022-07-16')).toMatchObject({ aged: true, overdue: false, openDays: 365 });
    expect(standing({ ...target('2023-01-01') }, '2022-08-20').aged).toBe(false);
    expect(standing({ inspectorate: { state: 'closed', on: null, source: '' } }, '2023-08-20').aged).toBe(
      false,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { duePapers, nextPapersAt, PAPERS_OUT, standingOfPapers } from '../../src/domain/papers-out.js';
import type { RecordOf } from '../../src/domain/register.js';
import { aBoard, aDelivery, aMeeting } from '../support/records.js';
import { aRegister } from '../support/register.js';

const CHANNEL = 'web:board';
/** The office opens at 09:00 BST. */
const OUT = Date.parse('2021-10-05T08:00:00Z');
const START = Date.parse('2021-10-12T09:00:00Z');

const aLedger = (meeting: Partial<RecordOf<'meetings'>> = {}, more: Parameters<typeof aRegister>[0] = {}) =>
  aRegister({ boards: [aBoard()], meetings: [aMeeting(meeting)], ...more });
const sent = aDelivery({
  id: `${PAPERS_OUT}|governance:2021-10-12|2021-10-12T09:00:00Z|${CHANNEL}`,
  rule: PAPERS_OUT,
  subject: 'governance:2021-10-12',
});

describe('papers', () => {
  test('go out a week before the meeting when the office opens, once', () => {
    expect(duePapers(aLedger(), OUT - 1)).toEqual([]);
    expect(duePapers(aLedger(), OUT)).toEqual([
      expect.objectContaining({
        key: sent.id,
        conversation: CHANNEL,
        state: 'decided',
        dueAt: '2021-10-05T08:00:00Z',
      }),
    ]);
    expect(duePapers(aLedger({}, { deliveries: [sent] }), OUT + 1)).toEqual([]);
  });

  test('go out on the last working day before, where that day is none', () => {
    const monday = aLedger({
      id: 'governance:2021-09-06',
      day: '2021-09-06',
      scheduledAt: '2021-08-01T08:00:00Z',
    });
    // 30 August 2021 was a bank holiday, and a Monday.
    expect(nextPapersAt(monday, Date.parse('2021-08-20T08:00:00Z'))).toBe(Date.parse('2021-08-27T08:00:00Z'));
  });

  test('go out at once where the meeting was entered later than that', () => {
    const late = aLedger({ scheduledAt: '2021-10-08T14:00:00Z' });
    expect(nextPapersAt(late, OUT)).toBe(Date.parse('2021-10-08T14:00:00Z'));
  });

  test('are late rather than left out, until the meeting begins: then they are recorded as missed', () => {
    expect(duePapers(aLedger(), START - 1)[0]?.state).toBe('decided');
    expect(duePapers(aLedger(), START)[0]).toMatchObject({
      state: 'missed',
      note: expect.stringMatching(/had begun/),
    });
  });

  test('that the board has are not sent again when the meeting moves behind their day, and are when it moves ahead', () => {
    const moved = (day: string) =>
      aLedger(
        {
          day,
          scheduledAt: '2021-10-06T10:00:00Z',
          movedFrom: { day: '2021-10-12', time: '10:00', reason: 'the chair is away' },
        },
        { deliveries: [{ ...sent, state: 'sent' }] },
      );
    expect(nextPapersAt(moved('2021-10-13'), OUT)).toBeNull();
    expect(nextPapersAt(moved('2021-10-26'), OUT)).toBe(Date.parse('2021-10-19T08:00:00Z'));
  });

  test('of a board that has set no days for them are asked for', () => {
    const register = aRegister({ boards: [aBoard({ papersOut: 0 })], meetings: [aMeeting()] });
    expect(duePapers(register, START - 1)).toEqual([]);
  });

  test.each([['cancelled'], ['ended']] as const)('of a meeting that is %s go out no more', (state) => {
    expect(duePapers(aLedger({ state }), OUT)).toEqual([]);
    expect(nextPapersAt(aLedger({ state }), OUT - 1)).toBeNull();
  });

  test('that wait to be sent stand while the meeting does', () => {
    const wait = { subject: 'governance:2021-10-12', occurrence: '2021-10-12T09:00:00Z' };
    expect(standingOfPapers(wait, aLedger(), START - 1)).toEqual({ kind: 'owed' });
    expect(standingOfPapers(wait, aLedger(), START).kind).toBe('missed');
    expect(standingOfPapers(wait, aLedger({ state: 'cancelled' }), OUT).kind).toBe('overtaken');
    expect(standingOfPapers(wait, aLedger({ day: '2021-10-13' }), OUT).kind).toBe('overtaken');
  });
});

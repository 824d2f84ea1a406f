import { describe, expect, test } from 'vitest';
import { nextActionNumber } from '../../src/domain/action.js';
import {
  factsOf,
  lastOwn,
  minutedItems,
  nextMinuteId,
  restored,
  standingMinutes,
} from '../../src/domain/minute.js';
import { aMinute, anAction, aRecommendation } from '../support/records.js';
import { aRegister } from '../support/register.js';

const MEETING = 'governance:2021-10-12';
const green = { rag: 'green', statement: 'In use.', by: 'chair', at: '2021-10-12T09:10:00Z' } as const;
const amber = { ...green, rag: 'amber' } as const;
const target = { on: '2022-03-31', reason: 'The course moved.', by: 'chair', at: green.at };

describe('what is minuted', () => {
  const undone = { by: 'chair', at: green.at };
  const register = aRegister({
    minutes: [
      aMinute({ by: 'chair' }),
      aMinute({ id: `${MEETING}|2`, item: 'RAPE-P1-2021/1', kind: 'note' }),
      aMinute({ id: `${MEETING}|3`, item: null }),
      aMinute({ id: `${MEETING}|4`, by: 'chair', undone }),
      aMinute({ id: 'other|1', meeting: 'other' }),
    ],
  });

  test('is numbered by meeting, what was taken back included', () => {
    expect(nextMinuteId(register, MEETING)).toBe(`${MEETING}|5`);
    expect(nextMinuteId(register, 'third')).toBe('third|1');
  });

  test('a note alone deals with nothing', () => {
    expect([...minutedItems(standingMinutes(register, MEETING))]).toEqual(['RAPE-P1-2021/7']);
  });

  test('one’s own last is the last of oneself that stands', () => {
    expect(lastOwn(register, MEETING, 'chair')?.id).toBe(`${MEETING}|1`);
    expect(lastOwn(register, MEETING, 'governance-officer')?.id).toBe(`${MEETING}|3`);
    expect(lastOwn(register, MEETING, 'owner')).toBeNull();
  });
});

describe('what a minute changed is restored', () => {
  const before = aRecommendation();
  const minute = aMinute({ former: factsOf(before), became: factsOf({ ...before, assurance: green }) });

  test('as it was, while nothing else has changed it', () => {
    // The same words in another order of fields are the same.
    const { at, by, statement, rag } = green;
    expect(restored(minute, { ...before, assurance: { at, by, statement, rag } })).toEqual(factsOf(before));
  });

  test('not where somebody has changed it since', () => {
    expect(restored(minute, { ...before, assurance: amber })).toBeNull();
    expect(restored(minute, before)).toBeNull();
  });

  test('and what it left alone stays as it is now', () => {
    expect(restored(minute, { ...before, assurance: green, target, progress: 'closed' })).toEqual({
      ...factsOf(before),
      target,
      progress: 'closed',
    });
  });

  test('a minute that changed no facts restores none', () => {
    expect(restored(aMinute(), { ...before, target })).toEqual(factsOf({ ...before, target }));
  });
});

test('actions are numbered over the register, and no number is used again', () => {
  expect(nextActionNumber(aRegister({}))).toBe(1);
  expect(nextActionNumber(aRegister({ actions: [anAction({ id: 'A12', number: 12 }), anAction()] }))).toBe(
    13,
  );
});

import { describe, expect, test } from 'vitest';
import { deadLetters, healthOf, problemsOf } from '../../src/domain/health.js';
import type { Delivery } from '../../src/domain/register.js';
import { DAY, HOUR, MINUTE, SECOND } from '../support/fake-clock.js';
import { aDelivery } from '../support/records.js';

const NOW = Date.parse('2021-10-11T12:00:00Z');
const ago = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();
const ledger = (...records: readonly Partial<Delivery>[]) =>
  new Map(records.map((over, index) => [`d${index}`, aDelivery({ id: `d${index}`, ...over })]));

describe('what is wrong', () => {
  const wrong = (lastTick: number, ...records: readonly Partial<Delivery>[]) =>
    problemsOf(lastTick, ledger(...records), NOW);

  test('nothing, where ticks come and everything is sent or waits for its turn', () => {
    expect(wrong(NOW - MINUTE, { state: 'sent' }, { decidedAt: ago(3 * HOUR), attempts: 0 })).toEqual([]);
    expect(wrong(NOW)).toEqual([]);
  });

  test('ticks that stopped ten minutes ago, to the millisecond', () => {
    expect(wrong(NOW - 10 * MINUTE + 1)).toEqual([]);
    expect(wrong(NOW - 10 * MINUTE)).toEqual(['ticks-stopped']);
  });

  test.each(['decided', 'claimed'] as const)(
    'what was tried and is %s an hour after its decision',
    (state) => {
      expect(wrong(NOW, { state, attempts: 3, decidedAt: ago(HOUR - 1) })).toEqual([]);
      expect(wrong(NOW, { state, attempts: 3, decidedAt: ago(HOUR) })).toEqual(['deliveries-failing']);
    },
  );

  test('what failed for good, for 31 days', () => {
    expect(wrong(NOW, { state: 'failed', dueAt: ago(31 * DAY) })).toEqual(['dead-letters']);
    expect(wrong(NOW, { state: 'failed', dueAt: ago(31 * DAY + SECOND) })).toEqual([]);
    expect(wrong(NOW, { state: 'overtaken' }, { state: 'missed' })).toEqual([]);
  });
});

test('dead letters come newest first', () => {
  const letters = ledger(
    { state: 'failed', dueAt: ago(2 * DAY) },
    { state: 'sent', dueAt: ago(DAY) },
    { state: 'failed', dueAt: ago(DAY) },
  );
  expect(deadLetters(letters, NOW).map(({ id }) => id)).toEqual(['d2', 'd0']);
});

test('how sending stands is told in numbers', () => {
  const deliveries = ledger(
    { state: 'sent', sentAt: ago(30 * SECOND) },
    { state: 'sent', sentAt: ago(HOUR) },
    { state: 'decided', decidedAt: ago(5 * MINUTE) },
    { state: 'claimed', decidedAt: ago(2 * MINUTE) },
    { state: 'failed', dueAt: ago(DAY) },
  );
  expect(healthOf(NOW - 12 * SECOND, deliveries, NOW)).toEqual({
    sinceTick: 12,
    sinceDelivery: 30,
    undelivered: 2,
    oldestUndelivered: 300,
    deadLetters: 1,
  });
  expect(healthOf(NOW, ledger(), NOW)).toMatchObject({ sinceDelivery: null, oldestUndelivered: null });
});

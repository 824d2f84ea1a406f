import { expect, test } from 'vitest';
import { standingOfMessage } from '../../src/domain/message-standing.js';
import { memoryStore } from '../support/memory-store.js';
import { MEETING } from '../support/office.js';
import { aDelivery, aMeeting, anAction } from '../support/records.js';

test('the chair’s list is not sent once its meeting has begun, though an action in it is still open', () => {
  const register = memoryStore({
    meetings: [aMeeting()],
    actions: [anAction({ id: 'A1', state: 'open' })],
  }).read();
  const list = aDelivery({
    rule: 'updates-missing',
    subject: MEETING,
    occurrence: '2021-10-12T09:00:00Z',
    items: [{ request: 'A1', step: 'action-chair' }],
  });
  const at = (instant: string) => standingOfMessage(list, register, Date.parse(instant)).kind;
  expect(at('2021-10-12T08:59:00Z')).toBe('owed');
  expect(at('2021-10-12T09:00:00Z')).toBe('overtaken');
});

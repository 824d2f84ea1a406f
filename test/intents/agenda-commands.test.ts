import { expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';

const rec = (number: string) => ({
  by: 'recommendation',
  named: { inspection: null, number, kind: 'recommendation' },
});
const changes = (change: object) => ({ kind: 'change-agenda', change });

test.each([
  ['agenda', { kind: 'show-agenda' }],
  ['show me the agenda', { kind: 'show-agenda' }],
  ['agenda add rec 7', changes({ how: 'add', item: rec('7') })],
  [
    'agenda add “Any other business: 4 figures”',
    changes({ how: 'add-matter', title: 'Any other business: 4 figures' }),
  ],
  ['agenda move 7 to 2', changes({ how: 'move', item: rec('7'), place: 2 })],
  ['agenda move M1 to item 2', changes({ how: 'move', item: { by: 'matter', number: 1 }, place: 2 })],
  ['agenda take off item 3', changes({ how: 'take-off', item: { by: 'place', place: 3 } })],
])('“%s” is about the agenda', (line, expected) => {
  expect(parseText(line)).toEqual(expected);
});

test.each(['agenda add', 'agenda move 7', 'agenda take off', 'agenda add “ ”'])(
  '“%s” is told how it goes',
  (line) => {
    expect(parseText(line)).toMatchObject({
      kind: 'unclear',
      because: { kind: 'usage', command: 'agenda add' },
    });
  },
);

test('what is wrong in the minutes is said under them in a word', () => {
  const correction = { kind: 'correct-minutes', meeting: '' };
  expect(parseText('Correct: action 12 is for KH')).toEqual({ ...correction, text: 'action 12 is for KH' });
  for (const line of ['correct', 'correct, thanks', 'that is correct: 7'])
    expect(parseText(line).kind).not.toBe('correct-minutes');
});

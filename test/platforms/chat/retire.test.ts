import { expect, test } from 'vitest';
import { retire } from '../../../src/platforms/chat/retire.js';
import type { Card } from '../../../src/ports.js';

const card: Card = {
  type: 'AdaptiveCard',
  version: '1.5',
  refresh: { action: {} },
  selectAction: { type: 'Action.Submit' },
  body: [
    { type: 'TextBlock', text: 'Rec 7' },
    { type: 'Input.Text', id: 'done' },
    {
      type: 'Container',
      items: [
        { type: 'ActionSet', actions: [] },
        { type: 'TextBlock', text: 'Kept' },
      ],
    },
  ],
  actions: [{ type: 'Action.Submit', title: 'Update' }],
};

test('a retired card keeps its facts, has nothing to press, and says where the newer one is', () => {
  const before = JSON.stringify(card);
  const { body, ...rest } = retire(card);
  expect(rest).toEqual({ type: 'AdaptiveCard', version: '1.5' });
  expect(body).toMatchObject([
    { text: 'Rec 7' },
    { items: [{ type: 'TextBlock', text: 'Kept' }] },
    { text: 'Newer below', isSubtle: true },
  ]);
  expect(JSON.stringify(card)).toBe(before);
});

test('a card edited above says above', () => {
  expect(retire({ type: 'AdaptiveCard' }, 'above').body).toMatchObject([{ text: 'Newer above' }]);
});

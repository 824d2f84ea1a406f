import { expect, test } from 'vitest';
import { passing } from '../src/passing.js';

test('what passes is found by its key while it is there, and is gone afterwards', () => {
  const map = passing<string, { readonly answer: number }>();
  map.set('first', { answer: 1 });
  map.set('second', { answer: 2 });
  expect(map.get('first')).toEqual({ answer: 1 });
  expect(map.size).toBe(2);
  expect(map.oldest()).toBe('first');
  expect(map.values()).toEqual([{ answer: 1 }, { answer: 2 }]);
  map.delete('first');
  map.delete('never there');
  expect(map.get('first')).toBeUndefined();
  expect(map.oldest()).toBe('second');
  expect(map.values()).toEqual([{ answer: 2 }]);
});

test('what takes the place of another stands where that stood', () => {
  const map = passing<string, string>();
  map.set('one', 'former');
  map.set('two', 'other');
  map.set('one', 'newer');
  expect(map.values()).toEqual(['newer', 'other']);
  map.delete('one');
  map.delete('two');
  expect(map.size).toBe(0);
  expect(map.oldest()).toBeUndefined();
});

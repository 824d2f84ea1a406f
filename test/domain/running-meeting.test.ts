import { describe, expect, test } from 'vitest';
import type { Held } from '../../src/domain/register.js';
import { back, begin, end, goTo, next, resume, skip } from '../../src/domain/running-meeting.js';

const T0 = Date.parse('2021-10-12T09:00:00Z');
const items = ['a', 'b', 'c'].map((key) => ({ key, recommendation: key, title: '', carriedFrom: null }));
const course = (...minuted: string[]) => ({ items, minuted: new Set(minuted) });
const chair = (minutes = 0) => ({ by: 'chair', now: T0 + minutes * 60_000 });
const governance = (after: number) => ({ by: 'governance', now: T0 + after });
const started = begin(course(), chair());

const held = (step: ReturnType<typeof next>): Held => {
  if (step.kind !== 'moved') throw new Error(`Nothing moved: ${step.kind}.`);
  return step.held;
};
const where = ({ at, done, skipped }: Held) => ({ at, done, skipped });

describe('a running meeting', () => {
  test('begins with its first item on the table, or with none', () => {
    expect(where(started)).toEqual({ at: 'a', done: [], skipped: [] });
    expect(begin({ items: [], minuted: new Set() }, chair()).at).toBeNull();
    expect(started).toMatchObject({ startedBy: 'chair', startedAt: '2021-10-12T09:00:00Z', endedAt: null });
  });

  test('next leaves an item as dealt with, to the end of the agenda and no further', () => {
    const b = held(next(started, course(), chair(1), undefined));
    const c = held(next(b, course(), chair(2), undefined));
    const over = held(next(c, course(), chair(3), undefined));
    expect([b, c, over].map(where)).toEqual([
      { at: 'b', done: ['a'], skipped: [] },
      { at: 'c', done: ['a', 'b'], skipped: [] },
      { at: null, done: ['a', 'b', 'c'], skipped: [] },
    ]);
    expect(next(over, course(), chair(4), undefined)).toEqual({ kind: 'at-the-end' });
  });

  test('skip puts an item by, and next does not come to it again by itself', () => {
    const b = held(skip(started, course(), chair(1), undefined));
    const c = held(next(b, course(), chair(2), undefined));
    const over = held(next(c, course(), chair(3), undefined));
    expect(where(over)).toEqual({ at: null, done: ['b', 'c'], skipped: ['a'] });
  });

  test('back puts the item before on the table again, from the end as well', () => {
    const b = held(next(started, course(), chair(1), undefined));
    expect(where(held(back(b, course(), chair(2), undefined)))).toEqual({ at: 'a', done: [], skipped: [] });
    expect(back(started, course(), chair(2), undefined)).toEqual({ kind: 'at-the-first' });
    const over = { ...b, at: null, done: ['a', 'b', 'c'] };
    expect(where(held(back(over, course(), chair(2), undefined)))).toEqual({
      at: 'c',
      done: ['a', 'b'],
      skipped: [],
    });
  });

  test('going to an item leaves this one as it was, unless something was minuted on it', () => {
    expect(where(held(goTo(started, course(), chair(1), 'c')))).toEqual({ at: 'c', done: [], skipped: [] });
    expect(where(held(goTo(started, course('a'), chair(1), 'c')))).toEqual({
      at: 'c',
      done: ['a'],
      skipped: [],
    });
    expect(goTo(started, course(), chair(1), 'a')).toEqual({ kind: 'there-already' });
  });

  test('next passes over what was dealt with in another order', () => {
    const b = held(goTo(held(goTo(started, course(), chair(1), 'b')), course('b'), chair(2), 'a'));
    expect(where(held(next(b, course('b'), chair(3), undefined)))).toEqual({
      at: 'c',
      done: ['b', 'a'],
      skipped: [],
    });
  });

  test('ends with what it came to; the item on the table counts where something was minuted on it', () => {
    expect(where(end(started, course(), chair(5)))).toEqual({ at: null, done: [], skipped: [] });
    const over = end(started, course('a'), chair(5));
    expect(over).toMatchObject({ done: ['a'], endedBy: 'chair', endedAt: '2021-10-12T09:05:00Z' });
    expect(resume(over, chair(6))).toMatchObject({ endedAt: null, endedBy: null, at: null, done: ['a'] });
  });
});

describe('two people at once', () => {
  const b = held(next(started, course(), chair(0), undefined));

  test.each([
    ['next', next],
    ['skip', skip],
    ['back', back],
  ] as const)('two who say “%s” within a moment take one step', (_word, step) => {
    expect(step(b, course(), governance(9_999), undefined)).toEqual({
      kind: 'just-moved',
      by: 'chair',
    });
    expect(step(b, course(), governance(10_000), undefined).kind).toBe('moved');
    expect(step(b, course(), chair(0), undefined).kind).toBe('moved');
  });

  test('a button that was pressed on another item than the one on the table moves nothing', () => {
    expect(next(b, course(), chair(9), 'a')).toEqual({ kind: 'just-moved', by: 'chair' });
    expect(next(b, course(), governance(1), 'b').kind).toBe('moved');
    const over = { ...b, at: null };
    expect(back(over, course(), governance(1), '').kind).toBe('moved');
    expect(back(over, course(), governance(1), 'c').kind).toBe('just-moved');
  });
});

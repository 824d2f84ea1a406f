import { describe, expect, test } from 'vitest';
import { understood } from '../support/understood.js';

describe.each([
  'lines.jsonl',
  'lines-more.jsonl',
  'lines-held-out.jsonl',
  'lines-final.jsonl',
  'lines-unseen.jsonl',
  'lines-last.jsonl',
])('the labelled lines of %s', (name) => {
  const { all, right, wrong, failing } = understood(name);

  test('at least 97% are understood', () => {
    expect(
      right / all,
      `${right} of ${all} understood; not these:\n${failing.join('\n')}`,
    ).toBeGreaterThanOrEqual(0.97);
  });

  test('none is answered about a recommendation that was not asked about', () => {
    expect(wrong, failing.join('\n')).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { schemas } from '../../src/domain/register.js';
import { aRecommendation } from '../support/records.js';

describe('the register', () => {
  test('takes a complete recommendation as it is', () => {
    expect(schemas.recommendations.parse(aRecommendation())).toEqual(aRecommendation());
  });

  test.each([
    ['a progress that is not a word of the field', { ...aRecommendation(), progress: 'done' }],
    ['a field that nobody declared', { ...aRecommendation(), status: 'green' }],
    ['a missing field', { ...aRecommendation(), owner: undefined }],
    [
      'a day that no calendar has',
      { ...aRecommendation(), target: { on: '2021-02-30', reason: '', by: 'x', at: '2021-10-04T08:00:00Z' } },
    ],
  ])('refuses %s', (_what, record) => {
    expect(schemas.recommendations.safeParse(record).success).toBe(false);
  });
});

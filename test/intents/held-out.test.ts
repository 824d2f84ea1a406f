import { expect, test } from 'vitest';
import { understood } from '../support/understood.js';

// The parser is never tuned on these lines, so a failure gives the counts and nothing else.
test('of the lines kept back at least 97% are understood and none is answered about the wrong recommendation', () => {
  const { all, right, wrong } = understood('lines-held-out.jsonl');
  const figures = `${right} of ${all} understood (${((100 * right) / all).toFixed(1)}%), ${wrong} about the wrong recommendation`;
  expect(right / all >= 0.97 && wrong === 0, figures).toBe(true);
});

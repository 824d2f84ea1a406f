import { describe, expect, test } from 'vitest';
import { parseLetterText } from '../../src/documents/read-letter.js';
import { readText } from '../support/letters.js';

describe('marks', () => {
  test.each([
    ['1. The force should act.', '1'],
    ['1) The force should act.', '1'],
    ['(1) The force should act.', '1'],
    ['1\\. The force should act.', '1'],
    ['**1** The force should act.', '1'],
    ['## 1. The force should act.', '1'],
    ['Recommendation 1 The force should act.', '1'],
    ['**Recommendation 1:** The force should act.', '1'],
    ['Recommendation one – The force should act.', '1'],
    ['Recommendation 3a: The force should act.', '3a'],
    ['R1 The force should act.', '1'],
    ['AFI 7: The force should act.', 'AFI7'],
    ['Area for improvement 2\n\nThe force should act.', 'AFI2'],
    ['Cause of concern 1. The force should act.', 'COC1'],
    ['Recommendations\n1. Act on this.', '1'],
  ])('%j is entry %s', (text, number) => {
    expect(readText(text).proposals.map((entry) => entry.number)).toEqual([number]);
  });

  test.each([
    ['a sentence about an entry', 'Recommendation 1 has been completed, and the force should be glad.'],
    ['a numbered list that asks nothing', '1. Introduction\n2. What was found'],
    ['a recommendation without a number', 'The force should act.'],
  ])('%s is none', (_what, text) => {
    expect(parseLetterText(text).kind).toBe('unreadable');
  });
});

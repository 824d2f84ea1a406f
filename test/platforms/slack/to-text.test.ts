import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asMrkdwn, toText } from '../../../src/platforms/slack/to-text.js';

const HOSTILE = fc.array(fc.constantFrom('<!channel>', '<@U1>', '&amp;', '😀', '&', '<', 'a', '*'), {
  maxLength: 3_000,
});

test('a message’s text can notify nobody, is never too long, and is cut inside no escape and no character', () => {
  const seed = Date.now() % 2 ** 31;
  fc.assert(
    fc.property(HOSTILE, (parts) => {
      const text = toText(parts.join(''));
      expect(text.length).toBeLessThanOrEqual(4_000);
      expect(text).not.toMatch(/[<>]/);
      expect(text.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
      expect(text).not.toMatch(/\p{Cs}/u);
    }),
    { seed, numRuns: 300 },
  );
});

test('a text that fits is whole, and one that does not ends in an ellipsis near the limit', () => {
  expect(toText('Rec 7 & 8')).toBe('Rec 7 &amp; 8');
  expect(toText('&'.repeat(5_000))).toMatch(/^(?:&amp;){799}…$/);
});

test('our own bold words cannot be read as markup', () => {
  expect(asMrkdwn('<!channel> *b*')).toBe('&lt;!channel&gt; \u200B*b\u200B*');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atMost, bytesOf, fitCard, LONGEST_CHARACTER, MOST_BYTES } from '../../src/views/fit-card.js';

const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const ours = { type: 'TextBlock', text: 'Ours '.repeat(400) };
const cardOf = (...body: readonly object[]) => ({ type: 'AdaptiveCard', body });
const bytesIn = (card: unknown) => Buffer.byteLength(JSON.stringify(card));
const textIn = (part: unknown) => (part as ReturnType<typeof run>).inlines[0]?.text ?? '';

describe('a card', () => {
  test('that fits is the very same', () => {
    const card = cardOf(ours, run('Short.'), run('x'.repeat(MOST_BYTES - 3_000)));
    expect(fitCard(card)).toBe(card);
  });

  test.each([
    ['words', 'word '],
    ['signs of two bytes', 'é'],
    ['signs of three bytes', '한'],
    ['signs of four bytes', '😀'],
    ['signs that are escaped', '"\\\n'],
  ])('with too many %s has the longest cut with a sign, and all else as it was', (_, unit) => {
    const card = cardOf(ours, run('Short.'), run(unit.repeat(9_000)), run(unit.repeat(12_000)));
    const fitted = fitCard(card);
    expect(bytesIn(fitted)).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytesIn(fitted)).toBeGreaterThan(MOST_BYTES - 100);
    expect(fitted.body.slice(0, 2)).toEqual(card.body.slice(0, 2));
    for (const part of fitted.body.slice(2)) {
      expect(textIn(part)).toMatch(/…$/);
      expect(unit.repeat(12_000).startsWith(textIn(part).slice(0, -1))).toBe(true);
      expect(textIn(part)).not.toMatch(/\p{Cs}/u);
    }
  });

  test('has what stands in a field cut too, and what its buttons carry left alone', () => {
    const data = { ref: 'x'.repeat(500) };
    const field = { type: 'Input.Text', id: 'done', value: 'v'.repeat(40_000) };
    const fitted = fitCard({ ...cardOf(field), actions: [{ type: 'Action.Execute', title: 'Send', data }] });
    expect(bytesIn(fitted)).toBeLessThanOrEqual(MOST_BYTES);
    expect(fitted).toMatchObject({ body: [{ value: expect.stringMatching(/^v+…$/) }], actions: [{ data }] });
  });
});

test('the bytes of a text are those that it takes inside of JSON', () => {
  expect(bytesOf('a"é')).toBe(5);
});

test('nothing takes more bytes than it is said to take at most', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  process.stdout.write(`seed ${seed}\n`);
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(atMost(value, LONGEST_CHARACTER)).toBeGreaterThanOrEqual(bytesIn(value));
    }),
    { seed, numRuns: 2_000 },
  );
  expect(atMost('\u0000\ud800', LONGEST_CHARACTER)).toBe(bytesIn('\u0000\ud800'));
});

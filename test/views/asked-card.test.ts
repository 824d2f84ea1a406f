import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedCard } from '../../src/views/asked-card.js';

const row = (n: number) => ({
  title: `Recommendation ${n}`,
  detail: 'x'.repeat(400),
  label: 'Status',
  verb: 'show-status',
  data: { ref: `A/${n}` },
});
const rest = { label: 'All that I am asked', verb: 'show-requests', data: { mine: 'yes' } };

test('what does not fit on the card of what is asked is counted, on the card and in its words, with the way to it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 9 }), (sizes) => {
      const sections = sizes.map((size, at) => ({
        board: `Board ${at}`,
        title: ' meets.',
        rows: Array.from({ length: size }, (_, n) => () => row(n)),
      }));
      const view = askedCard(
        { heading: 'Updates, please', summary: '', rest, buttons: [], audience: 'person' },
        sections,
      );
      const shown = (view.data as { sections: { rows: { title: string; verb: string }[] }[] }).sections;
      const lines = shown.flatMap(({ rows }) => rows);
      expect(lines.length).toBeLessThanOrEqual(12);
      const named = lines.filter(({ title }) => title.startsWith('Recommendation')).length;
      const counted = [...JSON.stringify(view.data).matchAll(/(\d+) more recommendation/g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
      expect(named + counted).toBe(sizes.reduce((sum, size) => sum + size, 0));
      for (const { title, verb } of lines) if (/more/.test(title)) expect(verb).toBe(rest.verb);
      for (const [many] of view.text.matchAll(/\d+ more recommendations?/g))
        expect(JSON.stringify(view.data)).toContain(many);
    }),
    { numRuns: 200 },
  );
});

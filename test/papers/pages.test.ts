import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/documents/paper.js';
import { pagesOf } from '../../src/papers/pages.js';

const heading = (text: string, newPage = false): Block => ({ kind: 'heading', level: 1, text, newPage });
const say = (text: string): Block => ({ kind: 'paragraph', runs: [{ style: 'plain', text }] });
const titles = (blocks: readonly Block[]) =>
  pagesOf({ blocks }).map((page) => page.map(({ title }) => title));

describe('the pages of a paper', () => {
  test('begin where it has pages of its own', () => {
    expect(
      titles([heading('Agenda'), say('a'), heading('Log'), say('b'), heading('Item 1', true), say('c')]),
    ).toEqual([['Agenda', 'Log'], ['Item 1']]);
  });

  test('go on where one is long, and say so', () => {
    const long = Array.from({ length: 9 }, () => say('word '.repeat(100)));
    expect(titles([heading('Item 1', true), ...long])).toEqual([['Item 1'], ['Item 1, continued']]);
  });

  test('are one where there is nothing', () => {
    expect(pagesOf({ blocks: [] })).toEqual([[]]);
  });

  test('say each row of a table as one line, which begins with what it is about', () => {
    const row = (...cells: string[]) => cells.map((text) => [{ style: 'plain', text } as const]);
    const table = (header: string[], ...rows: ReturnType<typeof row>[]): Block => ({
      kind: 'table',
      caption: '',
      header,
      rows,
    });
    const blocks = [
      table(['Recommendations', 'Then', 'Now'], row('Overdue', '2', '1')),
      table(['Action', 'Who'], row('12', 'KH')),
    ];
    const lines = pagesOf({ blocks }).flatMap((page) => page.flatMap((section) => section.lines));
    expect(lines.map((line) => line.map(({ text }) => text).join(''))).toEqual([
      'Overdue · Then: 2 · Now: 1',
      'Action 12 · Who: KH',
    ]);
    expect(lines.map(([first]) => first)).toEqual([
      { style: 'bold', text: 'Overdue' },
      { style: 'bold', text: 'Action 12' },
    ]);
  });

  test('lose no line and keep the order, however long each is', () => {
    const text = fc.string({ maxLength: 2_000 });
    const block = fc.oneof(
      text.map(say),
      fc.tuple(text, fc.boolean()).map(([words, newPage]) => heading(words, newPage)),
      fc.array(text, { maxLength: 150 }).map(
        (all): Block => ({
          kind: 'list',
          numbered: false,
          items: all.map((one) => [{ style: 'bold', text: one }]),
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), (blocks) => {
        const pages = pagesOf({ blocks });
        const shown = pages.flatMap((page) => page.flatMap(({ lines }) => lines));
        const given = blocks.flatMap((one) =>
          one.kind === 'list'
            ? one.items.map((item) => ['• ', item[0]?.text].join(''))
            : one.kind === 'paragraph'
              ? [one.runs[0]?.text]
              : [],
        );
        expect(shown.map((runs) => runs.map((run) => run.text).join(''))).toEqual(given);
        for (const page of pages)
          expect(
            page.reduce((sum, { lines }) => sum + lines.reduce((all, runs) => all + runs.length + 1, 0), 0),
          ).toBeLessThanOrEqual(100);
      }),
    );
  });
});

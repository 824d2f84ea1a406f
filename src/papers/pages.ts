import type { Block, Paper, Run, Runs } from '../documents/paper.js';

/** A part of a paper as a card shows it: what it is called, '' before the first, and its lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Runs[];
}

/** Most characters on one page of a card: what is longer goes on to the next, where a section ends. */
const LONGEST_PAGE = 3_500;

const plain = (text: string): Run => ({ style: 'plain', text });
const bold = (text: string): Run => ({ style: 'bold', text });

/** The lines of a block; a heading of a lower level is a line of its own. */
const linesOf = (block: Block): readonly Runs[] => {
  switch (block.kind) {
    case 'heading':
      return [[bold(block.text)]];
    case 'paragraph':
      return [block.runs];
    case 'list':
      return block.items.map((runs, at) => [plain(block.numbered ? `${at + 1}. ` : '• '), ...runs]);
    case 'facts':
      return block.facts.map(({ term, value }) => [bold(`${term}: `), ...value]);
    case 'callout':
      return [[bold(`${block.label} – `), ...block.runs]];
    case 'table':
      return block.rows.map((cells) =>
        cells.flatMap(
          (cell, at): Runs => [
            ...(at === 0 ? [] : [plain(' · ')]),
            bold(`${block.header[at] ?? ''}: `),
            ...cell,
          ],
        ),
      );
  }
};

const sizeOf = ({ title, lines }: Section): number =>
  title.length + lines.reduce((sum, runs) => sum + runs.reduce((all, { text }) => all + text.length, 0), 0);

/** The pages of a paper as cards show it: one for each that it has on paper, and more where one is long. */
export const pagesOf = ({ blocks }: Pick<Paper, 'blocks'>): readonly (readonly Section[])[] => {
  const pages: Section[][] = [[]];
  let size = 0;
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    if (block.kind !== 'heading' || block.level !== 1) {
      const last = page.pop() ?? { title: '', lines: [] };
      page.push({ ...last, lines: [...last.lines, ...linesOf(block)] });
      continue;
    }
    size += page.length > 0 ? sizeOf(page.at(-1) ?? { title: '', lines: [] }) : 0;
    const section = { title: block.text, lines: [] };
    if ((block.newPage || size > LONGEST_PAGE) && page.length > 0) {
      pages.push([section]);
      size = 0;
    } else page.push(section);
  }
  return pages;
};

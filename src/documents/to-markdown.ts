import type { BlockContent, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Block, Paper, Run, Runs } from './paper.js';
import { origin, tidyPaper } from './tidy-paper.js';

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const strong = (value: string): PhrasingContent => ({ type: 'strong', children: [text(value)] });
const paragraph = (children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

/** Words with their line ends as breaks. */
const lines = (value: string): PhrasingContent[] =>
  value.split('\n').flatMap((line, at) => [
    ...(at > 0 ? [{ type: 'break' } as const] : []),
    // A line break within people's words may come at either end of a run; an empty text says nothing.
    ...(line === '' ? [] : [text(line)]),
  ]);

const phrase = ({ style, text: value }: Run): PhrasingContent[] => {
  switch (style) {
    case 'plain':
      return lines(value);
    case 'bold':
      return [{ type: 'strong', children: lines(value) }];
    case 'italic':
      return [{ type: 'emphasis', children: lines(value) }];
    case 'quote':
      return lines(`“${value}”`);
  }
};

const phrases = (runs: Runs): PhrasingContent[] => runs.flatMap(phrase);

/** A row of a Markdown table is one line. */
const cell = (runs: Runs): TableCell => ({
  type: 'tableCell',
  children: phrases(runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }))),
});

const list = (ordered: boolean, items: PhrasingContent[][]): RootContent => ({
  type: 'list',
  ordered,
  spread: false,
  children: items.map((item) => ({ type: 'listItem', spread: false, children: [paragraph(item)] })),
});

const blockOf = (block: Block): RootContent[] => {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', depth: (block.level + 1) as 2 | 3 | 4, children: [text(block.text)] }];
    case 'paragraph':
      return [paragraph(phrases(block.runs))];
    case 'list':
      return [list(block.numbered, block.items.map(phrases))];
    case 'facts':
      return [
        list(
          false,
          block.facts.map(({ term, value }) => [strong(`${term}:`), text(' '), ...phrases(value)]),
        ),
      ];
    case 'table': {
      const rows = [
        block.header.map((name) => cell([{ style: 'plain', text: name }])),
        ...block.rows.map((row) => row.map(cell)),
      ];
      return [
        paragraph([strong(block.caption)]),
        { type: 'table', children: rows.map((children) => ({ type: 'tableRow', children })) },
      ];
    }
    case 'callout':
      return [
        {
          type: 'blockquote',
          children: [paragraph([strong(block.label), text(' – '), ...phrases(block.runs)])],
        },
      ];
  }
};

/**
 * The paper as Markdown: CommonMark, with tables as GitHub and most others read them. The marking stands at its
 * beginning and end, for Markdown has no pages. Whatever people wrote is escaped, so that it reads as they wrote it.
 * @throws RangeError when a table's row does not fit its header.
 */
export const toMarkdownText = (given: Paper): string => {
  const paper = tidyPaper(given);
  const marking = paper.marking === null ? [] : [paragraph([strong(paper.marking)])];
  const root: Root = {
    type: 'root',
    children: [
      ...marking,
      { type: 'heading', depth: 1, children: [text(paper.title)] },
      ...paper.subtitle.map((line) => paragraph([text(line)])),
      ...paper.blocks.flatMap(blockOf),
      { type: 'thematicBreak' },
      paragraph([text(origin(paper))]),
      ...marking,
    ],
  };
  // Emphasis in the one way that differs from bold, so that the two can stand side by side.
  return toMarkdown(root, { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '_', rule: '-' });
};

import {
  BorderStyle,
  type Paragraph,
  Table,
  TableCell,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { LINE, TEXT_WIDTH, TINT } from './docx-look.js';
import { lines, phrases, styled } from './docx-words.js';
import type { Block } from './paper.js';

type TableBlock = Extract<Block, { kind: 'table' }>;

/** Columns as wide as what they hold asks for: by their longest cell, within limits. They fill the page's width. */
const columnsOf = ({ header, rows }: TableBlock): number[] => {
  const weights = header.map((name, at) => {
    const lengths = rows.map((row) => (row[at] ?? []).reduce((sum, { text }) => sum + text.length, 0));
    return Math.min(40, Math.max(8, name.length, ...lengths));
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / whole));
};

const cellOf = (
  style: 'TableText' | 'RowName',
  children: readonly TextRun[],
  width = 0,
  head = false,
): TableCell =>
  new TableCell({
    children: [styled(style, children, { keepNext: head })],
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    verticalAlign: VerticalAlignTable.TOP,
    ...(head ? { shading: { fill: TINT } } : {}),
  });

const RULE = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const RULES = {
  top: RULE,
  bottom: RULE,
  left: RULE,
  right: RULE,
  insideHorizontal: RULE,
  insideVertical: RULE,
};

/** A table of a tidy paper, its caption above it. Word repeats the header row on each page and breaks no row. */
export const tableOf = (table: TableBlock): (Paragraph | Table)[] => {
  const widths = columnsOf(table);
  const head = table.header.map((name, at) => cellOf('RowName', lines(name), widths[at], true));
  return [
    styled('Caption', lines(table.caption)),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: RULES,
      // Tells a screen reader that the first row and the first column are names.
      tableLook: {
        firstRow: true,
        firstColumn: true,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: head }),
        ...table.rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((cell, at) =>
                cellOf(at === 0 ? 'RowName' : 'TableText', phrases(cell), widths[at]),
              ),
            }),
        ),
      ],
    }),
    // Two tables with nothing between them would be one.
    styled('TableText', []),
  ];
};

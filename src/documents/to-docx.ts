import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  SimpleField,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { BULLETS, NUMBERING, NUMBERS, PAGE, STYLES, TEXT_WIDTH } from './docx-look.js';
import { tableOf } from './docx-table.js';
import { lines, phrases, styled } from './docx-words.js';
import type { Block, Paper } from './paper.js';
import { origin, tidyPaper } from './tidy-paper.js';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** `at` tells the lists of a paper apart: each numbered one begins at 1. */
const blockOf = (block: Block, at: number): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          pageBreakBefore: block.newPage,
          children: lines(block.text),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: phrases(block.runs) })];
    case 'list':
      return block.items.map((item) =>
        styled(block.numbered ? 'ListNumber' : 'ListBullet', phrases(item), {
          numbering: block.numbered
            ? { reference: NUMBERS, level: 0, instance: at }
            : { reference: BULLETS, level: 0 },
        }),
      );
    case 'facts':
      return block.facts.map(({ term, value }) =>
        styled('Fact', [
          ...lines(`${term}:`, { bold: true }),
          new TextRun({ children: [new Tab()] }),
          ...phrases(value),
        ]),
      );
    case 'table':
      return tableOf(block);
    case 'callout':
      return [
        styled('Callout', [...lines(block.label, { bold: true }), ...lines(' – '), ...phrases(block.runs)]),
      ];
  }
};

const footOf = (paper: Paper, marking: Paragraph[]): Footer =>
  new Footer({
    children: [
      ...marking,
      styled(
        'Footer',
        [
          ...lines(origin(paper)),
          new TextRun({ children: [new Tab(), 'Page '] }),
          // With a number each, for readers that do not count pages themselves.
          new SimpleField('PAGE', '1'),
          new TextRun({ text: ' of ' }),
          new SimpleField('NUMPAGES', '1'),
        ],
        { tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }] },
      ),
    ],
  });

const CORE = 'docProps/core.xml';

/**
 * The same file, dated as the paper instead of by the machine's clock, so that the same paper gives the same bytes;
 * and with its language, which the library does not write. `at` is an instant of the machine's own, not words.
 */
const dated = (file: Uint8Array, at: string): Uint8Array<ArrayBuffer> => {
  const files = unzipSync(file);
  const core = files[CORE];
  if (!core) throw new Error(`The Word file has no ${CORE}: the library that writes it has changed.`);
  const told = strFromU8(core)
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${new Date(at).toISOString().slice(0, 19)}Z`)
    .replace('</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>');
  return new Uint8Array(zipSync({ ...files, [CORE]: strToU8(told) }, { mtime: '1980-01-01T00:00:00' }));
};

/**
 * The paper as a Word file: A4, Word's own styles, British English, the marking and "Page x of y" on every page. The
 * same paper gives the same bytes. Whatever people wrote is text in it.
 * @throws RangeError when a table's row does not fit its header, or `made.at` is no instant.
 */
export const toDocx = async (given: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const paper = tidyPaper(given);
  const marking = paper.marking === null ? [] : [styled('Marking', lines(paper.marking))];
  const document = new Document({
    title: paper.title,
    subject: paper.subtitle.join(' · '),
    creator: 'Scrutiny',
    lastModifiedBy: 'Scrutiny',
    description: origin(paper),
    keywords: paper.marking ?? '',
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: marking.length > 0 ? marking : [styled('Header', [])] }) },
        footers: { default: footOf(paper, marking) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: lines(paper.title) }),
          ...paper.subtitle.map((line) => styled('Subtitle', lines(line))),
          ...paper.blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return dated(new Uint8Array(await Packer.toArrayBuffer(document)), paper.made.at);
};

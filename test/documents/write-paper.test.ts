import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Block, bold, type Paper, plain } from '../../src/documents/paper.js';
import { toDocx } from '../../src/documents/to-docx.js';
import { toHtml } from '../../src/documents/to-html.js';
import { toMarkdownText } from '../../src/documents/to-markdown.js';
import { writePaper } from '../../src/documents/write-paper.js';
import { outOfOrder, readHtml, unzipDocx } from '../support/paper-reading.js';
import { samplePaper } from '../support/sample-paper.js';

const golden = (name: string): string => join(import.meta.dirname, '../golden', name);
const withBlocks = (...blocks: readonly Block[]): Paper => ({ ...samplePaper, blocks });

/** Of the parts of a Word file those that say something about this paper, one element a line. */
const xmlOf = (files: ReadonlyMap<string, string>): string =>
  [
    'docProps/core.xml',
    'word/document.xml',
    'word/header1.xml',
    'word/footer1.xml',
    'word/numbering.xml',
    'word/styles.xml',
  ]
    .map((path) => `=== ${path}\n${files.get(path)?.replaceAll('><', '>\n<')}\n`)
    .join('\n');

/** Headings and lists that reader knows by themselves. */
const STYLES = ['Title', 'Subtitle', 'caption', 'Row Name', 'Table Text', 'Callout', 'Fact'];

describe('a paper with one of everything', () => {
  test('as HTML', async () => {
    await expect(toHtml(samplePaper)).toMatchFileSnapshot(golden('paper.html'));
  });
  test('as Markdown', async () => {
    await expect(toMarkdownText(samplePaper)).toMatchFileSnapshot(golden('paper.md'));
  });
  test('as a Word file', async () => {
    await expect(xmlOf(unzipDocx(await toDocx(samplePaper)))).toMatchFileSnapshot(golden('paper.docx.txt'));
  });
  test('as another program reads the Word file', async () => {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await toDocx(samplePaper)) },
      { styleMap: STYLES.map((name) => `p[style-name='${name}'] => p.${name.replace(' ', '-')}:fresh`) },
    );
    expect(messages).toEqual([]);
    const lines = value.replace(/(<\/(?:p|h\d|li|tr)>|<(?:ul|ol|table)>)/g, '$1\n');
    await expect(`${lines}\n`).toMatchFileSnapshot(golden('paper.docx.html'));
  });
});

describe('a Word file', () => {
  afterEach(() => void vi.useRealTimers());

  test('is the same to the byte whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2021-10-05T08:00:00Z') });
    const first = await toDocx(samplePaper);
    vi.setSystemTime(Date.parse('2031-01-01T23:59:59Z'));
    expect(Buffer.compare(first, await toDocx(samplePaper))).toBe(0);
  });

  test('begins each numbered list at 1', async () => {
    const xml = unzipDocx(await toDocx(samplePaper)).get('word/document.xml') ?? '';
    const lists = [...xml.matchAll(/"ListNumber".*?<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
    expect(lists).toHaveLength(5);
    expect(new Set(lists).size).toBe(2);
  });

  test('has its elements in the order of the standard, outside which Word calls a file damaged', async () => {
    const files = unzipDocx(await toDocx(samplePaper));
    for (const [path, xml] of files) expect([path, outOfOrder(xml)]).toEqual([path, []]);
    expect(outOfOrder('<w:pPr><w:spacing/><w:keepNext/></w:pPr>')).toEqual(['w:pPr: w:spacing, w:keepNext']);
  });

  test('without a marking has none', async () => {
    const files = unzipDocx(await toDocx({ ...samplePaper, marking: null }));
    expect([...files.values()].filter((xml) => xml.includes('OFFICIAL'))).toEqual([]);
    expect(files.get('word/footer1.xml')).toContain('NUMPAGES');
  });
});

test('an HTML page without a marking has none, and no empty place for it', () => {
  const page = toHtml({ ...samplePaper, marking: null });
  expect(page).not.toMatch(/OFFICIAL|<header|class="marking"/);
});

describe('a paper is made tidy', () => {
  const headings = (page: string): string[] => [...page.matchAll(/<(h\d)/g)].map(([, name]) => name ?? '');
  const heading = (level: 1 | 2 | 3): Block => ({ kind: 'heading', level, text: 'x', newPage: false });

  test('headings go down one level at a time', () => {
    const page = toHtml(withBlocks(heading(3), heading(3), heading(1), heading(3), heading(2)));
    expect(headings(page)).toEqual(['h1', 'h2', 'h3', 'h2', 'h3', 'h3']);
  });

  test('what says nothing is left out, and what must have a name says that it has none', () => {
    const { text } = readHtml(
      toHtml({
        ...withBlocks(
          { kind: 'paragraph', runs: [plain(' '), bold('\u0000')] },
          { kind: 'list', numbered: false, items: [[], [plain('\u200b')]] },
          { kind: 'facts', facts: [] },
          { kind: 'heading', level: 1, text: ' \n ', newPage: false },
        ),
        subtitle: [],
        marking: ' ',
      }),
    );
    expect(text.replace(/\s+/g, ' ').trim()).toBe(
      'Governance Board: meeting pack (blank) Made on Tuesday 5 October 2021 from record 1,234 · 7f3a91c2',
    );
  });

  test('a row that does not fit its header is a mistake that is named', () => {
    const paper = withBlocks({ kind: 'table', caption: 'Dates', header: ['A', 'B'], rows: [[[plain('x')]]] });
    expect(() => toHtml(paper)).toThrow('A row of the table “Dates” has 1 cells, its header 2.');
  });
});

describe('a file', () => {
  test.each([
    ['RASSO board 2021-10-12 pack', 'RASSO-board-2021-10-12-pack.md'],
    ['Café “Ärger”: minutes', 'Cafe-Arger-minutes.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['x"\r\nSet-Cookie: a=b', 'x-Set-Cookie-a-b.md'],
    ['理事会', 'paper.md'],
    ['a'.repeat(300), `${'a'.repeat(80)}.md`],
  ])('of the paper “%s” is called %s', async (name, file) => {
    expect((await writePaper({ ...samplePaper, name }, 'md')).name).toBe(file);
  });

  test.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\u0003\u0004'],
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['md', 'text/markdown; charset=utf-8', '**OFFICIAL-SENSITIVE**'],
  ] as const)('as %s says what it is', async (format, type, begins) => {
    const file = await writePaper(samplePaper, format);
    expect(file.type).toBe(type);
    expect(file.name).toBe(`Governance-Board-2021-10-12-pack.${format}`);
    expect(Buffer.from(file.content).toString('latin1').startsWith(begins)).toBe(true);
  });
});

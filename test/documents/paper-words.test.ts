import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/documents/paper.js';
import { toDocx } from '../../src/documents/to-docx.js';
import { toHtml } from '../../src/documents/to-html.js';
import { toMarkdownText } from '../../src/documents/to-markdown.js';
import { anyPaper, bare, bodyText, HOSTILE, markingText, originText } from '../support/any-paper.js';
import { readHtml, readMarkdown, readXml, unzipDocx } from '../support/paper-reading.js';
import { samplePaper } from '../support/sample-paper.js';

const except = (found: ReadonlySet<string>, known: ReadonlySet<string>): string[] =>
  [...found].filter((part) => !known.has(part));

// What papers are made of is read from one of ours without a word of anybody's in it that matters.
const html = readHtml(toHtml(samplePaper)).parts;
const fresh = ['h2 class', 'h3 class', 'h4 class'];
const markdown = readMarkdown(toMarkdownText(samplePaper)).parts;
const docx = readXml(unzipDocx(await toDocx(samplePaper)).get('word/document.xml') ?? '').parts;

const checkHtml = (paper: Paper): void => {
  const { text, parts, title } = readHtml(toHtml(paper));
  const marking = markingText(paper);
  expect(bare(text)).toBe(`${marking}${bodyText(paper)}${originText(paper)}${marking}`);
  expect(bare(title)).toBe(bare(paper.title) || '(blank)');
  expect(except(parts, new Set([...html, ...fresh]))).toEqual([]);
};

const checkMarkdown = (paper: Paper): void => {
  const { text, parts } = readMarkdown(toMarkdownText(paper));
  const marking = markingText(paper);
  expect(bare(text)).toBe(`${marking}${bodyText(paper)}${originText(paper)}${marking}`);
  expect(except(parts, markdown)).toEqual([]);
};

const checkDocx = async (paper: Paper): Promise<void> => {
  const files = unzipDocx(await toDocx(paper));
  const read = new Map([...files].map(([path, xml]) => [path, readXml(xml)]));
  const body = read.get('word/document.xml');
  expect(bare(body?.text ?? '')).toBe(bodyText(paper));
  expect(except(body?.parts ?? new Set(), docx)).toEqual([]);
  expect(bare(read.get('docProps/core.xml')?.text ?? '').startsWith(bare(paper.title) || '(blank)')).toBe(
    true,
  );
  expect(bare(read.get('word/header1.xml')?.text ?? '')).toBe(markingText(paper));
  expect(bare(read.get('word/footer1.xml')?.text ?? '')).toBe(
    `${markingText(paper)}${originText(paper)}Page1of1`,
  );
};

const saying = (words: string): Paper => ({
  title: words,
  subtitle: [words],
  marking: words,
  record: words,
  made: { at: '2021-10-05T08:00:00.000Z', said: words },
  name: words,
  blocks: [
    { kind: 'heading', level: 1, text: words, newPage: true },
    {
      kind: 'paragraph',
      runs: (['plain', 'bold', 'italic', 'quote'] as const).map((style) => ({ style, text: words })),
    },
    { kind: 'list', numbered: true, items: [[{ style: 'plain', text: words }]] },
    { kind: 'facts', facts: [{ term: words, value: [{ style: 'plain', text: words }] }] },
    { kind: 'table', caption: words, header: [words], rows: [[[{ style: 'plain', text: words }]]] },
    { kind: 'callout', label: words, runs: [{ style: 'plain', text: words }] },
  ],
});

describe('what people wrote is words in every file, and nothing else', () => {
  test.each(HOSTILE.map((words) => [JSON.stringify(words).slice(0, 60), words]))(
    '%s',
    async (_shown, words) => {
      checkHtml(saying(words));
      checkMarkdown(saying(words));
      await checkDocx(saying(words));
    },
  );

  // fast-check prints the seed and the smallest paper that fails.
  test('any paper as HTML', () => {
    fc.assert(fc.property(anyPaper, checkHtml), { numRuns: 200 });
  });
  test('any paper as Markdown', () => {
    fc.assert(fc.property(anyPaper, checkMarkdown), { numRuns: 200 });
  });
  test('any paper as a Word file', async () => {
    await fc.assert(fc.asyncProperty(anyPaper, checkDocx), { numRuns: 60 });
  });
});

import { html, raw } from 'hono/html';
import type { Block, Paper, Run, Runs } from './paper.js';
import { PAPER_POLICY, PAPER_STYLE } from './paper-style.js';
import { origin, tidyPaper } from './tidy-paper.js';

/** What the library has escaped. It is no promise, for nothing here waits for anything. */
type Html = ReturnType<typeof html>;

const lines = (text: string): Html[] =>
  text.split('\n').map((line, at) => (at === 0 ? html`${line}` : html`<br>${line}`));

const phrase = ({ style, text }: Run): Html => {
  switch (style) {
    case 'plain':
      return html`${lines(text)}`;
    case 'bold':
      return html`<strong>${lines(text)}</strong>`;
    case 'italic':
      return html`<em>${lines(text)}</em>`;
    case 'quote':
      // With the marks as text: they are copied with the words, and read by every screen reader.
      return html`<q>${lines(`“${text}”`)}</q>`;
  }
};

const phrases = (runs: Runs): Html[] => runs.map(phrase);

const headingOf = ({ level, text, newPage }: Extract<Block, { kind: 'heading' }>): Html => {
  const fresh = newPage ? html` class="new-page"` : '';
  switch (level) {
    case 1:
      return html`<h2${fresh}>${text}</h2>\n`;
    case 2:
      return html`<h3${fresh}>${text}</h3>\n`;
    case 3:
      return html`<h4${fresh}>${text}</h4>\n`;
  }
};

/** A table wider than a phone scrolls in its own box, by keyboard too. `at` tells the tables of a paper apart. */
const tableOf = ({ caption, header, rows }: Extract<Block, { kind: 'table' }>, at: number): Html => {
  const columns = header.map((name) => html`<th scope="col">${name}</th>`);
  const body = rows.map(
    ([first = [], ...rest]) =>
      html`<tr><th scope="row">${phrases(first)}</th>${rest.map((cell) => html`<td>${phrases(cell)}</td>`)}</tr>\n`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="table-${at}">
<table>
<caption id="table-${at}">${caption}</caption>
<thead><tr>${columns}</tr></thead>
<tbody>
${body}</tbody>
</table>
</div>\n`;
};

const blockOf = (block: Block, at: number): Html => {
  switch (block.kind) {
    case 'heading':
      return headingOf(block);
    case 'paragraph':
      return html`<p>${phrases(block.runs)}</p>\n`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${phrases(item)}</li>\n`);
      return block.numbered ? html`<ol>\n${items}</ol>\n` : html`<ul>\n${items}</ul>\n`;
    }
    case 'facts':
      return html`<dl>\n${block.facts.map(
        ({ term, value }) => html`<div><dt>${term}:</dt><dd>${phrases(value)}</dd></div>\n`,
      )}</dl>\n`;
    case 'table':
      return tableOf(block, at);
    case 'callout':
      return html`<p class="callout"><strong>${block.label}</strong> – ${phrases(block.runs)}</p>\n`;
  }
};

/**
 * The paper as one page of HTML that needs nothing else: for a screen reader, a phone, light and dark, and for
 * printing with the marking at the head and foot of every page. It holds no script, and forbids any. Whatever people
 * wrote is escaped.
 * @throws RangeError when a table's row does not fit its header.
 */
export const toHtml = (given: Paper): string => {
  const paper = tidyPaper(given);
  const marking = paper.marking === null ? '' : html`<p class="marking">${paper.marking}</p>`;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAPER_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${paper.title}</title>
<style>${raw(PAPER_STYLE)}</style>
</head>
<body>
<div class="sheet">
${marking && html`<header class="head">${marking}</header>`}
<main>
<h1>${paper.title}</h1>
${paper.subtitle.map((line) => html`<p class="subtitle">${line}</p>\n`)}${paper.blocks.map(blockOf)}</main>
<footer class="foot"><p class="origin">${origin(paper)}</p>${marking}</footer>
</div>
</body>
</html>
`;
  return page.toString();
};

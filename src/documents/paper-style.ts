import { createHash } from 'node:crypto';

/**
 * How a paper looks on a screen (light and dark, desk and phone) and printed. The marking is repeated on every page
 * by what every browser repeats: the head and foot of a table, which the sheet is when printed, and only then.
 * Browsers that know page margins put the page's number there.
 */
export const PAPER_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #4a5561; --paper: #fff; --line: #b6bec8; --tint: #f1f4f7; --strong: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebee; --quiet: #b4bec9; --paper: #14181d; --line: #4b5663; --tint: #20262d; --strong: #8cc4f5; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
.sheet { max-width: 50rem; margin: 0 auto; padding: 1rem 1.25rem 2rem; }
.marking { margin: 0; padding: .35rem 0; text-align: center; font-weight: 700; letter-spacing: .04em; }
.origin { margin: 1.5rem 0 0; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; }
h1 { margin: 1rem 0 .25rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; padding-bottom: .25rem; border-bottom: 2px solid var(--line); font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .4rem; font-size: 1.125rem; line-height: 1.3; }
h4 { margin: 1.25rem 0 .3rem; font-size: 1rem; }
p, ul, ol, dl { margin: .6rem 0; }
.subtitle { margin: .15rem 0; color: var(--quiet); font-size: 1.0625rem; }
li { margin: .25rem 0; }
q { quotes: none; }
dl > div { display: grid; grid-template-columns: minmax(0, 12rem) minmax(0, 1fr); gap: .25rem 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 700; }
dd { margin: 0; }
.callout { padding: .6rem .9rem; border-left: .3rem solid var(--strong); background: var(--tint); }
.callout strong:first-child { color: var(--strong); }
.scroll { margin: 1rem 0; overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--strong); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; overflow-wrap: break-word; }
caption { padding: .25rem 0 .5rem; text-align: left; font-weight: 700; }
th, td { padding: .4rem .6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--tint); }
tbody th { min-width: 4.5em; font-weight: 700; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  table { min-width: 34rem; }
}
@page { size: A4; margin: 14mm 18mm 18mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, Helvetica, sans-serif; } }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #333; --paper: #fff; --line: #888; --tint: #f1f4f7; --strong: #0b4f8a; }
  body { font-size: 10.5pt; }
  .sheet { display: table; width: 100%; max-width: none; padding: 0; }
  .head { display: table-header-group; break-inside: avoid; }
  main { display: table-row-group; }
  .foot { display: table-footer-group; break-inside: avoid; }
  .origin { margin-top: .5rem; padding-top: .35rem; }
  h1, h2, h3, h4, caption, thead { break-after: avoid; }
  h2, h3, h4, tr, .callout, dl > div, li { break-inside: avoid; }
  .new-page { break-before: page; }
  .scroll { overflow: visible; padding-right: 1px; }
  table { min-width: 0; }
  thead { display: table-header-group; }
}
`;

const hash = createHash('sha256').update(PAPER_STYLE).digest('base64');

/** What a paper's page may do, in the page and in its answer: look as above, and nothing else. */
export const PAPER_POLICY = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'`;

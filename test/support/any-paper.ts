import fc from 'fast-check';
import type { Block, Paper, Run, Runs } from '../../src/documents/paper.js';

/** What has broken, or been run by, one of the three formats somewhere. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '--><svg/onload=alert(1)>',
  '"\'><b x="',
  '&lt;b&gt; &amp; &#x3c;i&#62; &nbsp;',
  ']]></w:t></w:r><w:p/>',
  '| a | b |\n| - | - |',
  '\\| \\\\ \\',
  '*bold* **bold** _x_ __x__ ~~gone~~',
  '`code` ``` ```\nfence',
  '# heading\n- item\n1. item\n> quote\n---\n===',
  '[x](javascript:alert(1)) ![x](//evil.example/x.png) [^1] [x]: /y',
  'http://evil.example/?a=1 www.evil.example <http://evil.example> someone@evil.example',
  '- [ ] task [!NOTE]',
  '\u202e\u2066abc\u2069 \u200f\u05d0\u05d1',
  '\u0000\u0001\b\u000b\f\u001b[31m\u007f\u0085',
  '\ud800 and \udfff',
  '\ufffe\uffff\ufeff',
  'a\r\nb\rc\u2028d\u2029e\tf',
  'CURRENT',
  'TOTAL_PAGES',
  '{{x}} ${y} <%= z %>',
  '{bullets-0} {numbers-2} {default-bullet-numbering-0} {{bullets-0}} {rId1}',
  '   ',
  '\n\n\n',
  '👩\u200d👧 é e\u0301 中文',
  'x'.repeat(20_000),
];

/** Long words are slow to shrink, and one at a time is enough of them. */
const SHORT = HOSTILE.filter((text) => text.length < 1_000);

/** What people may write: the hostile, the random, and both beside one another. */
const words: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...SHORT) },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'*_`~[]()<>&|\\#-+.!:@= \n\tab1') }) },
      { weight: 1, arbitrary: fc.constantFrom(' ', '', 'word', 'two words') },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(''));

const run: fc.Arbitrary<Run> = fc.record({
  style: fc.constantFrom('plain', 'bold', 'italic', 'quote'),
  text: words,
});
const runs: fc.Arbitrary<Runs> = fc.array(run, { maxLength: 4 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: words,
    newPage: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('paragraph' as const), runs }),
  fc.record({
    kind: fc.constant('list' as const),
    numbered: fc.boolean(),
    items: fc.array(runs, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ term: words, value: runs }), { maxLength: 3 }),
  }),
  fc.integer({ min: 1, max: 3 }).chain((columns) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: words,
      header: fc.array(words, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(runs, { minLength: columns, maxLength: columns }), { maxLength: 3 }),
    }),
  ),
  fc.record({ kind: fc.constant('callout' as const), label: words, runs }),
);

/** Papers whose every word somebody else wrote. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  title: words,
  subtitle: fc.array(words, { maxLength: 2 }),
  marking: fc.option(words),
  record: words,
  made: fc.record({ at: fc.constant('2021-10-05T08:00:00.000Z'), said: words }),
  name: words,
  blocks: fc.array(block, { maxLength: 6 }),
});

/** Text without what formats may lay out in their own way or cannot hold: spaces, and what nobody sees. */
export const bare = (text: string): string =>
  text.replace(/[\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '');

const or = (text: string): string => bare(text) || '(blank)';

const runsText = (given: Runs): string =>
  given.map(({ style, text }) => (style === 'quote' && bare(text) ? `“${bare(text)}”` : bare(text))).join('');

const blockText = (given: Block): string => {
  switch (given.kind) {
    case 'heading':
      return or(given.text);
    case 'paragraph':
      return runsText(given.runs);
    case 'list':
      return given.items.map(runsText).join('');
    case 'facts':
      return given.facts.map(({ term, value }) => `${or(term)}:${or(runsText(value))}`).join('');
    case 'table':
      return [
        or(given.caption),
        ...given.header.map(or),
        ...given.rows.flatMap(([first = [], ...rest]) => [or(runsText(first)), ...rest.map(runsText)]),
      ].join('');
    case 'callout':
      return `${or(given.label)}–${runsText(given.runs)}`;
  }
};

/** What a paper says between its marking at the head and what stands at its foot, bare. */
export const bodyText = (paper: Paper): string =>
  [or(paper.title), ...paper.subtitle.map(bare), ...paper.blocks.map(blockText)].join('');

/** Where it comes from, bare. */
export const originText = (paper: Paper): string => `Madeon${bare(paper.made.said)}from${bare(paper.record)}`;

/** Its marking, bare; nothing where it has none. */
export const markingText = (paper: Paper): string => bare(paper.marking ?? '');

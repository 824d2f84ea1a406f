import { clean } from '../domain/clean.js';
import { type Block, type Paper, plain, type Run, type Runs } from './paper.js';

/** Stands where a heading or a cell's name would otherwise say nothing, which a screen reader reads as nothing. */
const BLANK = '(blank)';

/** Halves of characters and code points that stand for none: no file format can hold them. */
const NO_CHARACTER = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Words that every format can hold, and that no format changes on the way: one kind of line end, single spaces. */
const words = (text: string): string =>
  clean(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(NO_CHARACTER, ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');

const oneLine = (text: string): string => words(text).replace(/\s+/g, ' ').trim();
const named = (text: string): string => oneLine(text) || BLANK;

const saysSomething = ({ text }: Run): boolean => text.trim() !== '';

/** A run with the spaces around its words outside it: spaces look the same in every style. */
const parted = ({ style, text }: Run): Run[] => {
  const said = words(text);
  const end = said.trimEnd();
  const begun = end.trimStart();
  const parts = [
    plain(said.slice(0, end.length - begun.length)),
    { style, text: begun },
    plain(said.slice(end.length)),
  ];
  return parts.filter((part) => part.text !== '');
};

/** Runs without what is empty, neighbours of one style as one, no space at either end. */
const tidyRuns = (runs: Runs): Runs => {
  const joined: Run[] = [];
  for (const { style, text } of runs.flatMap(parted)) {
    const last = joined.at(-1);
    // Two quotes are two, however close they stand: they may be two people's.
    if (last?.style === style && style !== 'quote')
      joined.splice(-1, 1, { style, text: words(last.text + text) });
    else joined.push({ style, text });
  }
  const said = joined.slice(joined.findIndex(saysSomething), joined.findLastIndex(saysSomething) + 1);
  return said.map(({ style, text }, at) => {
    const begun = at === 0 ? text.trimStart() : text;
    return { style, text: at === said.length - 1 ? begun.trimEnd() : begun };
  });
};

/** Runs that say something, for what must not be empty: what stands beside a term, and the name of a row. */
const namedRuns = (runs: Runs): Runs => {
  const said = tidyRuns(runs);
  return said.length > 0 ? said : [plain(BLANK)];
};

const tidyBlock = (block: Block): Block[] => {
  switch (block.kind) {
    case 'heading':
      return [{ ...block, text: named(block.text) }];
    case 'paragraph': {
      const runs = tidyRuns(block.runs);
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : [];
    }
    case 'list': {
      const items = block.items.map(tidyRuns).filter((item) => item.length > 0);
      return items.length > 0 ? [{ ...block, items }] : [];
    }
    case 'facts': {
      const facts = block.facts.map(({ term, value }) => ({ term: named(term), value: namedRuns(value) }));
      return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
    }
    case 'table': {
      const wrong = block.rows.find((row) => row.length !== block.header.length);
      if (wrong || block.header.length === 0)
        throw new RangeError(
          `A row of the table “${block.caption}” has ${wrong?.length ?? 0} cells, its header ${block.header.length}. They must be as many, and one at least.`,
        );
      return [
        {
          kind: 'table',
          caption: named(block.caption),
          header: block.header.map(named),
          rows: block.rows.map(([first = [], ...rest]) => [namedRuns(first), ...rest.map(tidyRuns)]),
        },
      ];
    }
    case 'callout':
      return [{ kind: 'callout', label: named(block.label), runs: tidyRuns(block.runs) }];
  }
};

/** Headings go down one level at a time, or whoever listens to a paper loses their place in it. */
const stepDown = (blocks: readonly Block[]): Block[] => {
  let above = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    above = Math.min(block.level, above + 1);
    return { ...block, level: above as 1 | 2 | 3 };
  });
};

/**
 * The paper as every writer takes it: without control characters and marks that turn the direction of text around,
 * without blocks that say nothing, headings in order. So all files of a paper say the same.
 * @throws RangeError when a table's row has more or fewer cells than its header: a mistake in the code that made it.
 */
export const tidyPaper = (paper: Paper): Paper => ({
  title: named(paper.title),
  subtitle: paper.subtitle.map(oneLine).filter((line) => line !== ''),
  marking: paper.marking === null ? null : oneLine(paper.marking) || null,
  record: oneLine(paper.record),
  made: { at: paper.made.at, said: oneLine(paper.made.said) },
  name: oneLine(paper.name),
  blocks: stepDown(paper.blocks.flatMap(tidyBlock)),
});

/** The line that tells where a paper comes from. `paper` is tidy. */
export const origin = ({ record, made }: Paper): string => `Made on ${made.said} from ${record}`;

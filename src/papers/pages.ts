import type { Block, Paper, Run, Runs } from '../documents/paper.js';

/** A part of a paper as a card shows it: what it is called, '' before the first, and its lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly Runs[];
}

/** Most characters on one page of a card, and most runs and lines: what is more goes on to the next page. */
const MOST_CHARACTERS = 3_500;
const MOST_PARTS = 100;
/** Most headings with nothing under them on one page. */
const MOST_HEADINGS = 20;
/** Most runs of one line. */
const MOST_RUNS = 40;

const plain = (text: string): Run => ({ style: 'plain', text });
const bold = (text: string): Run => ({ style: 'bold', text });

/** What names a row, in bold, then each other cell behind its column's name: "Action 12 · Who: KH · By: …". */
const lineOfRow = (header: readonly string[], [first = [], ...others]: readonly Runs[]): Runs => {
  const name = first.map(({ text }) => text).join('');
  // A number names nothing by itself.
  const title = /^\d/.test(name) ? `${header[0] ?? ''} ${name}` : name;
  return [
    bold(title),
    ...others.flatMap((cell, at): Runs => [plain(` · ${header[at + 1] ?? ''}: `), ...cell]),
  ];
};

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
      return block.rows.map((row) => lineOfRow(block.header, row));
  }
};

/** How much is on a page: no line is cut in two, so one alone may be longer than a page has room for. */
class Page {
  readonly sections: { readonly title: string; readonly lines: Runs[] }[] = [];
  #characters = 0;
  #parts = 0;

  holds(characters: number, parts: number): boolean {
    const empty = this.sections.every(({ lines }) => lines.length === 0);
    return (
      (empty && this.#parts < MOST_HEADINGS) ||
      (this.#characters + characters <= MOST_CHARACTERS && this.#parts + parts <= MOST_PARTS)
    );
  }

  begin(title: string): void {
    this.sections.push({ title, lines: [] });
    this.#characters += title.length;
    this.#parts += 1;
  }

  add(line: Runs): void {
    this.sections.at(-1)?.lines.push(line);
    this.#characters += charactersIn(line);
    this.#parts += line.length + 1;
  }
}

const charactersIn = (line: Runs): number => line.reduce((sum, { text }) => sum + text.length, 0);

/** The pages of a paper as cards show it: one for each that it has on paper, and more where one is long. */
export const pagesOf = ({ blocks }: Pick<Paper, 'blocks'>): readonly (readonly Section[])[] => {
  const pages = [new Page()];
  let title = '';
  const last = (): Page => pages.at(-1) ?? new Page();
  const turn = (): void => {
    if (last().sections.length > 0) pages.push(new Page());
  };
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) {
      title = block.text;
      // A heading alone at the foot of a page says nothing.
      if (block.newPage || !last().holds(title.length + MOST_CHARACTERS / 4, MOST_PARTS / 4)) turn();

      last().begin(title);
      continue;
    }
    for (const line of linesOf(block)) {
      const runs = line.slice(0, MOST_RUNS);
      if (!last().holds(charactersIn(runs), runs.length + 1)) {
        turn();
        last().begin(title === '' ? '' : `${title}, continued`);
      }
      if (last().sections.length === 0) last().begin(title);
      last().add(runs);
    }
  }
  return pages.map(({ sections }) => sections);
};

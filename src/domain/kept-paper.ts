import { z } from 'zod';
import { cut } from './cut.js';
import type { DeepReadonly } from './deep-readonly.js';

/** Most characters of one run's text, of one line, and most entries of one list, that a kept paper takes. */
const LONGEST = 50_000;
const MOST = 50_000;

const words = z.string().max(LONGEST);
const runs = z
  .array(z.strictObject({ style: z.enum(['plain', 'bold', 'italic', 'quote']), text: words }))
  .max(MOST);

/** A block of a paper as `documents/paper.ts` has it. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: words,
    newPage: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('paragraph'), runs }),
  z.strictObject({ kind: z.literal('list'), numbered: z.boolean(), items: z.array(runs).max(MOST) }),
  z.strictObject({
    kind: z.literal('facts'),
    facts: z.array(z.strictObject({ term: words, value: runs })).max(MOST),
  }),
  z.strictObject({
    kind: z.literal('table'),
    caption: words,
    header: z.array(words).max(MOST),
    rows: z.array(z.array(runs)).max(MOST),
  }),
  z.strictObject({ kind: z.literal('callout'), label: words, runs }),
]);

/** A paper that is kept as it was approved, in its parts, so that words can be taken out of it. */
export const keptPaper = z.strictObject({
  /** The meeting whose minutes it is. */
  id: z.string().min(1).max(200),
  title: words,
  subtitle: z.array(words).max(100),
  marking: words.nullable(),
  record: words,
  made: z.strictObject({ at: z.iso.datetime(), said: words }),
  name: words,
  blocks: z.array(block).max(MOST),
});

export type KeptPaper = DeepReadonly<z.infer<typeof keptPaper>>;
type Block = KeptPaper['blocks'][number];
type Runs = DeepReadonly<z.infer<typeof runs>>;

/** Most characters of a kept paper as JSON: a meeting of sixty items has some 100,000. */
export const LARGEST_PAPER = 1_000_000;

/** The first of a list, and a line that counts what is left out. */
const first = <T>(all: readonly T[], most: number, left: (count: number) => T): readonly T[] =>
  all.length <= most ? [...all] : [...all.slice(0, most), left(all.length - most)];

const say = (count: number): Runs => [{ style: 'plain', text: `… and ${count} more, left out for length.` }];

const shorter = (block: Block, most: { readonly text: number; readonly entries: number }): Block => {
  const cutAll = (of: Runs): Runs => of.map(({ style, text }) => ({ style, text: cut(text, most.text) }));
  switch (block.kind) {
    case 'heading':
      return { ...block, text: cut(block.text, most.text) };
    case 'paragraph':
    case 'callout':
      return { ...block, runs: cutAll(block.runs) };
    case 'list':
      return { ...block, items: first(block.items, most.entries, say).map(cutAll) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ term, value }) => ({ term, value: cutAll(value) })) };
    case 'table': {
      const left = (count: number): Runs[] => block.header.map((_, at) => (at === 0 ? say(count) : []));
      return { ...block, rows: first(block.rows, most.entries, left).map((row) => row.map(cutAll)) };
    }
  }
};

/**
 * A paper as the register keeps it: whole as long as it has room there, as every meeting's has that people can sit
 * through. Of a larger one the longest texts and lists, and in the end the last parts, are left out visibly.
 */
export const fitToKeep = (paper: KeptPaper, largest = LARGEST_PAPER): KeptPaper => {
  let fitted = paper;
  for (let most = 16_384; most > 16 && JSON.stringify(fitted).length > largest; most /= 2) {
    const blocks = first<Block>(paper.blocks, most, (count) => ({ kind: 'paragraph', runs: say(count) }));
    fitted = { ...paper, blocks: blocks.map((one) => shorter(one, { text: most, entries: most / 4 })) };
  }
  return fitted;
};

import type { ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { cut } from '../../domain/cut.js';
import { atMost } from '../../views/fit-card.js';
import { sayLeftOut } from '../../views/less-room.js';
import { LIMITS } from './limits.js';

/** Blocks that stay together: all of them are shown or none. */
export interface Entry {
  readonly blocks: readonly KnownBlock[];
  /** How many parts of the card they are. */
  readonly parts: number;
  /** True for a row with its own button, which nothing that follows may be drawn into. */
  readonly row: boolean;
}

/** Small print. Plain, so that nothing in it can be read as markup. */
export const contextOf = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'plain_text', text: cut(text, LIMITS.contextText), emoji: false }],
});

/** Characters of the runs of rich text. */
const lengthOf = ({ elements }: RichTextBlock): number => {
  let length = 0;
  for (const section of elements)
    if (section.type === 'rich_text_section')
      for (const run of section.elements) if (run.type === 'text') length += run.text.length;
  return length;
};

/** Two blocks as one, each on its own line; null where they differ in kind or are too long together. */
const joined = (a: KnownBlock, b: KnownBlock): KnownBlock | null => {
  if (a.type === 'rich_text' && b.type === 'rich_text')
    return lengthOf(a) + lengthOf(b) <= LIMITS.richText
      ? { type: 'rich_text', elements: [...a.elements, ...b.elements] }
      : null;
  if (a.type === 'context' && b.type === 'context') {
    const texts = [...a.elements, ...b.elements].map((one) => (one.type === 'plain_text' ? one.text : ''));
    const text = texts.join('\n');
    return text.length <= LIMITS.contextText ? contextOf(text) : null;
  }
  return null;
};

/** Neighbours of one kind as one block: Slack sets blocks far apart, and counts them. */
export const tidy = (blocks: readonly KnownBlock[]): KnownBlock[] => {
  const tidied: KnownBlock[] = [];
  for (const block of blocks) {
    const last = tidied.at(-1);
    const both = last ? joined(last, block) : null;
    if (both) tidied[tidied.length - 1] = both;
    else tidied.push(block);
  }
  return tidied;
};

const tidyEntries = (entries: readonly Entry[]): Entry[] => {
  const tidied: Entry[] = [];
  for (const given of entries) {
    const { parts, row } = given;
    const entry = given.blocks.length > 1 ? { blocks: tidy(given.blocks), parts, row } : given;
    const [only] = entry.blocks;
    const before = tidied.at(-1);
    const last = before?.blocks.at(-1);
    const both =
      before && last && only && entry.blocks.length === 1 && !before.row && !row ? joined(last, only) : null;
    if (before && both)
      tidied[tidied.length - 1] = {
        blocks: before.blocks.with(-1, both),
        parts: before.parts + parts,
        row: false,
      };
    else if (only) tidied.push(entry);
  }
  return tidied;
};

const withoutDividers = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, blocks: entry.blocks.filter(({ type }) => type !== 'divider') }));

/** The most that one character of a block takes as JSON: what would take more is taken out where it is read. */
export const LONGEST = 2;

/** Characters of blocks as JSON, commas included, so that sizes can be added up. */
const sizeOf = (blocks: readonly KnownBlock[]): number =>
  blocks.reduce((sum, block) => sum + JSON.stringify(block).length + 1, 1);

const blocksOf = (entries: readonly Entry[]): KnownBlock[] => {
  const all: KnownBlock[] = [];
  for (const { blocks } of entries) all.push(...blocks);
  return all;
};

/**
 * The entries that fit into a message of at most so many blocks, then `last`, which always stays. What does not fit
 * is counted in a line of its own; lines between parts go before any part does.
 */
export const fitMessage = (
  given: readonly Entry[],
  last: readonly KnownBlock[],
  most: number,
): KnownBlock[] => {
  const whole = blocksOf(tidyEntries(given));
  const all = [...whole, ...last];
  if (all.length <= most && atMost(all, LONGEST) <= LIMITS.message) return all;
  const room = { blocks: most - last.length, size: LIMITS.message - sizeOf(last) };
  const fits = (blocks: number, size: number) => blocks <= room.blocks && size <= room.size;
  if (fits(whole.length, sizeOf(whole))) return all;
  const bare = tidyEntries(withoutDividers(given));
  const unlined = blocksOf(bare);
  if (fits(unlined.length, sizeOf(unlined))) return [...unlined, ...last];
  let left = bare.reduce((sum, { parts }) => sum + parts, 0);
  let size = sizeOf([contextOf(sayLeftOut(left))]);
  const kept: KnownBlock[] = [];
  for (const { blocks, parts } of bare) {
    size += sizeOf(blocks);
    if (!fits(kept.length + blocks.length + 1, size)) break;
    kept.push(...blocks);
    left -= parts;
  }
  return [...kept, contextOf(sayLeftOut(left)), ...last];
};

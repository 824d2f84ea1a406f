import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { cut } from '../domain/cut.js';
import { LONGEST_TEXT } from '../domain/register.js';
import { clean, type Span } from './words.js';

/** How a whole block is set off from plain text; letters show answers this way. */
export type Style = 'plain' | 'emphasis' | 'strong' | 'quoted';

/** One paragraph, heading or list item as a reader sees it, without markup. */
export interface Block {
  readonly span: Span;
  readonly words: string;
  readonly style: Style;
  /** The first passage inside plain words that is set off from them, as titles are; null for none. */
  readonly stressed: string | null;
  readonly heading: boolean;
  readonly bullet: boolean;
  readonly picture: boolean;
}

/** Longest stretch of markup that is parsed; a longer one is read as plain words. */
const LONGEST_MARKUP = 8_000;
const MARKUP = /[*_[\]<>`&\\#|~=]|!\[|(?:^|\n)[ \t]{0,12}(?:[-+]|\d{1,9}[.)])(?:[ \t]|$)/;
/** More containers than this before the first word ("1. 1. 1. …") are no letter's. */
const NESTED = /^(?:[ \t]{0,12}(?:[>*+-]|\d{1,9}[.)])){8}/m;

const marks = (markup: string): number => markup.match(/[*_[\]<>`&!\\]|[-+.)] /g)?.length ?? 0;

/**
 * What parsing a stretch costs, in units of about 0.2 ms. The parser takes time with the square of the marks,
 * so whoever reads a whole document adds this up before it parses. Plain words cost nothing.
 */
export const effort = (stretch: string): number => {
  if (!parsed(stretch)) return 0;
  return 1 + stretch.length / 128 + marks(stretch) ** 2 / 2_000;
};

const parsed = (stretch: string): boolean =>
  stretch.length <= LONGEST_MARKUP && MARKUP.test(stretch) && !NESTED.test(stretch) && marks(stretch) <= 400;

interface Run {
  readonly words: string;
  readonly style: Style;
}

const untagged = (html: string): string =>
  html.startsWith('<!--') ? '' : html.replace(/<[^<>]{0,300}>/g, ' ');

const runsOf = (nodes: readonly PhrasingContent[], style: Style): Run[] =>
  nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return [{ words: node.value, style }];
      case 'emphasis':
        return runsOf(node.children, 'emphasis');
      case 'strong':
        return runsOf(node.children, style === 'emphasis' ? style : 'strong');
      case 'delete':
      case 'link':
      case 'linkReference':
        return runsOf(node.children, style);
      case 'break':
        return [{ words: ' ', style }];
      case 'html':
        return /^<br\b/i.test(node.value) ? [{ words: ' ', style }] : [];
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return [];
    }
    return node satisfies never;
  });

const styleOf = (runs: readonly Run[]): Style => {
  const letters = (style?: Style) =>
    runs.reduce((sum, run) => (style && run.style !== style ? sum : sum + run.words.length), 0);
  // A number or label before the words is often set otherwise than the words.
  const most = letters() * 0.8;
  if (letters('emphasis') >= most) return 'emphasis';
  return letters('strong') >= most ? 'strong' : 'plain';
};

const spanOf = (node: Nodes, from: number): Span => ({
  start: from + (node.position?.start.offset ?? 0),
  end: from + (node.position?.end.offset ?? 0),
});

interface Inside {
  readonly quoted: boolean;
  readonly bullet: boolean;
  readonly listed: boolean;
}

/** A numbered list item keeps its number in front, as printed: it may be an entry's, or the answer's own list. */
const numbered = (blocks: Block[], item: Span, text: string): Block[] => {
  const [first, ...rest] = blocks;
  const number = /^\d{1,9}[.)]/.exec(text.slice(item.start, item.start + 12))?.[0];
  if (!first || !number) return blocks;
  return [
    { ...first, words: `${number} ${first.words}`, span: { start: item.start, end: first.span.end } },
    ...rest,
  ];
};

const flatten = (node: Nodes, text: string, from: number, inside: Inside): Block[] => {
  const block = (
    words: string,
    style: Style,
    heading = false,
    picture = false,
    stressed: string | null = null,
  ): Block[] => [
    {
      span: spanOf(node, from),
      words: clean(words),
      style: inside.quoted ? 'quoted' : style,
      stressed,
      heading,
      bullet: inside.bullet,
      picture,
    },
  ];
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const runs = runsOf(node.children, 'plain');
      const words = runs.map((run) => run.words).join('');
      const images = node.children.filter((child) => child.type === 'image');
      if (clean(words) === '' && images.length > 0) {
        return block(images.map((image) => image.alt ?? '').join(' ') || 'a picture', 'plain', false, true);
      }
      const stressed = runs.find((run) => run.style !== 'plain' && run.words.length > 10)?.words;
      const style = styleOf(runs);
      return block(
        words,
        style,
        node.type === 'heading',
        false,
        style === 'plain' ? clean(stressed ?? '') || null : null,
      );
    }
    case 'code':
      return block(node.value, 'plain');
    case 'html':
      return block(untagged(node.value), 'plain');
    case 'blockquote':
      return node.children.flatMap((child) => flatten(child, text, from, { ...inside, quoted: true }));
    case 'list': {
      const within = { ...inside, listed: true, bullet: inside.listed || !node.ordered };
      return node.children.flatMap((item) => {
        const blocks = item.children.flatMap((child) => flatten(child, text, from, within));
        return node.ordered ? numbered(blocks, spanOf(item, from), text) : blocks;
      });
    }
    default:
      return 'children' in node ? node.children.flatMap((child) => flatten(child, text, from, inside)) : [];
  }
};

const stripped = (markup: string): string =>
  clean(markup.replace(/<[^<>]{0,300}>/g, '').replace(/[*_`]+|^[ \t]{0,12}(?:>|#{1,6}(?= ))/gm, ''));

/**
 * The blocks in `text[start, end)`, with offsets into `text`. A block's
 * words are cut to what a field of the register takes; stretches without a letter or figure are left out.
 */
export const blocksIn = (text: string, { start, end }: Span): Block[] => {
  const stretch = text.slice(start, end);
  const beginning = stretch.slice(0, 2 * LONGEST_TEXT);
  const found = parsed(stretch)
    ? flatten(fromMarkdown(stretch), text, start, { quoted: false, bullet: false, listed: false })
    : [
        {
          span: { start, end: start + stretch.trimEnd().length },
          words: MARKUP.test(stretch) ? stripped(beginning) : clean(beginning),
          style: 'plain' as const,
          stressed: null,
          heading: false,
          bullet: false,
          picture: false,
        },
      ];
  return found
    .filter((block) => /[\p{L}\p{N}]/u.test(block.words))
    .map((block) => ({ ...block, words: cut(block.words, LONGEST_TEXT) }));
};

import { cut } from '../domain/cut.js';
import type { Block } from './blocks.js';
import type { Span } from './words.js';

/** A stretch of the letter that nothing rests on, its words (at most 500 units), and why. */
export interface Unused {
  readonly span: Span;
  readonly words: string;
  readonly why: string;
}

const PICTURE =
  /^(?:an? |the )?(?:(?:handwritten|scanned|black|blue|official|circular|stylised|stylized|small|large|digital) ){0,3}(?:signature|logo|crest|image|picture|photo(?:graph)?|icon|emblem|coat of arms|illustration|graphic)\b.{0,400}$/i;

/** Whether a block describes a picture ("A handwritten signature in black ink, …") instead of saying something. */
export const describesPicture = (block: Block): boolean => block.picture || PICTURE.test(block.words);

/** Why a description of a picture is left out. */
export const PICTURE_WHY =
  'It describes a picture, such as the signature; it is not part of the letter’s words.';

/** Joins neighbours that are left out for the same reason, in the order of the text. */
export const inOrder = (
  text: string,
  found: readonly { readonly block: Block; readonly why: string }[],
): Unused[] => {
  const joined: Unused[] = [];
  for (const { block, why } of [...found].sort((a, b) => a.block.span.start - b.block.span.start)) {
    const last = joined.at(-1);
    if (last?.why === why && nothingBetween(text, last.span.end, block.span.start)) {
      const words = last.words.length < 500 ? cut(`${last.words} ${block.words}`, 500) : last.words;
      joined[joined.length - 1] = { span: { start: last.span.start, end: block.span.end }, words, why };
    } else {
      joined.push({ span: block.span, words: cut(block.words, 500), why });
    }
  }
  return joined;
};

const nothingBetween = (text: string, end: number, start: number): boolean =>
  start - end < 200 && !/[\p{L}\p{N}]/u.test(text.slice(end, start));

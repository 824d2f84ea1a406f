import type { z } from 'zod';
import type { span } from '../domain/register.js';

/** UTF-16 offsets `[start, end)` into the text that was read. */
export type Span = z.infer<typeof span>;

/** What a reading rests on: the field that was read, and the words as printed. */
export interface Because {
  readonly field: string;
  readonly words: string;
}

/** The words without what only shapes them on a page: soft hyphens, zero-width signs, runs of white space. */
export const clean = (printed: string): string =>
  // Most words are clean already, and looking is ten times as quick as replacing.
  (/[\u00ad\u200b-\u200d\u2060\ufeff]|[^\S ]| {2}/.test(printed)
    ? printed.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ')
    : printed
  ).trim();

/** The first words of a passage, for showing where it begins. */
export const opening = (words: string): string => {
  const short = words.slice(0, 90);
  const gap = short.lastIndexOf(' ');
  return words.length <= 90 || gap < 0 ? short : short.slice(0, gap);
};

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|no|nos|approx|mr|mrs|ms|dr|st|para|paras|cf|vs)\.|\b[A-Z]\.)$/i;

/** The sentences of cleaned words, in order; abbreviations such as "e.g." do not end one. */
export const sentences = (words: string): readonly string[] => {
  const found: string[] = [];
  let from = 0;
  for (const gap of words.matchAll(/[.!?]['"’”)]{0,2} (?=['"‘“(]{0,2}[A-Z0-9])/g)) {
    const end = gap.index + gap[0].length;
    if (ABBREVIATION.test(words.slice(Math.max(from, gap.index - 8), gap.index + 1))) continue;
    found.push(words.slice(from, end).trim());
    from = end;
  }
  if (from < words.length) found.push(words.slice(from).trim());
  return found;
};

/** The word that makes a sentence ask for something, as inspectorates write it. */
export const OBLIGATION =
  /\b(?:should|must|needs? to|ought to|(?:is|are) (?:required|expected) to|(?:we|I) recommend)\b/i;

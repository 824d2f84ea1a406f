import type { RichTextBlock, RichTextSection, RichTextText } from '@slack/types';
import { beginning } from '../../domain/cut.js';
import { isBold, type Part, partsOf, textOf } from './card-parts.js';
import { LIMITS } from './limits.js';

const toRun = (run: Part): RichTextText | null => {
  const text = textOf(run, 'text');
  if (text === '') return null;
  const italic = run.italic === true;
  if (isBold(run)) return { type: 'text', text, style: italic ? { bold: true, italic } : { bold: true } };
  return italic ? { type: 'text', text, style: { italic } } : { type: 'text', text };
};

/** The words of a RichTextBlock, without its looks. */
export const wordsOf = (part: Part): string =>
  partsOf(part, 'inlines')
    .map((run) => textOf(run, 'text'))
    .join('');

/** True where every run is small print. */
export const isSmallPrint = (part: Part): boolean => {
  const runs = partsOf(part, 'inlines');
  return (
    runs.some(({ text }) => text !== '') &&
    runs.every(({ text, isSubtle }) => text === '' || isSubtle === true)
  );
};

/** The beginning of a text that ends with a word where one ends in its last part, and with a whole character. */
const piece = (text: string, longest: number): string => {
  if (text.length <= longest) return text;
  const most = beginning(text, longest);
  const space = Math.max(most.lastIndexOf(' '), most.lastIndexOf('\n'));
  return space > most.length - 200 && space > 0 ? most.slice(0, space + 1) : most;
};

/** Runs in as many pieces as they need, none longer than one rich text block; nothing is left out. */
const pieces = (runs: readonly RichTextText[]): RichTextText[][] => {
  const all: RichTextText[][] = [[]];
  let left: number = LIMITS.richText;
  for (const run of runs) {
    let rest = run.text;
    while (rest !== '') {
      // A surrogate pair needs two.
      if (left < 2) {
        all.push([]);
        left = LIMITS.richText;
      }
      const text = piece(rest, left);
      all.at(-1)?.push({ ...run, text });
      rest = rest.slice(text.length);
      left = rest === '' ? left - text.length : 0;
    }
  }
  return all.filter((one) => one.length > 0);
};

const blockOf = (elements: RichTextText[]): RichTextBlock => {
  const section: RichTextSection = { type: 'rich_text_section', elements };
  return { type: 'rich_text', elements: [section] };
};

/**
 * People's words as Slack's rich text: never read as mrkdwn, so that nothing in them can notify, link or format.
 * Several blocks where they are long; none where there are none.
 */
export const toRichText = (part: Part): readonly RichTextBlock[] => {
  const all = partsOf(part, 'inlines').map(toRun);
  const runs = all.every((run) => run !== null) ? all : all.filter((run) => run !== null);
  let length = 0;
  for (const { text } of runs) length += text.length;
  if (runs.every(({ text }) => text.trim() === '')) return [];
  return length <= LIMITS.richText ? [blockOf(runs)] : pieces(runs).map(blockOf);
};

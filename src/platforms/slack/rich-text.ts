import type { RichTextBlock, RichTextSection, RichTextText } from '@slack/types';
import { type Part, partsOf, textOf } from './card-parts.js';
import { cut, LIMITS } from './limits.js';

const isBold = (run: Part): boolean => textOf(run, 'weight').toLowerCase() === 'bolder';

const toText = (run: Part): RichTextText | null => {
  const text = textOf(run, 'text');
  if (text === '') return null;
  const style = { ...(isBold(run) ? { bold: true } : {}), ...(run.italic === true ? { italic: true } : {}) };
  return { type: 'text', text, ...(Object.keys(style).length > 0 ? { style } : {}) };
};

/** The runs that fit, the last of them cut visibly. */
const fitting = (runs: readonly RichTextText[]): RichTextText[] => {
  const kept: RichTextText[] = [];
  let left: number = LIMITS.richText;
  for (const run of runs) {
    if (left <= 1) break;
    kept.push({ ...run, text: cut(run.text, left) });
    left -= run.text.length;
  }
  return kept;
};

const textRuns = (part: Part): RichTextText[] =>
  partsOf(part, 'inlines')
    .map(toText)
    .filter((text) => text !== null);

/** The words of a RichTextBlock, without its looks. */
export const wordsOf = (part: Part): string =>
  partsOf(part, 'inlines')
    .map((run) => textOf(run, 'text'))
    .join('');

/** True where every run is small print. */
export const isSmallPrint = (part: Part): boolean => {
  const runs = partsOf(part, 'inlines').filter((run) => textOf(run, 'text') !== '');
  return runs.length > 0 && runs.every((run) => run.isSubtle === true);
};

/**
 * People's words as Slack's rich text: never read as mrkdwn, so that nothing in them can notify, link or format.
 * Null where there are none.
 */
export const toRichText = (part: Part): RichTextBlock | null => {
  const elements = fitting(textRuns(part));
  if (elements.length === 0) return null;
  const section: RichTextSection = { type: 'rich_text_section', elements };
  return { type: 'rich_text', elements: [section] };
};

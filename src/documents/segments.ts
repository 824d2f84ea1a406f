import type { Proposal } from '../domain/register.js';
import { findLabel, findMark, findSection, headingLevel, type Label, type Mark } from './marks.js';
import type { Span } from './words.js';

/** A stretch of lines that belong together, and what its first line begins with. */
export interface Segment {
  readonly span: Span;
  readonly mark: Mark | null;
  readonly label: Label | null;
  readonly section: Proposal['kind'] | null;
  /** ATX level, 0 for no heading. */
  readonly level: number;
}

/** More than any letter has; the text is then refused, not half read. */
const MOST_SEGMENTS = 50_000;
const MOST_LINES = 200_000;

/** A line longer than this was never wrapped, so each line of the text is a paragraph. */
const UNWRAPPED = 160;
/** A line shorter than this ends its paragraph even in wrapped text. */
const SHORT_LINE = 50;

/**
 * Cuts a text where a new thing begins: after a blank line, at a heading, a number or a label, and at every line
 * of a text that was pasted with one line for each paragraph. Null for more paragraphs or lines than any letter has.
 */
export const segmentsOf = (text: string): Segment[] | null => {
  const lines = linesOf(text);
  if (lines.length > MOST_LINES) return null;
  const unwrapped = lines.some((line) => line.end - line.start > UNWRAPPED);
  const segments: Segment[] = [];
  let kind: Proposal['kind'] = 'recommendation';
  let before: { line: string; alone: boolean } | null = null;
  for (const span of lines) {
    const line = text.slice(span.start, span.end);
    if (line.trim() === '') {
      before = null;
      continue;
    }
    const mayBegin: boolean = before === null || unwrapped || before.alone || endsParagraph(before.line);
    const section: Proposal['kind'] | null = mayBegin ? findSection(line) : null;
    if (section) kind = section;
    const mark: Mark | null = mayBegin && !section ? findMark(line, kind) : null;
    const label: Label | null = mayBegin && !section && !mark ? findLabel(line) : null;
    const level = headingLevel(line);
    const alone: boolean = section !== null || level > 0;
    const last = segments.at(-1);
    if (
      last &&
      !(
        mayBegin &&
        (before === null || unwrapped || before.alone || endsShort(before.line) || mark || label || alone)
      )
    ) {
      segments[segments.length - 1] = { ...last, span: { start: last.span.start, end: span.end } };
    } else {
      if (segments.length === MOST_SEGMENTS) return null;
      const margin = line.length - line.trimStart().length;
      segments.push({
        span: { start: span.start + margin, end: span.end },
        mark: mark && { ...mark, end: mark.end - margin },
        label: label && { ...label, end: label.end - margin },
        section,
        level,
      });
    }
    before = { line, alone: alone || (mark !== null && line.slice(mark.end).trim() === '') };
  }
  return segments;
};

/** A sentence that ends early in its line ends the paragraph. */
const endsShort = (line: string): boolean =>
  line.length < SHORT_LINE && /[.?!]['"’”)*_]{0,4}[ \t]*$/.test(line);

const endsParagraph = (line: string): boolean =>
  line.length < SHORT_LINE || /[.?!:;]['"’”)\]*_]{0,4}[ \t]{0,4}$/.test(line.slice(-12));

const linesOf = (text: string): Span[] => {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length && lines.length <= MOST_LINES; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
};

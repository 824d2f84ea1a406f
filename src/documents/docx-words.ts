import { type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Run, Runs } from './paper.js';

interface Look {
  readonly bold?: true;
  readonly italics?: true;
}

/**
 * A line as runs. As `text`, never among `children`, where the library takes some words, such as CURRENT, for fields
 * of its own; and parted after each opening brace, because it takes `{bullets-0}`, wherever that stands, for the
 * number of a list.
 */
const line = (text: string, look: Look, breaks: number): TextRun[] =>
  text.split(/(?<=\{)/).map((part, at) => new TextRun({ ...look, text: part, break: at === 0 ? breaks : 0 }));

/** Words with their line ends as breaks. */
export const lines = (text: string, look: Look = {}): TextRun[] =>
  text.split('\n').flatMap((one, at) => line(one, look, at === 0 ? 0 : 1));

const phrase = ({ style, text }: Run): TextRun[] => {
  switch (style) {
    case 'plain':
      return lines(text);
    case 'bold':
      return lines(text, { bold: true });
    case 'italic':
      return lines(text, { italics: true });
    case 'quote':
      return lines(`“${text}”`);
  }
};

export const phrases = (runs: Runs): TextRun[] => runs.flatMap(phrase);

/** A paragraph in one of the styles of `docx-look`. */
export const styled = (
  style: string,
  children: readonly ParagraphChild[],
  more: IParagraphOptions = {},
): Paragraph => new Paragraph({ ...more, style, children });

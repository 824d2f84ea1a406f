import { docxApart } from './docx-apart.js';
import type { Paper } from './paper.js';
import { toHtml } from './to-html.js';
import { toMarkdownText } from './to-markdown.js';

export type PaperFormat = 'docx' | 'html' | 'md';

/** A paper as a file: what it is called, what it is, what is in it. */
export interface PaperFile {
  /** Letters, digits and hyphens of ASCII, with the format's ending: "RASSO-board-2021-10-12-pack.docx". */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer> | string;
}

const TYPES: Readonly<Record<PaperFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** Letters lose their accents rather than vanish; whatever else means something to a shell or a header becomes a hyphen. */
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '') || 'paper';

const contentOf = async (paper: Paper, format: PaperFormat): Promise<PaperFile['content']> => {
  switch (format) {
    case 'docx':
      return docxApart(paper);
    case 'html':
      return toHtml(paper);
    case 'md':
      return toMarkdownText(paper);
  }
};

/**
 * The file of a paper in this format.
 * @throws RangeError when a table's row does not fit its header, and Error when a Word file cannot be written now.
 */
export const writePaper = async (paper: Paper, format: PaperFormat): Promise<PaperFile> => ({
  name: `${fileName(paper.name)}.${format}`,
  type: TYPES[format],
  content: await contentOf(paper, format),
});

import { cut } from '../domain/cut.js';

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 5 * 1024 * 1024;

/** A name as sentences show it. */
export const quoted = (name: string): string => `“${cut(name, 80)}”`;

const FORMATS: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'a Word document or another packed file'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Word document'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0xff, 0xfe], 'text in UTF-16'],
  [[0xfe, 0xff], 'text in UTF-16'],
];

/**
 * The text of a file, with line ends as LF and no byte-order mark; nothing else is changed, so that offsets into
 * it stay those of the stored text. A file that is no text gives one sentence: found, allowed, what to do.
 */
export const decode = (bytes: Uint8Array, name: string): { text: string } | { sentence: string } => {
  const file = quoted(name);
  const ask = 'Save the letter as Markdown or plain text (UTF-8) and give that, or paste its text.';
  if (bytes.length === 0) {
    return {
      sentence: `${file} is empty. A letter is Markdown or plain text with numbered recommendations.`,
    };
  }
  if (bytes.length > LARGEST_FILE) {
    const size = (Math.ceil((bytes.length / 1024 / 1024) * 10) / 10).toFixed(1);
    return {
      sentence: `${file} has ${size} MB; a letter may have up to 5 MB. Save only the pages with the recommendations as text and give that.`,
    };
  }
  const format = FORMATS.find(([magic]) => magic.every((byte, at) => bytes[at] === byte));
  if (format) return { sentence: `${file} is ${format[1]}, which cannot be read. ${ask}` };
  if (bytes.includes(0)) return { sentence: `${file} is a binary file, not text. ${ask}` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { sentence: `${file} is not text in UTF-8. ${ask}` };
  }
  return { text: text.replace(/\r\n?/g, '\n') };
};

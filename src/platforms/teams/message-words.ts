/** Longest message that is read, in characters of its markup. */
const LONGEST_READ = 50_000;

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Teams sends some characters as HTML has them; what comes out is text and is only ever shown as text. */
export const plainText = (text: string): string =>
  text.replace(/&(?:nbsp|lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity).trim();

// Neither looks past the next angle bracket, so that markup that never ends costs no more than it is long.
const BREAK = /<(?:br|\/(?:p|div|li|tr|h[1-6]|blockquote))(?:\s[^<>]*|\/)?>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;

/** The words of a message that somebody picked, as it was written: lines stay lines, and markup goes. */
export const messageWords = (content: string, contentType: string): string => {
  const read = content.slice(0, LONGEST_READ);
  if (contentType.toLowerCase() === 'text') return read.trim();
  return plainText(read.replace(BREAK, '\n').replace(TAG, ''))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
};

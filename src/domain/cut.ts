const HIGH_HALF = /[\uD800-\uDBFF]$/;

/** The beginning of a text, at most so many UTF-16 units long, that ends in a whole character. */
export const beginning = (text: string, longest: number): string => {
  const kept = text.slice(0, Math.max(0, longest));
  return kept.length < text.length && HIGH_HALF.test(kept) ? kept.slice(0, -1) : kept;
};

/** Cut visibly, never inside a character: an ellipsis stands for what is left out, and counts. */
export const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${beginning(text, longest - 1)}…`;

/** Without the word that it ends in and the sign before it, unless it is the only one. */
const withoutLastWord = (text: string): string => {
  let end = text.length;
  while (end > 0 && /\S/.test(text[end - 1] ?? '')) end -= 1;
  if (end === 0) return text;
  while (end > 0 && /[\s,;:]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
};

/** Cut at a word, visibly, and never inside a character. */
export const shorten = (text: string, longest: number): string =>
  text.length <= longest ? text : `${withoutLastWord(beginning(text, longest - 1))}…`;

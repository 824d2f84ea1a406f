/** Line ends, tabs, and the joiner that emoji and some scripts are spelt with. */
const KEPT: ReadonlySet<string> = new Set(['\n', '\r', '\t', '\u200d']);

/**
 * Takes out what no person types on purpose and what deceives whoever reads it: control characters, and the marks
 * that turn the direction of the text around.
 */
export const clean = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (unseen) => (KEPT.has(unseen) ? unseen : ''));

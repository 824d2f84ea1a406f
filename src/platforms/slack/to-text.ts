import { cut } from '../../domain/cut.js';
import { LIMITS } from './limits.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text with Slack's three escapes, so that no mention and no link in it can fire. */
export const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** The longest beginning of a text that is within a length once it was changed; cut visibly, before the change. */
export const cutFor = (text: string, longest: number, change: (text: string) => string): string => {
  const whole = change(text);
  if (whole.length <= longest) return whole;
  // Bisection: each character of the text makes the changed text longer.
  let fits = 0;
  let over = text.length;
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (change(cut(text, middle)).length <= longest) fits = middle;
    else over = middle;
  }
  return change(cut(text, Math.max(1, fits)));
};

/**
 * The words that stand for a card in notifications and for screen readers, as a message's top-level `text`: escaped,
 * because Slack reads it as mrkdwn, and cut visibly where it is too long.
 */
export const toText = (text: string): string => cutFor(text, LIMITS.text, escaped);

/** Text that mrkdwn neither reads as markup nor formats: escaped, and its marks held apart from their words. */
export const asMrkdwn = (text: string): string => escaped(text).replace(/[*_~`]/g, (mark) => `\u200B${mark}`);

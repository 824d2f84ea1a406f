import { type Button, buttons, shorten } from './parts.js';
import type { Audience, View } from './view.js';

/** More than that is on the card that the line is about. */
const LONGEST = 1_000;

/** One line, for a room that has a card with the rest before it. The words may hold anybody's. */
export const lineView = (words: string, ways: readonly Button[], audience: Audience): View => {
  const said = shorten(words, LONGEST);
  return { card: 'line', data: { words: said, buttons: buttons(ways) }, text: said, audience };
};

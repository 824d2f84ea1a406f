import { beginning } from '../domain/cut.js';
import { isJsonObject, type JsonObject } from '../json-object.js';

/**
 * Most bytes of one card. Teams takes 28 KB; what it is sent besides (a fallback for each button, who it refreshes
 * for) has its room in the difference.
 */
export const MOST_BYTES = 22 * 1024;

/** Most bytes of one character in JSON: `\u0000`. */
export const LONGEST_CHARACTER = 6;

/** How many bytes a text takes inside of a card. */
export const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/**
 * Most that a value of JSON can take when it is written out, where one character of its texts takes at most `each`. It
 * takes a tenth of the time of writing it out, which is only needed where this is too much.
 */
export const atMost = (value: unknown, each: number): number => {
  if (typeof value === 'string') return value.length * each + 2;
  // The longest number has 25 characters.
  if (typeof value !== 'object' || value === null) return 25;
  let most = 2;
  if (Array.isArray(value)) for (const inner of value) most += atMost(inner, each) + 1;
  else for (const name in value) most += name.length * each + 4 + atMost((value as JsonObject)[name], each);
  return most;
};

/** The text that may be cut: runs, which are people's words, and what stands in a field; never a sentence of ours. */
const cutIn = ({ type, text, value }: JsonObject): readonly ['text' | 'value', string] | null => {
  if (type === 'TextRun' && typeof text === 'string') return ['text', text];
  return type === 'Input.Text' && typeof value === 'string' ? ['value', value] : null;
};

const sizesIn = (value: unknown, sizes: number[]): void => {
  if (Array.isArray(value)) for (const inner of value) sizesIn(inner, sizes);
  else if (isJsonObject(value)) {
    const found = cutIn(value);
    if (found) sizes.push(bytesOf(found[1]));
    for (const inner of Object.values(value)) sizesIn(inner, sizes);
  }
};

/** The room that each text may take at most, so that all together take no more than `room`: the longest give way. */
const fairShare = (sizes: readonly number[], room: number): number => {
  const rising = [...sizes].sort((a, b) => a - b);
  let left = room;
  for (const [at, size] of rising.entries()) {
    const share = Math.floor(left / (rising.length - at));
    if (size > share) return Math.max(share, 0);
    left -= size;
  }
  return room;
};

/** The beginning of a text within so many bytes of a card, in whole characters, with a sign that it was cut. */
const cutTo = (text: string, most: number): string => {
  if (bytesOf(text) <= most) return text;
  const cutAt = (length: number): string => `${beginning(text, length)}…`;
  // Bisection: each character takes at least one byte.
  let fits = 0;
  let over = Math.min(text.length, most);
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (bytesOf(cutAt(middle)) <= most) fits = middle;
    else over = middle;
  }
  return cutAt(fits);
};

const withShare = (value: unknown, share: number): unknown => {
  if (Array.isArray(value)) return value.map((inner) => withShare(inner, share));
  if (!isJsonObject(value)) return value;
  const found = cutIn(value);
  const inside = Object.entries(value).map(([key, inner]) => [key, withShare(inner, share)] as const);
  return { ...Object.fromEntries(inside), ...(found ? { [found[0]]: cutTo(found[1], share) } : {}) };
};

/**
 * The card as it is where every platform takes it; otherwise with its longest texts cut visibly, none more than the
 * others. What is long stands in the register still, and is told by "text" and "history".
 */
export const fitCard = <T>(card: T): T => {
  if (atMost(card, LONGEST_CHARACTER) <= MOST_BYTES) return card;
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes <= MOST_BYTES) return card;
  const sizes: number[] = [];
  sizesIn(card, sizes);
  const fixed = bytes - sizes.reduce((sum, size) => sum + size, 0);
  return withShare(card, fairShare(sizes, MOST_BYTES - fixed)) as T;
};

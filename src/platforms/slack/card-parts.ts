import { isJsonObject, type JsonObject } from '../../json-object.js';

/** A part of a card, of which nothing is known before it is looked at. */
export type Part = JsonObject;

const NONE: readonly Part[] = [];
const isShown = (one: unknown): boolean => isJsonObject(one) && one.isVisible !== false;

/** The parts under a name, such as `items`, `inlines` or `actions`; those that are hidden are none. */
export const partsOf = (part: Part, name: string): readonly Part[] => {
  const list = part[name];
  if (!Array.isArray(list)) return NONE;
  return list.every(isShown) ? list : list.filter(isShown);
};

// Control characters but tab and line end, and halves of a surrogate pair: no client shows them, some refuse them.
const UNSHOWN = /[^\P{Cc}\t\n]|\p{Cs}/gu;
/** True for almost every text, and far quicker to ask: it has nothing that the other could find. */
const SHOWN = /^[\t\n -~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** The text under a name, without what cannot be shown; '' where there is none. */
export const textOf = (part: Part, name: string): string => {
  const text = part[name];
  if (typeof text !== 'string') return '';
  return SHOWN.test(text) ? text : text.replace(UNSHOWN, '');
};

/** True for what is set bold. */
export const isBold = ({ weight }: Part): boolean =>
  typeof weight === 'string' && weight.toLowerCase() === 'bolder';

const SPOKEN = ['title', 'label', 'text', 'value', 'altText'] as const;
const DEEPEST = 8;

/** Every text of a part that no card of ours has, so that nothing in it is lost without a sign. */
export const textsIn = (part: unknown, depth = 0): readonly string[] => {
  if (depth > DEEPEST) return [];
  if (Array.isArray(part)) return part.flatMap((one) => textsIn(one, depth + 1));
  if (!isJsonObject(part) || part.isVisible === false) return [];
  const own = SPOKEN.map((name) => textOf(part, name).trim()).filter((text) => text !== '');
  const inside = Object.values(part).filter((value) => typeof value === 'object');
  return [...own, ...textsIn(inside, depth + 1)];
};

import { isJsonObject } from '../json-object.js';

/** True for a part of a card that is itself a field to fill in. */
export const isField = (part: unknown): boolean =>
  isJsonObject(part) && typeof part.type === 'string' && part.type.startsWith('Input.');

/** True where a part of a card, at any depth, is a field to fill in. */
export const hasFields = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(hasFields);
  if (!isJsonObject(part)) return false;
  if (isField(part)) return true;
  // By names: making a list of the values of each part takes five times as long.
  for (const name in part) if (typeof part[name] === 'object' && hasFields(part[name])) return true;
  return false;
};

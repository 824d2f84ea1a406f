import { isJsonObject } from '../json-object.js';

/** True for a part of a card that is itself a field to fill in. */
export const isField = (part: unknown): boolean =>
  isJsonObject(part) && typeof part.type === 'string' && part.type.startsWith('Input.');

/** True where a part of a card, at any depth, is a field to fill in. */
export const hasFields = (part: unknown): boolean => {
  if (Array.isArray(part)) return part.some(hasFields);
  return isField(part) || (isJsonObject(part) && Object.values(part).some(hasFields));
};

/** What JSON calls an object, of which nothing is known before it is looked at: a part of a card, a payload. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for an object, which neither null nor a list is. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

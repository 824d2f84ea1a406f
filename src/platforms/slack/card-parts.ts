/** A part of a card, of which nothing is known before it is looked at. */
export type Part = Readonly<Record<string, unknown>>;

export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts under a name, such as `items`, `inlines` or `actions`. */
export const partsOf = (part: Part, name: string): readonly Part[] => {
  const list = part[name];
  return Array.isArray(list) ? list.filter(isPart) : [];
};

/** The text under a name; '' where there is none. */
export const textOf = (part: Part, name: string): string => {
  const text = part[name];
  return typeof text === 'string' ? text : '';
};

import type { Card } from '../../ports.js';

const note = (text: string) => ({
  type: 'TextBlock',
  text,
  isSubtle: true,
  size: 'Small',
  spacing: 'Small',
  wrap: true,
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Inputs without a button to send them would take words to nowhere, so they go with the buttons. */
const isPressed = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.type === 'string' &&
  (value.type === 'ActionSet' || /^Input\./.test(value.type));

const still = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => !isPressed(item)).map(still);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['actions', 'selectAction', 'inlineAction', 'refresh'].includes(name))
      .map(([name, inner]) => [name, still(inner)]),
  );
};

/** The card that a newer one has taken the place of: the same facts, nothing to press, and where to look. */
export const retire = (card: Card, where: 'below' | 'above' = 'below'): Card => {
  const quiet = still(card) as Card;
  const body = Array.isArray(quiet.body) ? quiet.body : [];
  return { ...quiet, body: [...body, note(`Newer ${where}`)] };
};

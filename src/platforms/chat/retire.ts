import { isJsonObject } from '../../json-object.js';
import type { Card } from '../../ports.js';
import { isField } from '../card-fields.js';

const note = (text: string) => ({
  type: 'TextBlock',
  text,
  isSubtle: true,
  size: 'Small',
  spacing: 'Small',
  wrap: true,
});

/** Inputs without a button to send them would take words to nowhere, so they go with the buttons. */
const isPressed = (value: unknown): boolean =>
  isField(value) || (isJsonObject(value) && value.type === 'ActionSet');

const still = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item) => !isPressed(item)).map(still);
  if (!isJsonObject(value)) return value;
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

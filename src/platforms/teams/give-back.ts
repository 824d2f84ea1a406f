import { isJsonObject } from '../../json-object.js';
import type { Card } from '../../ports.js';
import { isField } from '../card-fields.js';
import type { Shown } from '../chat/say.js';

const filled = (part: unknown, typed: Readonly<Record<string, string>>): unknown => {
  if (Array.isArray(part)) return part.map((inner) => filled(inner, typed));
  if (!isJsonObject(part)) return part;
  if (isField(part))
    return typeof part.id === 'string' && Object.hasOwn(typed, part.id)
      ? { ...part, value: typed[part.id] }
      : part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, filled(inner, typed)]));
};

/** A form that was not taken, as its sender left it, with why under its heading where that is said. */
export const giveBack = (
  { card, text, own }: Shown,
  typed: Readonly<Record<string, string>>,
  why: string | null,
): Shown => {
  const [heading, ...rest] = Array.isArray(card.body) ? (filled(card.body, typed) as unknown[]) : [];
  const sentence = {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: why, color: 'attention', weight: 'bolder' }],
  };
  const body = [heading, ...(why === null ? [] : [sentence]), ...rest];
  return { card: { ...card, body } satisfies Card, text, own };
};

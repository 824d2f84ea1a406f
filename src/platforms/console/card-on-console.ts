import { z } from 'zod';
import type { Card } from '../../ports.js';

/** A button of a card, as the console offers it. */
export interface Press {
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A field of a form, as the console asks for it. */
export interface Ask {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

const action = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string().optional(),
  /** A row that can be pressed has no title: its own words are its name, and this says what pressing does. */
  tooltip: z.string().optional(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
});
const input = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  label: z.string(),
  value: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })).optional(),
});
const element = z.looseObject({
  items: z.array(z.unknown()).optional(),
  selectAction: z.unknown().optional(),
});

/** The buttons and fields of a card, in reading order: rows that can be pressed, then the card's own actions. */
export const readCard = (
  card: Card,
): { readonly presses: readonly Press[]; readonly asks: readonly Ask[] } => {
  const presses: Press[] = [];
  const asks: Ask[] = [];
  const press = (raw: unknown): void => {
    const read = action.safeParse(raw);
    if (read.success)
      presses.push({
        label: read.data.title ?? read.data.tooltip ?? read.data.verb,
        verb: read.data.verb,
        data: read.data.data,
      });
  };
  const visit = (raw: unknown): void => {
    const field = input.safeParse(raw);
    if (field.success) {
      const { id, label, value, choices = [] } = field.data;
      asks.push({ id, label, value, choices });
      return;
    }
    const read = element.safeParse(raw);
    if (!read.success) return;
    if (read.data.selectAction) press(read.data.selectAction);
    for (const item of read.data.items ?? []) visit(item);
  };
  const { body, actions } = z
    .looseObject({ body: z.array(z.unknown()), actions: z.array(z.unknown()) })
    .parse(card);
  for (const item of body) visit(item);
  for (const one of actions) press(one);
  return { presses, asks };
};

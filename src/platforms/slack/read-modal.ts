import { z } from 'zod';
import { beginning } from '../../domain/cut.js';
import { isJsonObject } from '../../json-object.js';
import { type Pressed, readPressed } from './buttons.js';
import { textOf } from './card-parts.js';
import { LIMITS } from './limits.js';

// Where a modal was opened from: it comes back with it, so that the result is said there.
const origin = z.object({
  channel: z.string().max(100),
  thread: z.string().max(40).nullable(),
  responseUrl: z.string().max(1_000).nullable(),
  /** Only whoever opened it may see the result. */
  privately: z.boolean(),
});
/** Channel, thread, Slack's address for answering one person, and whether that person alone may see it. */
export type Origin = z.infer<typeof origin>;

const withOrigin = z.object({ from: origin });

/** What a modal is about and where it was opened from; null for one that is not ours. */
export const readMetadata = (text: string): (Pressed & { readonly from: Origin }) | null => {
  const pressed = readPressed(text);
  const from = pressed && withOrigin.safeParse(JSON.parse(text));
  return pressed && from?.success ? { ...pressed, from: from.data.from } : null;
};

const typedIn = (field: unknown): string => {
  if (!isJsonObject(field)) return '';
  const chosen = isJsonObject(field.selected_option) ? textOf(field.selected_option, 'value') : '';
  return beginning(textOf(field, 'value') || textOf(field, 'selected_date') || chosen, LIMITS.input);
};

/**
 * What was typed into a modal's fields, by field: `view.state.values` of a submission. '' for what was left empty.
 * Total over whatever was sent, and bounded.
 */
export const readModal = (values: unknown): Readonly<Record<string, string>> =>
  isJsonObject(values)
    ? Object.fromEntries(
        Object.entries(values)
          .filter(([id]) => id.length <= LIMITS.id)
          .slice(0, LIMITS.modalBlocks)
          .map(([id, fields]) => [id, isJsonObject(fields) ? typedIn(Object.values(fields)[0]) : '']),
      )
    : {};

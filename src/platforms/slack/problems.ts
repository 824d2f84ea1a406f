import { cut } from '../../domain/cut.js';
import type { Card } from '../../ports.js';
import { type Part, partsOf, textOf } from './card-parts.js';
import { fieldId, isTooLong, toInput } from './fields.js';
import { LIMITS } from './limits.js';
import { wordsOf } from './rich-text.js';

/** True for the line of a form that says what is wrong with it. */
export const isProblem = (part: Part): boolean =>
  part.type === 'RichTextBlock' &&
  partsOf(part, 'inlines').some((run) => run.color === 'attention' && textOf(run, 'text').trim() !== '');

/**
 * What is wrong with a form, by the field that it stands under; what stands under none is said at the field after
 * it. Slack shows each beside its field, and keeps what was typed.
 */
export const problemsOf = (card: Card): Readonly<Record<string, string>> => {
  const body = partsOf(card, 'body');
  // Slack takes mistakes of fields that are there alone.
  const fields = body.filter((part) => !isTooLong(part) && toInput(part) !== null);
  const said = new Map<string, string>();
  for (const [at, part] of body.entries()) {
    if (!isProblem(part)) continue;
    const before = body[at - 1];
    const field =
      before && fields.includes(before)
        ? before
        : (fields.find((one) => body.indexOf(one) > at) ?? fields.at(-1));
    if (!field) continue;
    const words = [said.get(fieldId(field)), wordsOf(part).trim()].filter(Boolean).join(' ');
    said.set(fieldId(field), cut(words, LIMITS.inputLabel));
  }
  return Object.fromEntries(said);
};

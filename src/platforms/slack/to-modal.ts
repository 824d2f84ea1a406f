import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { Card } from '../../ports.js';
import { type Pressed, pressedOf, readPressed } from './buttons.js';
import { isPart, type Part, partsOf, textOf } from './card-parts.js';
import { cut, LIMITS } from './limits.js';
import { wordsOf } from './rich-text.js';
import { hasInputs, partBlocks } from './to-blocks.js';

/** Where a modal was opened from: it comes back with it, so that the result is said there. */
export const origin = z.object({
  channel: z.string().max(100),
  thread: z.string().max(40).nullable(),
  responseUrl: z.string().max(1_000).nullable(),
  /** Only whoever opened it may see the result. */
  privately: z.boolean(),
});
export type Origin = z.infer<typeof origin>;

/** True for a form: Slack shows its fields in a modal only. */
export const needsModal = (card: Card): boolean => hasInputs(card.body);

const plain = (text: string, longest: number) =>
  ({ type: 'plain_text', text: cut(text, longest), emoji: false }) as const;

const choicesOf = (part: Part): PlainTextOption[] =>
  partsOf(part, 'choices')
    .slice(0, LIMITS.options)
    .map((choice) => ({
      text: plain(textOf(choice, 'title') || textOf(choice, 'value'), LIMITS.optionText),
      value: textOf(choice, 'value').slice(0, LIMITS.optionValue),
    }));

const textElement = (part: Part, id: string): InputBlock['element'] => {
  const asked = typeof part.maxLength === 'number' ? part.maxLength : LIMITS.input;
  const longest = Math.max(1, Math.min(asked, LIMITS.input));
  const value = textOf(part, 'value');
  const placeholder = textOf(part, 'placeholder');
  return {
    type: 'plain_text_input',
    action_id: id,
    multiline: part.isMultiline === true,
    max_length: longest,
    ...(value ? { initial_value: cut(value, longest) } : {}),
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
  };
};

const choiceElement = (part: Part, id: string): InputBlock['element'] => {
  const options = choicesOf(part);
  const initial = options.find(({ value }) => value === textOf(part, 'value'));
  const given = { action_id: id, options, ...(initial ? { initial_option: initial } : {}) };
  if (part.style === 'expanded' && options.length <= 10) return { type: 'radio_buttons', ...given };
  const placeholder = textOf(part, 'placeholder');
  return {
    type: 'static_select',
    ...given,
    ...(placeholder ? { placeholder: plain(placeholder, 150) } : {}),
  };
};

const dateElement = (part: Part, id: string): InputBlock['element'] => {
  const value = textOf(part, 'value');
  return {
    type: 'datepicker',
    action_id: id,
    ...(/^\d{4}-\d\d-\d\d$/.test(value) ? { initial_date: value } : {}),
  };
};

const ELEMENTS: Readonly<Record<string, (part: Part, id: string) => InputBlock['element']>> = {
  'Input.Text': textElement,
  'Input.ChoiceSet': choiceElement,
  'Input.Date': dateElement,
};

const fieldOf = (part: Part): KnownBlock | null => {
  const element = ELEMENTS[textOf(part, 'type')];
  const id = textOf(part, 'id').slice(0, LIMITS.id);
  if (!element || id === '') return null;
  return {
    type: 'input',
    block_id: id,
    label: plain(textOf(part, 'label') || id, LIMITS.inputLabel),
    optional: part.isRequired !== true,
    element: element(part, id),
  };
};

const isProblem = (part: Part | undefined): part is Part =>
  part?.type === 'RichTextBlock' &&
  partsOf(part, 'inlines').some((run) => run.color === 'attention' && textOf(run, 'text') !== '');

/**
 * What is wrong with a form, by the field that it stands under, as a card says it: Slack shows it beside the field
 * and keeps what was typed.
 */
export const problemsOf = (card: Card): Readonly<Record<string, string>> => {
  const body = partsOf(card, 'body');
  return Object.fromEntries(
    body.flatMap((part, at) => {
      const next = body[at + 1];
      return ELEMENTS[textOf(part, 'type')] && isProblem(next) ? [[textOf(part, 'id'), wordsOf(next)]] : [];
    }),
  );
};

/** The one button that sends a form. */
const sendingOf = (card: Card): Part | undefined =>
  partsOf(card, 'actions').find(({ type }) => type === 'Action.Execute');

/** The heading of a card, as the title of its modal; the whole of it stands first inside where it is longer. */
const headingOf = (card: Card): string =>
  textOf(partsOf(card, 'body').find((part) => textOf(part, 'style') === 'heading') ?? {}, 'text');

/**
 * A form as a Slack modal: each field an input whose block is called as the field is, the notes between them, and
 * the card's own button to send it. What it is about travels in `private_metadata`, as `{ verb, data, from }`.
 * @throws where the card has no button that sends it, or what it carries is longer than Slack takes: a fault of ours.
 */
export const toModal = (card: Card, from: Origin): ModalView => {
  const sending = sendingOf(card);
  const metadata = JSON.stringify({ ...(sending ? pressedOf(sending) : {}), from });
  if (!sending || metadata.length > LIMITS.privateMetadata)
    throw new Error('This form cannot be a modal: it has no button that sends it, or carries too much.');
  const heading = headingOf(card);
  const blocks = partsOf(card, 'body').flatMap((part): KnownBlock[] => {
    if (textOf(part, 'text') === heading && heading.length <= LIMITS.modalTitle) return [];
    const field = fieldOf(part);
    if (field) return [field];
    return partBlocks(part);
  });
  return {
    type: 'modal',
    title: plain(heading || 'Scrutiny', LIMITS.modalTitle),
    submit: plain(textOf(sending, 'title'), LIMITS.modalButton),
    close: plain('Close', LIMITS.modalButton),
    private_metadata: metadata,
    blocks: blocks.slice(0, LIMITS.modalBlocks),
  };
};

/** What a modal is about and where it was opened from; null for one that is not ours. */
export const readMetadata = (text: string): (Pressed & { readonly from: Origin }) | null => {
  const pressed = readPressed(text);
  const from = pressed && z.object({ from: origin }).safeParse(JSON.parse(text));
  return pressed && from?.success ? { ...pressed, from: from.data.from } : null;
};

const typedIn = (field: unknown): string => {
  if (!isPart(field)) return '';
  const chosen = isPart(field.selected_option) ? textOf(field.selected_option, 'value') : '';
  return (textOf(field, 'value') || textOf(field, 'selected_date') || chosen).slice(0, LIMITS.input);
};

/** What was typed into a modal's fields, by field; '' for what was left empty. Total over whatever was sent. */
export const readModal = (values: unknown): Readonly<Record<string, string>> =>
  isPart(values)
    ? Object.fromEntries(
        Object.entries(values)
          .slice(0, LIMITS.modalBlocks)
          .map(([id, fields]) => [
            id.slice(0, LIMITS.id),
            isPart(fields) ? typedIn(Object.values(fields)[0]) : '',
          ]),
      )
    : {};

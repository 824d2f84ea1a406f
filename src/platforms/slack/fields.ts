import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';
import { cut } from '../../domain/cut.js';
import { sayFieldRoom } from '../../views/less-room.js';
import { type Part, partsOf, textOf } from './card-parts.js';
import { LIMITS } from './limits.js';

type Element = InputBlock['element'];

/** Text that Slack never reads as markup, cut visibly. */
export const plainText = (text: string, longest: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, longest),
  emoji: false,
});

const longestOf = (part: Part): number => {
  const asked = typeof part.maxLength === 'number' ? Math.floor(part.maxLength) : LIMITS.input;
  return Math.max(1, Math.min(asked, LIMITS.input));
};

/** True where Slack's field takes less than the card's: a longer text would be lost by being saved. */
const takesLess = (part: Part): boolean =>
  part.type === 'Input.Text' && !(typeof part.maxLength === 'number' && part.maxLength <= LIMITS.input);

/** True where what stands in a field is longer than Slack can give back, so that it must not be a field there. */
export const isTooLong = (part: Part): boolean =>
  takesLess(part) && textOf(part, 'value').length > LIMITS.input;

const placeholderOf = (part: Part) => {
  const text = textOf(part, 'placeholder').trim();
  return text === '' ? {} : { placeholder: plainText(text, LIMITS.placeholder) };
};

const textElement = (part: Part, id: string): Element => {
  const longest = longestOf(part);
  const value = textOf(part, 'value');
  return {
    type: 'plain_text_input',
    action_id: id,
    multiline: part.isMultiline === true,
    max_length: longest,
    ...(value === '' ? {} : { initial_value: cut(value, longest) }),
    ...placeholderOf(part),
  };
};

const optionOf = (choice: Part): PlainTextOption[] => {
  const value = textOf(choice, 'value');
  return value === '' || value.length > LIMITS.optionValue
    ? []
    : [{ text: plainText(textOf(choice, 'title').trim() || value, LIMITS.optionText), value }];
};

const choiceElement = (part: Part, id: string): Element | null => {
  const options = partsOf(part, 'choices').flatMap(optionOf).slice(0, LIMITS.options);
  if (options.length === 0) return null;
  const initial = options.find(({ value }) => value === textOf(part, 'value'));
  const given = { action_id: id, options, ...(initial ? { initial_option: initial } : {}) };
  return part.style === 'expanded' && options.length <= LIMITS.radioOptions
    ? { type: 'radio_buttons', ...given }
    : { type: 'static_select', ...given, ...placeholderOf(part) };
};

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const dateElement = (part: Part, id: string): Element => {
  const value = textOf(part, 'value');
  return { type: 'datepicker', action_id: id, ...(isDay(value) ? { initial_date: value } : {}) };
};

const ELEMENTS: ReadonlyMap<unknown, (part: Part, id: string) => Element | null> = new Map([
  ['Input.Text', textElement],
  ['Input.ChoiceSet', choiceElement],
  ['Input.Date', dateElement],
]);

/** A field's id, which its block and its element are called by; '' where it has none that Slack takes. */
export const fieldId = (part: Part): string => {
  const id = textOf(part, 'id');
  return id.length <= LIMITS.id ? id : '';
};

/**
 * A field of a form as Slack's input. Null for what is no field, has no id, or leaves nothing to choose from.
 */
export const toInput = (part: Part): InputBlock | null => {
  const id = fieldId(part);
  const element = id === '' ? null : (ELEMENTS.get(part.type)?.(part, id) ?? null);
  if (!element) return null;
  return {
    type: 'input',
    block_id: id,
    label: plainText(textOf(part, 'label').trim() || id, LIMITS.inputLabel),
    optional: part.isRequired !== true,
    element,
    ...(takesLess(part) && part.isMultiline === true
      ? { hint: plainText(sayFieldRoom(LIMITS.input), LIMITS.inputLabel) }
      : {}),
  };
};

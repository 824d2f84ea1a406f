import type { Button } from '@slack/types';
import { z } from 'zod';
import { cut } from '../../domain/cut.js';
import { isJsonObject } from '../../json-object.js';
import { type Part, textOf } from './card-parts.js';
import { LIMITS } from './limits.js';

/** What a button carries: the verb, and the card's own data. */
export interface Pressed {
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

const STYLES: Readonly<Record<string, 'primary' | 'danger'>> = {
  positive: 'primary',
  destructive: 'danger',
};

const dataOf = ({ data }: Part): Readonly<Record<string, string>> => {
  if (!isJsonObject(data)) return {};
  return Object.values(data).every((value) => typeof value === 'string')
    ? (data as Readonly<Record<string, string>>)
    : Object.fromEntries(
        Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
};

/** What an action of a card carries. */
export const pressedOf = (action: Part): Pressed => ({ verb: textOf(action, 'verb'), data: dataOf(action) });

const buttonOf = <C extends { readonly value: string } | { readonly url: string }>(
  {
    action,
    at,
    name,
    words,
  }: { readonly action: Part; readonly at: number; readonly name: string; readonly words: string },
  carried: C,
) => {
  const style = STYLES[textOf(action, 'style')];
  return {
    type: 'button',
    action_id: cut(`${at}:${name}`, LIMITS.id),
    text: { type: 'plain_text', text: cut(words, LIMITS.buttonText), emoji: false },
    accessibility_label: cut(textOf(action, 'tooltip').trim() || words, LIMITS.accessibilityLabel),
    ...(style ? { style } : null),
    ...carried,
  } as const;
};

const toLink = (action: Part, at: number, words: string): Button | null => {
  const url = textOf(action, 'url');
  return /^https?:\/\/\S+$/.test(url) && url.length <= LIMITS.url
    ? buttonOf({ action, at, name: 'open-url', words }, { url })
    : null;
};

/**
 * A button for an action of a card; `at` keeps ids apart within a message. Null where what it carries is longer
 * than Slack takes: a button that forgets what it is about must not exist.
 */
export const toButton = (action: Part, at: number, label = textOf(action, 'title')): Button | null => {
  const words = label.trim();
  if (words === '') return null;
  if (action.type === 'Action.OpenUrl') return toLink(action, at, words);
  const pressed = pressedOf(action);
  const value = JSON.stringify(pressed);
  if (action.type !== 'Action.Execute' || pressed.verb === '' || value.length > LIMITS.buttonValue)
    return null;
  return buttonOf({ action, at, name: pressed.verb, words }, { value });
};

const value = z.object({
  verb: z.string().min(1).max(200),
  data: z.record(z.string().max(200), z.string().max(LIMITS.buttonValue)),
});

/** What the value of a button or of a modal's own memory says; null for anything that we did not write. */
export const readPressed = (text: unknown): Pressed | null => {
  if (typeof text !== 'string' || text.length > LIMITS.privateMetadata) return null;
  try {
    const read = value.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/**
 * What a pressed button of a payload carries; null for anything that carries nothing, such as a link. What it
 * carries and nobody can read is a verb that nobody knows: whoever pressed is told.
 */
export const readButton = (action: unknown): Pressed | null =>
  isJsonObject(action) && action.type === 'button' && typeof action.value === 'string'
    ? (readPressed(action.value) ?? UNREADABLE)
    : null;

const UNREADABLE: Pressed = { verb: 'unreadable', data: {} };

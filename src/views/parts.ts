import { capital } from '../domain/words.js';
import type { View } from './view.js';

export { shorten } from '../domain/cut.js';

/** A line of a card: our label, bold, and words that may be anybody's. */
export interface Line {
  readonly label: string;
  readonly words: string;
}

/** A button on a card. */
export interface Button {
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Most buttons on one card: Teams shows six. */
export const MOST_BUTTONS = 6;

/** The lines that say something; labels end in a colon and a space for the run after them. */
export const lines = (...given: readonly (readonly [label: string, words: string | null])[]): Line[] =>
  given.flatMap(([label, words]) => (words ? [{ label: `${label}: `, words }] : []));

/** Lines as plain text. */
export const plain = (given: readonly Line[]): string =>
  given.map(({ label, words }) => `${label}${words}`).join('\n');

/** What a card's `$data: ${buttons}` takes; at most six. */
export const buttons = (given: readonly (Button | null)[]): Button[] =>
  given.filter((button) => button !== null).slice(0, MOST_BUTTONS);

/** The view with one more button, in the place of the last where the card is full; as it is where it has none. */
export const withButton = (view: View, button: Button): View =>
  Array.isArray(view.data.buttons)
    ? { ...view, data: { ...view.data, buttons: [...view.data.buttons.slice(0, MOST_BUTTONS - 1), button] } }
    : view;

/** A sentence made of parts, the empty ones left out. */
export const sentences = (...parts: readonly (string | null | false)[]): string =>
  parts.filter(Boolean).join(' ');

/** The first of them, and in the place of the others one that says how many they are. */
export const firstOf = <T>(all: readonly T[], most: number, sayLeft: (left: number) => T): readonly T[] =>
  all.length <= most ? all : [...all.slice(0, most - 1), sayLeft(all.length - most + 1)];

/** Heading case for our own labels. */
export const heading = capital;

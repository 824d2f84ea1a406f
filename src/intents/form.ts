import type { Intent } from './intent.js';

/** A pattern of a typed command and what it means; `undefined` leaves the line to the patterns below. */
export type Form = readonly [RegExp, (match: RegExpExecArray, line: string) => Intent | undefined];

/** What is answered with how a command goes. */
export const usage = (command: string): Intent => ({
  kind: 'unclear',
  offers: [],
  because: { kind: 'usage', command },
});

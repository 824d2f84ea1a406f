import type { Persona, Pressed } from '../../support/stage.js';

/** One thing that somebody says or presses, and what each answer must and must not say. */
export interface Step {
  readonly who: Persona;
  readonly says?: string;
  readonly presses?: Pressed;
  /** What is typed into the form; the other fields are sent as they stand. */
  readonly typed?: Readonly<Record<string, string>>;
  /** One for each answer, in order: "here: …" or "privately: …". */
  readonly hears: readonly RegExp[];
  readonly never?: RegExp;
}

export interface Scenario {
  readonly title: string;
  readonly room?: 'board';
  /** When it is, where it is not the demo's Monday morning: an instant. Each step comes a minute after the one before. */
  readonly at?: string;
  /** Updates have been asked for before the next meeting. */
  readonly asked?: true;
  readonly steps: readonly Step[];
  /** "reason by whom" of each entry afterwards. */
  readonly written: readonly string[];
  /** The updates afterwards. */
  readonly updates?: readonly string[];
}

/** A form that nothing is wrong with. */
export const filled = {
  done: 'Every officer in public protection was briefed.',
  progress: 'pending-sign-off',
  confidence: 'on-track',
  target: '2022-03-31',
  targetReason: 'Agreed with training.',
};
/** The entry of an update so given. */
export const GIVEN = 'Gave an update on rec 7 by head-of-public-protection';
/** Words of working facts. */
export const WORKING = /Progress, says the force|Owner:|Assurance, says the board|Last update/;
/** What anybody may see of recommendation 7. */
export const PUBLISHED =
  /Position, says the Commissioner: Already in place and action proposed[\s\S]*Published answer, /;
/** Its owner gives an update on recommendation 7. */
export const gives: readonly Step[] = [
  { who: 'owner', says: 'update 7', hears: [/^here: Update on rec 7\nThis will be the first update/] },
  {
    who: 'owner',
    presses: { title: 'Send update' },
    typed: filled,
    hears: [/^here: Thank you\. Your update is in the record and awaits acceptance/],
  },
];

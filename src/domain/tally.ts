import type { Rag, Recommendation } from './register.js';
import { isOpen } from './status.js';

/**
 * Counting twice so that it adds up: how many there were, which came in, which went out, how many there are. Every
 * number is the length of a list.
 */

/** How the board rates it; `not-rated` where it has not yet. */
export type Rating = Rag | 'not-rated';

export const ratingOf = ({ assurance }: Recommendation): Rating => assurance?.rag ?? 'not-rated';

/**
 * How one came into a count or went out of it. `taken-on` and `left`: the board began or ceased to oversee it; a
 * rating: the board rated it so before, or does now; `due` and `aged`: nothing was done, but its date passed, or a year;
 * `day`: another day counts.
 */
export type How = 'new' | 'taken-on' | 'reopened' | 'settled' | 'left' | 'due' | 'aged' | 'day' | Rating;

export interface Crossing {
  readonly recommendation: Recommendation;
  readonly how: How;
}

/** `before` and `came` without `went` are `after`, one by one. */
export interface Tally {
  readonly before: readonly Recommendation[];
  readonly came: readonly Crossing[];
  readonly went: readonly Crossing[];
  readonly after: readonly Recommendation[];
}

/** One recommendation of which the board has, or had, to know. */
export interface Twofold {
  readonly recommendation: Recommendation;
  /** How it was; null where it was not there yet, or not the board's to oversee. */
  readonly was: Recommendation | null;
  /** How it is; null where it is not the board's to oversee any more. */
  readonly is: Recommendation | null;
  /** Whether the register knew it then, whoever oversaw it. */
  readonly known: boolean;
}

/** What is counted, then and now, and how one that was and is open comes into it or goes out of it. */
export interface Counted {
  readonly held: (was: Recommendation) => boolean;
  readonly holds: (is: Recommendation) => boolean;
  readonly crossed: (was: Recommendation, is: Recommendation) => { readonly came: How; readonly went: How };
}

const howOf = ({ was, is, known }: Twofold, { crossed }: Counted, to: 'came' | 'went'): How => {
  if (was === null) return known ? 'taken-on' : 'new';
  if (is === null) return 'left';
  if (isOpen(was) !== isOpen(is)) return isOpen(is) ? 'reopened' : 'settled';
  return crossed(was, is)[to];
};

/** Counts the open ones among them of which this holds. */
export const tally = (all: readonly Twofold[], counted: Counted): Tally => {
  const before: Recommendation[] = [];
  const after: Recommendation[] = [];
  const came: Crossing[] = [];
  const went: Crossing[] = [];
  for (const one of all) {
    const { recommendation, was, is } = one;
    const held = was !== null && isOpen(was) && counted.held(was);
    const holds = is !== null && isOpen(is) && counted.holds(is);
    if (held) before.push(recommendation);
    if (holds) after.push(recommendation);
    if (holds && !held) came.push({ recommendation, how: howOf(one, counted, 'came') });
    if (held && !holds) went.push({ recommendation, how: howOf(one, counted, 'went') });
  }
  return { before, came, went, after };
};

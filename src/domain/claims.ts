import type { Recommendation, Register, Update } from './register.js';
import { updatesOf } from './status.js';
import { tellingWords } from './topic.js';

/**
 * What an answer claims and does not show: boards were told "already in place" without evidence, were given last
 * quarter's words again, and found requirements that nobody had answered. None of it is a judgement: it is what the
 * board should ask about.
 */
export interface Doubts {
  /** "Already in place" was published; no accepted update has evidence, and no date is set to look at it again. */
  readonly bareClaim: boolean;
  /** The newest update says what the one before it said. */
  readonly copied: { readonly update: Update; readonly from: Update } | null;
  /** Requirements whose own words come up neither in the published answer nor in any update. */
  readonly unanswered: readonly string[];
}

/** Two texts are the same where so much of the words of each is in the other. */
const ALIKE = 0.9;
/** A requirement is taken up where this much of what only it says comes up. */
const TAKEN_UP = 0.34;

const share = (of: readonly string[], among: ReadonlySet<string>): number =>
  of.length === 0 ? 1 : of.filter((word) => among.has(word)).length / of.length;

const isAlike = (one: string, other: string): boolean => {
  const [a, b] = [tellingWords(one), tellingWords(other)];
  if (a.length === 0 || b.length === 0) return one.trim() === other.trim();
  return share(a, new Set(b)) >= ALIKE && share(b, new Set(a)) >= ALIKE;
};

const copiedIn = (updates: readonly Update[]): Doubts['copied'] => {
  const [from, update] = updates.filter(({ kind }) => kind === 'update').slice(-2);
  return from && update && isAlike(from.done, update.done) ? { update, from } : null;
};

const unansweredIn = ({ requirements, position }: Recommendation, updates: readonly Update[]): string[] => {
  // One requirement is the recommendation itself: whether that is answered is the board's own question.
  if (requirements.length < 2) return [];
  const words = requirements.map((requirement) => new Set(tellingWords(requirement)));
  const said = new Set(
    tellingWords([position.answer, ...position.notes, ...updates.map(({ done }) => done)].join(' ')),
  );
  return requirements.filter((_, at) => {
    const others = new Set(words.flatMap((one, other) => (other === at ? [] : [...one])));
    const own = [...(words[at] ?? [])].filter((word) => !others.has(word));
    return share(own, said) < TAKEN_UP;
  });
};

/** What the board should ask about one recommendation. Updates that were withdrawn or returned say nothing. */
export const doubtsOf = (register: Register, recommendation: Recommendation): Doubts => {
  const given = updatesOf(register, recommendation.id).filter(({ state }) => state !== 'withdrawn');
  const standing = given.filter(({ state }) => state !== 'returned');
  const { headline, kinds } = recommendation.position;
  const claims = headline === null ? kinds.includes('in-place') : headline === 'in-place';
  const shown = given.some(({ state, evidence }) => state === 'accepted' && evidence !== null);
  return {
    bareClaim: claims && !shown && recommendation.target === null,
    copied: copiedIn(given),
    unanswered: unansweredIn(recommendation, standing),
  };
};

/** Whether there is anything to ask about. */
export const isDoubtful = ({ bareClaim, copied, unanswered }: Doubts): boolean =>
  bareClaim || copied !== null || unanswered.length > 0;

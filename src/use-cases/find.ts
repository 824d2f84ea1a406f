import { cut } from '../domain/cut.js';
import { type Lookup, lookUp, type Named } from '../domain/lookup.js';
import type { Recommendation, Register } from '../domain/register.js';
import { capital, count, sayList, sayNumbers, sayShort } from '../domain/words.js';
import type { Asker, Refused, WayOn } from './use-case.js';
import { refused } from './use-case.js';

/** The recommendations meant, or the sentence and buttons that say why that is not clear. */
export type Meant = { readonly kind: 'meant'; readonly recommendations: readonly Recommendation[] } | Refused;

/** A button for one recommendation: "Rec 7" does `verb` on exactly that reference. */
export const buttonFor = (recommendation: Recommendation, verb: string, label?: string): WayOn => ({
  label: label ?? capital(sayShort(recommendation)),
  verb,
  data: { ref: recommendation.id },
});

/** Most buttons that a question carries: Teams takes six on a card. */
const MOST_BUTTONS = 5;

/**
 * Looks up what was named, for a question or command whose button is `verb`. Everything or nothing: one unclear
 * name among several makes the whole unclear, and what is offered says which.
 */
export const findMeant = (register: Register, asker: Asker, refs: readonly Named[], verb: string): Meant => {
  // A button from elsewhere may name nothing: silence would be no answer.
  if (refs.length === 0)
    return refused('Which recommendation do you mean? For example: rec 7.', [
      { label: 'List all', verb: 'show-list', data: { filter: 'all' } },
    ]);
  const found = new Map<string, Recommendation>();
  for (const named of refs) {
    const result = lookUp(register, named, asker.conversation.inspection);
    switch (result.kind) {
      case 'found':
        found.set(result.recommendation.id, result.recommendation);
        break;
      case 'which':
        return refused(
          `${count(result.candidates.length, 'inspection')} ${result.candidates.length === 1 ? 'has' : 'have'} a ${sayShort(result.candidates[0] ?? { kind: 'recommendation', number: named.number })}. Which one do you mean?`,
          result.candidates.slice(0, MOST_BUTTONS).map((one) => buttonFor(one, verb, one.id)),
        );
      case 'no-such-number':
        return noSuchNumber(result, verb);
      case 'no-such-inspection':
        return refused(
          `I do not know an inspection called “${cut(result.named.inspection ?? '', 60)}”. ${knownInspections(register)}`,
          result.instead ? [buttonFor(result.instead, verb, `${result.instead.id} instead`)] : [],
        );
    }
  }
  return { kind: 'meant', recommendations: [...found.values()] };
};

const noSuchNumber = (
  { named, known, elsewhere }: Extract<Lookup, { kind: 'no-such-number' }>,
  verb: string,
): Refused => {
  if (known.length === 0) {
    const what =
      named.kind === 'recommendation'
        ? 'recommendations'
        : named.kind === 'area-for-improvement'
          ? 'areas for improvement'
          : 'causes of concern';
    return refused(`There are no ${what} in the register yet.`, [
      { label: 'List all', verb: 'show-list', data: { filter: 'all' } },
    ]);
  }
  const byInspection = groupByInspection(known);
  const says = [...byInspection].map(
    ([code, ones]) =>
      `${sayNumbers(ones.map(({ number }) => number))}${byInspection.size > 1 ? ` of ${code}` : ''}`,
  );
  const [other] = elsewhere;
  if (other) {
    return refused(
      `There is no ${sayShort(named)} in ${known[0]?.inspection ?? 'this inspection'}, which is what numbers mean here. ${other.id} exists.`,
      elsewhere.slice(0, MOST_BUTTONS).map((one) => buttonFor(one, verb, one.id)),
    );
  }
  const near = nearestTo(named.number, known);
  return refused(
    `There is no ${sayShort(named)}. I know ${known[0]?.kind === 'recommendation' ? 'recs' : 'numbers'} ${sayList(says)}.`,
    near.map((one) => buttonFor(one, verb)),
  );
};

const groupByInspection = (known: readonly Recommendation[]): Map<string, Recommendation[]> => {
  const groups = new Map<string, Recommendation[]>();
  for (const one of known) groups.set(one.inspection, [...(groups.get(one.inspection) ?? []), one]);
  return groups;
};

/** The numbers that a slip of the finger may have meant: 17 for 7, 70 for 7. */
const nearestTo = (number: string, known: readonly Recommendation[]): Recommendation[] =>
  known.filter((one) => number.includes(one.number)).slice(0, 2);

/** "I know RAPE-P1-2021." */
export const knownInspections = (register: Register): string => {
  const codes = [...register.inspections.keys()];
  return codes.length === 0
    ? 'No inspection is in the register yet.'
    : `I know ${sayList(codes.slice(0, 10))}.`;
};

import type { Recommendation, Register } from './register.js';

/** A recommendation as somebody named it. */
export interface Named {
  readonly inspection: string | null;
  readonly number: string;
  readonly kind: Recommendation['kind'];
}

export type Lookup =
  | { readonly kind: 'found'; readonly recommendation: Recommendation }
  /** Several inspections have that number; the person picks. */
  | { readonly kind: 'which'; readonly candidates: readonly Recommendation[] }
  /** No such number; what there is instead, in order. `elsewhere`: that number in inspections not meant here. */
  | {
      readonly kind: 'no-such-number';
      readonly named: Named;
      readonly known: readonly Recommendation[];
      readonly elsewhere: readonly Recommendation[];
    }
  /** An inspection that is not loaded was named. */
  | { readonly kind: 'no-such-inspection'; readonly named: Named; readonly instead: Recommendation | null };

const SPELT = new Map(
  'zero one two three four five six seven eight nine ten'
    .split(' ')
    .map((word, value) => [word, String(value)]),
);

/** Words for comparing, lower case, apostrophes gone, number words as digits. */
export const wordsOf = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replace(/['’`´]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map((word) => SPELT.get(word) ?? word);

/** Looks up one named recommendation. `own` is the inspection that a bare number means in this conversation. */
export const lookUp = (register: Register, named: Named, own: string | null): Lookup => {
  const ofNumber = withNumber(register, named);
  if (named.inspection !== null) return lookUpIn(register, named, named.inspection, ofNumber);
  const mine =
    own === null ? ofNumber : ofNumber.filter((recommendation) => recommendation.inspection === own);
  const [only, second] = mine;
  if (only && second) return { kind: 'which', candidates: mine };
  if (only) return { kind: 'found', recommendation: only };
  return { kind: 'no-such-number', named, known: sameKind(register, named, own), elsewhere: ofNumber };
};

/** How the register numbers findings that are no recommendations, so that AFI 7 and rec 7 stay apart. */
const PREFIX = { recommendation: '', 'area-for-improvement': 'AFI', 'cause-of-concern': 'COC' } as const;

const withNumber = (register: Register, named: Named): Recommendation[] => {
  const found: Recommendation[] = [];
  for (const inspection of register.inspections.keys()) {
    const recommendation = register.recommendations.get(`${inspection}/${PREFIX[named.kind]}${named.number}`);
    if (recommendation?.kind === named.kind) found.push(recommendation);
  }
  return found;
};

/** A publisher is known by its initials: "fire" in its name makes no fire inspection of a report on rape. */
const initialsIn = (publisher: string): string => (publisher.match(/\b[A-Z]{3,}\b/g) ?? []).join(' ');

const lookUpIn = (
  register: Register,
  named: Named,
  words: string,
  ofNumber: readonly Recommendation[],
): Lookup => {
  const code = [...register.inspections.keys()].find((id) => id.toUpperCase() === words.toUpperCase());
  // A whole reference is exact, whatever kind of finding it is.
  const exact = code ? register.recommendations.get(`${code}/${named.number}`) : undefined;
  if (exact) return { kind: 'found', recommendation: exact };
  const wanted = wordsOf(words);
  const fits = (text: string): boolean => {
    const there = new Set(wordsOf(text));
    return wanted.every((word) => there.has(word));
  };
  const candidates = code
    ? ofNumber.filter((recommendation) => recommendation.inspection === code)
    : ofNumber.filter((recommendation) => {
        const inspection = register.inspections.get(recommendation.inspection);
        // "the outcome codes rec 3" names the recommendation by what it says, not another inspection.
        return (
          fits(`${inspection?.id} ${inspection?.title} ${initialsIn(inspection?.publisher ?? '')}`) ||
          fits(recommendation.text)
        );
      });
  const [only, second] = candidates;
  if (only && second) return { kind: 'which', candidates };
  if (only) return { kind: 'found', recommendation: only };
  if (code) return { kind: 'no-such-number', named, known: sameKind(register, named, code), elsewhere: [] };
  return { kind: 'no-such-inspection', named, instead: ofNumber[0] ?? null };
};

const sameKind = (register: Register, named: Named, inspection: string | null): Recommendation[] =>
  [...register.recommendations.values()].filter(
    ({ kind, inspection: of }) => kind === named.kind && (inspection === null || of === inspection),
  );

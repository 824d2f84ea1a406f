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
          fits(`${inspection?.id} ${inspection?.title} ${inspection?.publisher}`) || fits(recommendation.text)
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

/** Content words of a recommendation, remembered for as long as that very record lives. */
const contents = new WeakMap<Recommendation, ReadonlySet<string>>();
const contentOf = (recommendation: Recommendation): ReadonlySet<string> => {
  const before = contents.get(recommendation);
  if (before) return before;
  const { text, requirements, position } = recommendation;
  const words = new Set(
    wordsOf([text, ...requirements, position.answer, ...position.notes].join(' ')).map(stem),
  );
  contents.set(recommendation, words);
  return words;
};

/** Cuts the commonest English endings, so that "recording" meets "recorded". Rough on purpose: words are counted, not shown. */
const stem = (word: string): string => {
  if (word.length < 5) return word.replace(/s$/, '');
  return word
    .replace(/(?:ations?|ments?|ings?|ers?|ors?|ies|ied|ed|es|s|al|ly|e|y)$/, '')
    .replace(/(.)\1$/, '$1');
};

/** Words in order, stemmed, for finding a phrase. */
const phrases = new WeakMap<Recommendation, string>();
const phraseOf = (recommendation: Recommendation): string => {
  const before = phrases.get(recommendation);
  if (before !== undefined) return before;
  const { text, requirements, position } = recommendation;
  const phrase = ` ${wordsOf([text, ...requirements, position.answer].join(' '))
    .map(stem)
    .join(' ')} `;
  phrases.set(recommendation, phrase);
  return phrase;
};

/** The longest run of the asked words that stands in the text as it was asked, in words. */
const longestRun = (asked: readonly string[], phrase: string): number => {
  let longest = 0;
  for (let from = 0; from < asked.length; from += 1) {
    for (let to = asked.length; to - from > longest; to -= 1) {
      if (phrase.includes(` ${asked.slice(from, to).join(' ')} `)) longest = to - from;
    }
  }
  return longest;
};

/**
 * The recommendations that these words are about, best first; none where the words fit nothing well. A word that
 * stands in few recommendations says more than one that stands in all, and a phrase of three words or more that
 * one of them holds as it was asked decides alone. `asked` is the whole line; 30 words of it are read.
 */
export const findByTopic = (register: Register, words: readonly string[], asked = ''): Recommendation[] => {
  const wanted = [...new Set(words.flatMap((word) => wordsOf(word)).map(stem))];
  const line = wordsOf(asked).slice(0, 30).map(stem);
  const all = [...register.recommendations.values()];
  const runs =
    line.length < 3
      ? []
      : all.map((recommendation) => ({ recommendation, run: longestRun(line, phraseOf(recommendation)) }));
  const longest = runs.reduce((most, { run }) => Math.max(most, run), 0);
  if (longest >= PHRASE)
    return runs.filter(({ run }) => run === longest).map(({ recommendation }) => recommendation);
  if (wanted.length === 0) return [];
  const weight = new Map(
    wanted.map((word) => {
      const holding = all.reduce((count, one) => count + (contentOf(one).has(word) ? 1 : 0), 0);
      return [word, holding === 0 ? UNKNOWN : Math.log(1 + all.length / holding)];
    }),
  );
  const total = [...weight.values()].reduce((sum, value) => sum + value, 0);
  const scored = all
    .map((recommendation) => {
      const has = contentOf(recommendation);
      return {
        recommendation,
        share: wanted.reduce((sum, word) => sum + (has.has(word) ? (weight.get(word) ?? 0) : 0), 0) / total,
      };
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share);
  const best = scored[0]?.share ?? 0;
  return scored.filter(({ share }) => share >= best * NEARLY).map(({ recommendation }) => recommendation);
};

/** A run of so many words is no accident. */
const PHRASE = 3;
/** What a word that stands nowhere weighs against the others. */
const UNKNOWN = 1.5;
/** Share of the words' weight that must be met, and how near to the best another must come to be offered. */
const ENOUGH = 0.6;
const NEARLY = 0.85;

import { wordsOf } from './lookup.js';
import type { Recommendation, Register } from './register.js';

/** What a recommendation says, stemmed, for finding it again. */
interface Said {
  /** What each word counts for: 1 in its own text, `MENTIONED` where only the published answer has it. */
  readonly words: ReadonlyMap<string, number>;
  /** Text and answer in order. */
  readonly phrase: string;
}

/** Remembered for as long as that very record lives. */
const remembered = new WeakMap<Recommendation, Said>();

const saidIn = (recommendation: Recommendation): Said => {
  const before = remembered.get(recommendation);
  if (before) return before;
  const { text, requirements, position } = recommendation;
  const own = wordsOf([text, ...requirements].join(' ')).map(stem);
  const answer = wordsOf([position.answer, ...position.notes].join(' ')).map(stem);
  const said = {
    words: new Map([
      ...answer.map((word) => [word, MENTIONED] as const),
      ...own.map((word) => [word, 1] as const),
    ]),
    phrase: ` ${own.join(' ')} | ${answer.join(' ')} `,
  };
  remembered.set(recommendation, said);
  return said;
};

/** Cuts the commonest English endings, so that "recording" meets "recorded". Rough on purpose: words are counted, not shown. */
const stem = (word: string): string => {
  if (word.length < 5) return word.replace(/s$/, '');
  return word
    .replace(/(?:ations?|ments?|ings?|ers?|ors?|ies|ied|ed|es|s|al|ly|e|y)$/, '')
    .replace(/(.)\1$/, '$1');
};

/** Words that every text is full of: a phrase of nothing else says nothing. */
const COMMON: ReadonlySet<string> = new Set(
  wordsOf(`a an the of on for with about to in is are was were be been being and or not no by at from as it its that this
  these those they their them we our should will would can could have has had do does did any all each every what when
  who which how where why if so but than then there here police force forces take taken make made work working together
  place ensure also into including`).map(stem),
);

/** A run of so many words, two of them not common, is no accident. */
const PHRASE = 3;
/** Most words of the line that are looked for as phrases. */
const LONGEST_ASKED = 30;

/** The longest run of the asked words that stands in what was said, in words; 0 unless longer than `least`. */
const longestRun = (asked: readonly string[], { words, phrase }: Said, least: number): number => {
  let longest = least;
  for (let from = 0; from < asked.length; from += 1) {
    let to = from;
    while (to < asked.length && words.has(asked[to] ?? '')) to += 1;
    for (; to - from > longest; to -= 1) {
      const run = asked.slice(from, to);
      if (run.filter((word) => !COMMON.has(word)).length < 2) break;
      if (phrase.includes(` ${run.join(' ')} `)) longest = to - from;
    }
  }
  return longest > least ? longest : 0;
};

/** The recommendations that hold the longest phrase as it was asked. */
const withPhrase = (all: readonly Recommendation[], asked: readonly string[]): Recommendation[] => {
  let longest = PHRASE - 1;
  let found: Recommendation[] = [];
  if (asked.length < PHRASE) return found;
  for (const recommendation of all) {
    const run = longestRun(asked, saidIn(recommendation), longest - (found.length > 0 ? 1 : 0));
    if (run > longest) found = [recommendation];
    else if (run > 0 && run === longest && found.length > 0) found.push(recommendation);
    longest = Math.max(longest, run);
  }
  return found;
};

/** What a word that stands nowhere weighs against the others. */
const UNKNOWN = 1.5;
/** What a word weighs that stands in every one of them. */
const COMMONEST = 0.3;
/** Share of the words' weight that must be met, and how near to the best another must come to be offered. */
const ENOUGH = 0.6;
const NEARLY = 0.85;
/** What a word counts for that only the published answer has: it is mentioned there, not what the text is about. */
const MENTIONED = 0.5;

/**
 * The recommendations that these words are about, best first; none where the words fit nothing well. A word that
 * stands in few recommendations says more than one that stands in all, and a phrase of three words or more that
 * one of them holds as it was asked decides alone. `asked` is the whole line; 30 words of it are read.
 */
export const findByTopic = (register: Register, words: readonly string[], asked = ''): Recommendation[] => {
  const all = [...register.recommendations.values()];
  const phrased = withPhrase(all, wordsOf(asked).slice(0, LONGEST_ASKED).map(stem));
  if (phrased.length > 0) return phrased;
  const wanted = [...new Set(words.flatMap((word) => wordsOf(word)).map(stem))];
  if (wanted.length === 0) return [];
  const weights = wanted.map((word) => {
    let holding = 0;
    for (const one of all) if (saidIn(one).words.has(word)) holding += 1;
    return holding === 0 ? UNKNOWN : Math.max(COMMONEST, Math.log(all.length / holding));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = all
    .map((recommendation) => {
      const said = saidIn(recommendation).words;
      const met = wanted.reduce((sum, word, at) => sum + (weights[at] ?? 0) * (said.get(word) ?? 0), 0);
      return { recommendation, share: met / total };
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share);
  const best = scored[0]?.share ?? 0;
  return scored.filter(({ share }) => share >= best * NEARLY).map(({ recommendation }) => recommendation);
};

import { wordsOf } from './lookup.js';
import type { Recommendation, Register } from './register.js';

/** What a recommendation says, stemmed, for finding it again. */
interface Said {
  /** What each word counts for: 1 in its own text, `MENTIONED` where only the published answer has it. */
  readonly words: ReadonlyMap<string, number>;
  /** One bit for each word, so that most questions need no look at the words, which lie far apart in memory. */
  readonly bits: Uint32Array;
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
  const bits = new Uint32Array(SIGNATURE / 32);
  for (const word of [...own, ...answer]) {
    const bit = bitOf(word);
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  const said = {
    bits,
    words: new Map([
      ...answer.map((word) => [word, MENTIONED] as const),
      ...own.map((word) => [word, 1] as const),
    ]),
    phrase: ` ${own.join(' ')} | ${answer.join(' ')} `,
  };
  remembered.set(recommendation, said);
  return said;
};

const SIGNATURE = 512;

const bitOf = (word: string): number => {
  let hash = 7;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % SIGNATURE;
};

/** False where no word with that bit was said; true says perhaps. */
const mayHold = ({ bits }: Said, bit: number): boolean => ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;

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

/** The stems of the words in a text that say something. */
export const tellingWords = (text: string): readonly string[] =>
  wordsOf(text)
    .map(stem)
    .filter((word) => word.length > 1 && !COMMON.has(word));

/** A run of so many words, two of them not common, is no accident. */
const PHRASE = 3;
const TELLING = 2;
/** Most words of the line that are looked for as phrases. */
const LONGEST_ASKED = 30;

interface Asked {
  readonly word: string;
  readonly bit: number;
  readonly common: boolean;
}

/** The longest run of the asked words that stands in what was said, in words; 0 unless longer than `least`. */
const longestRun = (asked: readonly Asked[], said: Said, least: number): number => {
  let longest = least;
  for (let from = 0; from < asked.length - longest; from += 1) {
    let to = from;
    let telling = 0;
    for (let next = asked[to]; next && mayHold(said, next.bit); next = asked[to]) {
      if (!next.common) telling += 1;
      to += 1;
    }
    for (; to - from > longest && telling >= TELLING; to -= 1) {
      const run = asked.slice(from, to).map(({ word }) => word);
      if (said.phrase.includes(` ${run.join(' ')} `)) longest = to - from;
      else if (asked[to - 1]?.common === false) telling -= 1;
    }
  }
  return longest > least ? longest : 0;
};

/** The recommendations that hold the longest phrase as it was asked. */
const withPhrase = (all: readonly Recommendation[], line: readonly string[]): Recommendation[] => {
  const asked = line.map((word) => ({ word, bit: bitOf(word), common: COMMON.has(word) }));
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
  const said = all.map(saidIn);
  const counts = wanted.map((word) => {
    const bit = bitOf(word);
    return said.map((one) => (mayHold(one, bit) ? (one.words.get(word) ?? 0) : 0));
  });
  const weights = counts.map((column) => {
    const holding = column.reduce((count, one) => count + (one > 0 ? 1 : 0), 0);
    return holding === 0 ? UNKNOWN : Math.max(COMMONEST, Math.log(all.length / holding));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = all
    .map((recommendation, row) => {
      const met = weights.reduce((sum, weight, at) => sum + weight * (counts[at]?.[row] ?? 0), 0);
      return { recommendation, share: met / total };
    })
    .filter(({ share }) => share >= ENOUGH)
    .sort((a, b) => b.share - a.share);
  const best = scored[0]?.share ?? 0;
  return scored.filter(({ share }) => share >= best * NEARLY).map(({ recommendation }) => recommendation);
};

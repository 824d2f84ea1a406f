import type { Entry } from '../ports.js';
import { withoutWords } from './redact-transcript.js';
import type { Removal } from './rewrite.js';
import { textsOf } from './texts.js';

/** What of a kept paper is no words: whose it is, when it was made, how its parts look. */
const NO_WORDS: ReadonlySet<string> = new Set(['id', 'at', 'kind', 'style']);

/** Minutes name people by their initials, amid other words as well. */
const INITIALS = /^\p{Lu}{2,3}$/u;

/** A paper's text without these words; what then stands twice, as "KH (Head of Crime)" would, stands once. */
const without = (text: string, words: readonly string[], instead: string): string =>
  words
    .reduce(
      (left, word) =>
        INITIALS.test(word)
          ? left.replace(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'), () => instead)
          : withoutWords(left, [word], instead),
      text,
    )
    .replaceAll(`${instead} (${instead})`, instead)
    .replaceAll(`${instead} (${instead}, `, `${instead} (`);

/** The texts of an entry's kept papers that say these words amid others, and what stands there afterwards. */
const inPapers = (
  entry: Entry,
  { words, instead }: Pick<Removal, 'words' | 'instead'>,
): readonly (readonly [string, string])[] =>
  [...textsOf(entry)].flatMap(({ path, text, of }) => {
    if (of?.collection !== 'papers' || NO_WORDS.has(of.field.at(-1) ?? '')) return [];
    const left = without(text, words, instead);
    return left === text ? [] : [[path, left]];
  });

/**
 * What is to be taken out, papers that are kept included: a paper is made of what stands elsewhere in the record, so
 * whatever is taken out there is taken out of it. A text that was named itself goes as it was asked for.
 */
export const withPapers = (entries: readonly Entry[], removal: Removal): Removal['texts'] =>
  new Map(
    entries
      .map(
        (entry) =>
          [
            entry.seq,
            new Map([...inPapers(entry, removal), ...(removal.texts.get(entry.seq) ?? [])]),
          ] as const,
      )
      .filter(([, texts]) => texts.size > 0),
  );

/**
 * Phrases as people type them, compiled once. In a phrase `a|b` is one of these words, `a?` may be missing, `..` is
 * up to five words of any kind, `^` and `$` are the line's ends, `#` is a recommendation named in the line.
 */
export interface Phrases<Name extends string> {
  /** Every name whose phrases occur in the line, found in one pass over its words. */
  in(words: readonly string[]): ReadonlySet<Name>;
  /** Every word that some phrase waits for. */
  readonly words: ReadonlySet<string>;
}

const GAP = '..';
const LONGEST_GAP = 5;

type Slot = ReadonlySet<string> | typeof GAP;

interface Phrase<Name> {
  readonly name: Name;
  readonly slots: readonly Slot[];
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Compiles tables of phrases, by name. A line's cost is its words times the few phrases that begin with each. */
export const phrases = <Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
): Phrases<Name> => {
  const byFirst = new Map<string, Phrase<Name>[]>();
  const words = new Set<string>();
  for (const name of Object.keys(table) as Name[]) {
    for (const written of table[name]) {
      for (const phrase of variants(written.split(' ')).map((parts) => compile(name, parts))) {
        const [first] = phrase.slots;
        if (!first || first === GAP) throw new Error(`A phrase begins with a word: ${written}`);
        for (const word of first) byFirst.set(word, [...(byFirst.get(word) ?? []), phrase]);
        for (const slot of phrase.slots) if (slot !== GAP) for (const word of slot) words.add(word);
      }
    }
  }
  return { in: (line) => namesIn(line, byFirst), words };
};

/** A phrase with and without each word that may be missing. */
const variants = (parts: readonly string[]): string[][] => {
  const [first, ...others] = parts;
  if (first === undefined) return [[]];
  const behind = variants(others);
  if (!first.endsWith('?')) return behind.map((tail) => [first, ...tail]);
  return [...behind.map((tail) => [first.slice(0, -1), ...tail]), ...behind];
};

const compile = <Name>(name: Name, parts: readonly string[]): Phrase<Name> => ({
  name,
  atStart: parts[0] === '^',
  atEnd: parts.at(-1) === '$',
  slots: parts
    .filter((part) => part !== '^' && part !== '$')
    .map((part) => (part === GAP ? GAP : new Set(part.split('|')))),
});

const namesIn = <Name extends string>(
  line: readonly string[],
  byFirst: ReadonlyMap<string, readonly Phrase<Name>[]>,
): ReadonlySet<Name> => {
  const names = new Set<Name>();
  for (let at = 0; at < line.length; at += 1) {
    const beginning = byFirst.get(line[at] ?? '');
    if (beginning === undefined) continue;
    for (const phrase of beginning) {
      if ((phrase.atStart && at > 0) || names.has(phrase.name)) continue;
      if (fits(phrase, line, 1, at + 1)) names.add(phrase.name);
    }
  }
  return names;
};

/** True where the slots from `slot` on fit the words from `at` on. A phrase has few slots and gaps are short. */
const fits = (phrase: Phrase<string>, line: readonly string[], slot: number, at: number): boolean => {
  const { slots, atEnd } = phrase;
  let from = at;
  for (let index = slot; index < slots.length; index += 1) {
    const wanted = slots[index];
    if (wanted === GAP) {
      for (let skip = 0; skip <= LONGEST_GAP; skip += 1) {
        if (fits(phrase, line, index + 1, from + skip)) return true;
      }
      return false;
    }
    if (!wanted?.has(line[from] ?? '')) return false;
    from += 1;
  }
  return !atEnd || from === line.length || (from === line.length - 1 && line[from] === '?');
};

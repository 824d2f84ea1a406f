import type { BoardSettings } from '../domain/board.js';
import { cut } from '../domain/cut.js';
import { peopleNamed } from '../domain/lists.js';
import type { Person, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';

/** What is wrong with a field, instead of what it comes to: found, allowed, and what to do. */
export class Wrong {
  constructor(readonly sentence: string) {}
}

/** A list as people write it: one a line, or with commas or semicolons between. */
export const several = (words: string): string[] =>
  words
    .split(/\s*[\n;,]\s*/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const MOST_NAMED = 12;

/** One person, by their name or initials; null for nobody. */
export const personIn = (words: string, register: Pick<Register, 'people'>): string | null | Wrong => {
  if (words.trim() === '' || /^(?:none|nobody)$/i.test(words.trim())) return null;
  const found = personCalled(words.trim(), register);
  return found instanceof Wrong ? found : found.id;
};

const personCalled = (words: string, register: Pick<Register, 'people'>): Person | Wrong => {
  const [person, other, ...more] = peopleNamed(register, words);
  if (person && !other) return person;
  if (person && other)
    return new Wrong(
      `Several people answer to “${cut(words, 60)}”: ${sayList([person, other, ...more].slice(0, 5).map(({ name }) => name))}. Give the whole name.`,
    );
  const known = [...register.people.values()].filter(({ active }) => active).map(({ name }) => name);
  return new Wrong(
    `I do not know “${cut(words, 60)}”. People I know: ${sayList(known.slice(0, MOST_NAMED))}. An administrator can add people.`,
  );
};

/** Several people, each once. */
export const peopleIn = (words: string, register: Pick<Register, 'people'>): string[] | Wrong => {
  const found = several(words).map((one) => personCalled(one, register));
  return (
    found.find((one) => one instanceof Wrong) ?? [
      ...new Set(found.flatMap((one) => (one instanceof Wrong ? [] : [one.id]))),
    ]
  );
};

const PAIR = /^(.+?)\s*(?::|→|->|=)\s*(.+)$/;

/** "Head of Crime: ISVA lead; …": who stands in for whom. */
export const deputiesIn = (
  words: string,
  register: Pick<Register, 'people'>,
): BoardSettings['deputies'] | Wrong => {
  const pairs = new Map<string, string>();
  for (const one of several(words)) {
    const [, absent, standIn] = PAIR.exec(one) ?? [];
    if (!absent || !standIn)
      return new Wrong(
        `I cannot read “${cut(one, 60)}”. It goes: Head of Crime: Head of Data; ISVA lead: Head of Crime.`,
      );
    const [of, deputy] = [personCalled(absent, register), personCalled(standIn, register)];
    if (of instanceof Wrong) return of;
    if (deputy instanceof Wrong) return deputy;
    if (of.id === deputy.id)
      return new Wrong(`${of.name} cannot stand in for themselves. Name somebody else.`);
    if (pairs.has(of.id)) return new Wrong(`${of.name} has two deputies here. Name one.`);
    pairs.set(of.id, deputy.id);
  }
  return [...pairs].map(([of, deputy]) => ({ of, deputy }));
};

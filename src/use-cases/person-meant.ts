import { cut } from '../domain/cut.js';
import { peopleNamed } from '../domain/lists.js';
import type { Person } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import { type Asker, type Deps, type Refused, refusedPrivately } from './use-case.js';

/**
 * The one active person that somebody named, "me" among them, or what is asked instead: never a guess. Names are
 * told to the asker alone; ask for the right before.
 */
export const personMeant = (
  deps: Deps,
  asker: Asker,
  typed: string,
  again: { readonly verb: string; readonly data: Readonly<Record<string, string>> },
): Person | Refused => {
  const register = deps.store.read();
  const found = asker.person && typed.toLowerCase() === 'me' ? [asker.person] : peopleNamed(register, typed);
  const [person, other] = found;
  if (!person) {
    const known = [...register.people.values()].filter(({ active }) => active).map(({ name }) => name);
    return refusedPrivately(
      `I do not know “${cut(typed, 60)}”. People I know: ${sayList(known.slice(0, 12))}. An administrator can add people.`,
      [{ label: 'People', verb: 'show-people', data: {} }],
    );
  }
  if (!other) return person;
  const names = found.slice(0, 5).map(({ name }) => name);
  return refusedPrivately(
    `Several people answer to “${cut(typed, 60)}”: ${sayList(names.map((name, index) => `(${index + 1}) ${name}`))}. Whom do you mean?`,
    // A name is somebody's words, and a button's title is ours: so they are numbered.
    names.map((name, index) => ({
      label: `Number ${index + 1}`,
      verb: again.verb,
      data: { ...again.data, person: name },
    })),
  );
};

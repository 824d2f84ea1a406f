import { cut } from '../domain/cut.js';
import { peopleNamed } from '../domain/lists.js';
import type { Named } from '../domain/lookup.js';
import { sayList, sayShort } from '../domain/words.js';
import { keep, meantAndAllowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused, refusedPrivately } from './use-case.js';

/** Gives a recommendation an owner. A name that several people bear is asked about, never guessed. */
export const assign = async (
  deps: Deps,
  asker: Asker,
  { refs, to }: { readonly refs: readonly Named[]; readonly to: string },
): Promise<Result> => {
  const [ref, second] = refs;
  if (!ref || second)
    return refused('Assign one recommendation at a time, for example: assign 7 to Head of Crime.');
  const meant = meantAndAllowed(deps, asker, ref, 'keep-register', 'assign recommendations');
  if ('kind' in meant) return meant;
  const register = deps.store.read();
  const found = peopleNamed(register, to === 'me' ? meant.person.name : to);
  const [owner, other] = found;
  const { recommendation } = meant;
  if (!owner) {
    const known = [...register.people.values()].filter(({ active }) => active).map(({ name }) => name);
    return refusedPrivately(
      `I do not know “${cut(to, 60)}”. People I know: ${sayList(known.slice(0, 12))}. An administrator can add people.`,
    );
  }
  if (other) {
    const names = found.slice(0, 5).map(({ name }) => name);
    return refusedPrivately(
      `Several people answer to “${cut(to, 60)}”: ${sayList(names.map((name, index) => `(${index + 1}) ${name}`))}. Whom do you mean?`,
      // A name is somebody's words, and a button's title is ours: so they are numbered.
      names.map((name, index) => ({
        label: `Number ${index + 1}`,
        verb: 'assign',
        data: { ref: recommendation.id, to: name },
      })),
    );
  }
  const before = recommendation.owner ? register.people.get(recommendation.owner)?.name : undefined;
  return keep(deps, asker, meant, {
    why: `Assigned ${sayShort(recommendation)} to ${owner.name}`,
    sentence: `${owner.name} now owns ${sayShort(recommendation)}${before && before !== owner.name ? `; before it was ${before}` : ''}.`,
    edit: (draft) => {
      draft.owner = owner.id;
      if (draft.progress === 'awaiting-allocation') draft.progress = 'in-progress';
    },
  });
};

import { cut } from '../domain/cut.js';
import { allowed } from './keep.js';
import { PUBLIC, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

const LONGEST = 100;

/** Sets what stands at the head and foot of every paper; '' for nothing. */
export const setMarking = async (
  deps: Deps,
  asker: Asker,
  { marking: typed }: { readonly marking: string },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'set the marking of papers');
  if ('kind' in person) return person;
  const marking = typed.trim().replace(/\s+/g, ' ');
  if (marking.length > LONGEST)
    return refused(
      `“${cut(marking, 60)}” has ${marking.length} characters; a marking takes at most ${LONGEST}. For example: marking OFFICIAL-SENSITIVE`,
    );
  await deps.store.change(
    { by: person.id, via: asker.via, why: 'Set the marking of papers', cause: asker.cause },
    (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.marking = marking === '' ? null : marking;
      }),
  );
  return {
    kind: 'kept',
    sentence:
      marking === ''
        ? 'Papers have no marking from now on.'
        : `Every paper has “${marking}” at its head and foot from now on.`,
    item: null,
    waysOn: [{ label: 'Papers', verb: 'show-pack', data: {} }],
    ...PUBLIC,
  };
};

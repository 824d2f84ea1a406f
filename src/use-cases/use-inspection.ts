import { knownInspections } from './find.js';
import { PUBLIC, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Says which inspection a bare number means in this conversation from now on. */
export const useInspection = async (
  deps: Deps,
  asker: Asker,
  { inspection: code }: { readonly inspection: string },
): Promise<Result> => {
  const register = deps.store.read();
  if (!register.inspections.has(code))
    return refused(`I do not know the inspection ${code.slice(0, 60)}. ${knownInspections(register)}`);
  const { conversation, via, person, cause } = asker;
  if (!person)
    return refused(
      'I do not know who you are yet, so I cannot keep that for you. Ask the governance team to add you.',
    );
  await deps.store.change(
    { by: person.id, via, why: `A bare number means ${code} in this conversation`, cause },
    (tx) => {
      if (tx.get('conversations', conversation.id)) {
        tx.edit('conversations', conversation.id, (draft) => {
          draft.inspection = code;
        });
        return;
      }
      tx.add('conversations', {
        id: conversation.id,
        platform: via,
        kind: conversation.kind,
        name: '',
        board: null,
        inspection: code,
        person: conversation.kind === 'direct' ? person.id : null,
      });
    },
  );
  return {
    kind: 'kept',
    sentence: `Here “rec 7” now means ${code}/7.`,
    item: null,
    waysOn: [{ label: 'List open', verb: 'show-list', data: { filter: 'open' } }],
    ...PUBLIC,
  };
};

import { cut } from '../domain/cut.js';
import { chairs, may } from '../domain/permission.js';
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
  const all = code === 'ALL';
  if (!all && !register.inspections.has(code))
    return refused(`I do not know the inspection ${cut(code, 60)}. ${knownInspections(register)}`);
  const { conversation, via, person, cause } = asker;
  const own = all ? null : code;
  if (!person)
    return refused(
      'I do not know who you are yet, so I cannot keep that for you. Ask the governance team for a code.',
    );
  const board = conversation.board === null ? undefined : register.boards.get(conversation.board);
  const presides = board !== undefined && chairs(person, board);
  if (conversation.kind === 'shared' && !presides && !may(register, person, 'keep-register')) {
    return refused(
      'What a number means here is for everybody here: only the governance team or the chair changes it.',
    );
  }
  await deps.store.change(
    {
      by: person.id,
      via,
      why: own
        ? `A bare number means ${own} in this conversation`
        : 'All inspections count in this conversation',
      cause,
    },
    (tx) => {
      if (tx.get('conversations', conversation.id)) {
        tx.edit('conversations', conversation.id, (draft) => {
          draft.inspection = own;
        });
        return;
      }
      tx.add('conversations', {
        id: conversation.id,
        platform: via,
        kind: conversation.kind,
        name: '',
        board: null,
        inspection: own,
        person: conversation.kind === 'direct' ? person.id : null,
        address: null,
        stopped: null,
      });
    },
  );
  return {
    kind: 'kept',
    sentence: own
      ? `Here “rec 7” and every list now mean ${own} alone. “use all” brings the others back.`
      : 'Here every inspection counts again.',
    item: null,
    waysOn: [{ label: 'List open', verb: 'show-list', data: { filter: 'open' } }],
    ...PUBLIC,
  };
};

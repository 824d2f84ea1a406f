import type { DraftOf } from '../domain/register.js';
import type { Tx } from '../ports.js';

/** A board of version 2, which had one conversation at most. */
type FormerBoard = DraftOf<'boards'> & { conversation?: string | null };

/** Makes records of version 2 fit version 3, saying nothing that nobody knows. Frozen: later shapes are later steps. */
export const toUpdateCycle = (tx: Tx): void => {
  for (const { id } of tx.all('inspections').values())
    tx.edit('inspections', id, (draft) => {
      draft.response ??= {
        invitedOn: null,
        commentsBy: null,
        commentedOn: null,
        sentToInspectorateOn: null,
        sentToSecretaryOn: null,
      };
    });
  for (const { id } of tx.all('recommendations').values())
    tx.edit('recommendations', id, (draft) => {
      draft.asked ??= null;
    });
  for (const { id } of tx.all('updates').values())
    tx.edit('updates', id, (draft) => {
      draft.kind ??= 'update';
      draft.request ??= null;
    });
  for (const { id } of tx.all('people').values())
    tx.edit('people', id, (draft) => {
      draft.zone ??= null;
      draft.away ??= [];
    });
  for (const { id } of tx.all('deliveries').values())
    tx.edit('deliveries', id, (draft) => {
      draft.items ??= [];
    });
  for (const { id } of tx.all('boards').values())
    tx.edit('boards', id, (draft: FormerBoard) => {
      draft.conversations ??= draft.conversation ? [draft.conversation] : [];
      delete draft.conversation;
      draft.kind ??= '';
      draft.deputies ??= [];
      draft.lead ??= null;
      draft.dates ??= [];
      draft.updatesDue ??= 7;
      draft.papersOut ??= 7;
      draft.hours ??= { from: '09:00', until: '17:00' };
    });
  for (const { id } of tx.all('settings').values())
    tx.edit('settings', id, (draft) => {
      draft.holidays ??= { added: [], removed: [] };
      draft.policy ??= { askBefore: 10, chaseAfter: 5, apart: 2 };
    });
};

import type { Tx } from '../ports.js';

/** Makes meetings of version 3 fit version 4: none of them was run from the chat, and papers have no marking. Frozen: later shapes are later steps. */
export const toMeetings = (tx: Tx): void => {
  for (const { id } of tx.all('meetings').values())
    tx.edit('meetings', id, (draft) => {
      draft.agenda ??= null;
      draft.held ??= null;
      draft.attendance ??= null;
      draft.minutes ??= null;
    });
  for (const { id } of tx.all('settings').values())
    tx.edit('settings', id, (draft) => {
      draft.marking ??= null;
    });
};

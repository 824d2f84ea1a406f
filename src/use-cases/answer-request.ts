import type { Update } from '../domain/register.js';
import type { Tx } from '../ports.js';

/** The request that is open on a recommendation is answered by this update. Gives its id; null where nobody was asked. */
export const answerRequest = (
  tx: Tx,
  recommendation: string,
  { by, at, update }: Pick<Update, 'by' | 'at'> & { readonly update: string },
): string | null => {
  const asked = tx.get('recommendations', recommendation)?.asked ?? null;
  if (asked === null) return null;
  tx.edit('requests', asked, (draft) => {
    draft.state = 'answered';
    draft.update = update;
    draft.settled = { by, at, note: '' };
  });
  tx.edit('recommendations', recommendation, (draft) => {
    draft.asked = null;
  });
  return asked;
};

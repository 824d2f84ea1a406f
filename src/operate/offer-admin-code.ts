import { toInstant } from '../domain/calendar.js';
import type { Clock, Store } from '../ports.js';
import { CODE_VALID_MS, hasAdmin } from '../use-cases/claim-admin.js';
import { hashOfCode, newCode } from '../use-cases/code-hash.js';

/**
 * A code for the first administrator of a live register, valid for an hour; null where there is one already, or
 * the register is a demo's. It is given once and kept nowhere, so a new one takes the former's place: only the
 * bot's own start asks for it, and prints it.
 */
export const offerAdminCode = async (
  store: Pick<Store, 'read' | 'change'>,
  clock: Clock,
): Promise<string | null> => {
  const register = store.read();
  if (register.settings.get('register')?.mode !== 'live') return null;
  if (hasAdmin(register)) return null;
  const code = newCode();
  const until = toInstant(clock.now() + CODE_VALID_MS);
  await store.change(
    { by: 'scrutiny', via: 'start', why: 'Offered a code for the first administrator.', cause: null },
    (tx) =>
      tx.edit('settings', 'register', (draft) => {
        draft.adminCode = { hash: hashOfCode(code), until };
      }),
  );
  return code;
};

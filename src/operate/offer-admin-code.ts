import { randomInt } from 'node:crypto';
import { toInstant } from '../domain/calendar.js';
import type { Clock, Store } from '../ports.js';
import { CODE_VALID_MS, hashOfCode } from '../use-cases/claim-admin.js';

/** Letters and digits that nobody confuses when reading them off a console. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

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
  if ([...register.people.values()].some(({ roles, active }) => active && roles.includes('admin')))
    return null;
  const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const code = [group(), group(), group(), group()].join('-');
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

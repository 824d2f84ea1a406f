import { createHash, timingSafeEqual } from 'node:crypto';
import { personWith } from './add-person.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** How long the first-admin code is valid, in milliseconds. */
export const CODE_VALID_MS = 3_600_000;

/** What of the code is kept: its SHA-256, hex. The code itself stands on the console once and nowhere else. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Makes whoever sends the code of an empty live register its first administrator, once. */
export const claimAdmin = async (
  deps: Deps,
  asker: Asker,
  { code, account, name }: { readonly code: string; readonly account: string; readonly name: string },
): Promise<Result> => {
  const no = refused(
    'That code is not valid, or not any more. Start Scrutiny again to have a new one printed on its console.',
  );
  const changed = await deps.store.change(
    {
      by: asker.person?.id ?? 'scrutiny',
      via: asker.via,
      why: 'Became the first administrator by the code from the console',
      cause: asker.cause,
    },
    (tx) => {
      const kept = tx.get('settings', 'register')?.adminCode;
      if (!kept || Date.parse(kept.until) < deps.clock.now()) return false;
      if (!timingSafeEqual(Buffer.from(kept.hash, 'hex'), Buffer.from(hashOfCode(code), 'hex'))) return false;
      tx.edit('settings', 'register', (draft) => {
        draft.adminCode = null;
      });
      const known = personWith(tx.all('people').values(), { platform: asker.via, id: account });
      if (known) tx.edit('people', known.id, (draft) => void draft.roles.push('admin'));
      else {
        tx.add('people', {
          id: `admin-${tx.all('people').size + 1}`,
          name: name || 'Administrator',
          initials: 'ADM',
          roles: ['admin'],
          accounts: [{ platform: asker.via, id: account, by: 'code' }],
          email: null,
          active: true,
        });
      }
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result) return no;
  return {
    kind: 'kept',
    sentence:
      'You are the administrator of this register now. Add the governance team next, for example: add person Governance officer as governance, account console:their-login',
    item: null,
    waysOn: [{ label: 'Help', verb: 'help', data: {} }],
    ...PERSONAL,
  };
};

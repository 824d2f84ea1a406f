import { toMilliseconds } from '../domain/calendar.js';
import type { Register } from '../domain/register.js';
import { personWith } from './add-person.js';
import { sameHash } from './code-hash.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refusedPrivately, type Speaker } from './use-case.js';

/** How long the first-admin code is valid, in milliseconds. */
export const CODE_VALID_MS = 3_600_000;

/** True once somebody active administers the register. */
export const hasAdmin = (register: Pick<Register, 'people'>): boolean =>
  [...register.people.values()].some(({ roles, active }) => active && roles.includes('admin'));

/** What is said of a code that nobody has, while the only one there could be is the first administrator's. */
export const NO_SUCH_ADMIN_CODE = refusedPrivately(
  'That code is not valid, or not any more. Start Scrutiny again to have a new one printed on its console.',
);

/** Whether a code's hash is that of the first administrator's code, and it still counts at `now`, in milliseconds. */
export const isAdminCode = (register: Pick<Register, 'settings'>, hash: string, now: number): boolean => {
  const kept = register.settings.get('register')?.adminCode;
  return (
    kept !== undefined && kept !== null && toMilliseconds(kept.until) >= now && sameHash(kept.hash, hash)
  );
};

/** Makes whoever sends the code of an empty live register its first administrator, once. */
export const claimAdmin = async (
  deps: Deps,
  asker: Asker,
  { hash, account }: { readonly hash: string; readonly account: Speaker },
): Promise<Result> => {
  const changed = await deps.store.change(
    {
      by: asker.person?.id ?? 'scrutiny',
      via: asker.via,
      why: 'Became the first administrator by the code from the console',
      cause: asker.cause,
    },
    (tx) => {
      if (!isAdminCode({ settings: tx.all('settings') }, hash, deps.clock.now())) return false;
      tx.edit('settings', 'register', (draft) => {
        draft.adminCode = null;
      });
      const known = personWith(tx.all('people').values(), { platform: asker.via, id: account.id });
      if (known)
        tx.edit('people', known.id, (draft) => {
          draft.roles.push('admin');
          // An e-mail address alone would make an owner of them at most; the code vouches for the account now.
          for (const its of draft.accounts)
            if (its.platform === asker.via && its.id === account.id && its.by === 'email') its.by = 'code';
        });
      else {
        tx.add('people', {
          id: `admin-${tx.all('people').size + 1}`,
          name: account.name || 'Administrator',
          initials: 'ADM',
          roles: ['admin'],
          accounts: [{ platform: asker.via, id: account.id, by: 'code' }],
          email: null,
          zone: null,
          away: [],
          active: true,
        });
      }
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result) return NO_SUCH_ADMIN_CODE;
  return {
    kind: 'kept',
    sentence:
      'You are the administrator of this register now. Add the governance team next, for example: add person Governance officer as governance. Then: invite Governance officer',
    item: null,
    waysOn: [{ label: 'Help', verb: 'help', data: {} }],
    ...PERSONAL,
  };
};

import { cut } from '../domain/cut.js';
import { addressOf, peopleWithAddress } from '../domain/invitation.js';
import type { Platform, Role } from '../domain/register.js';
import { PLATFORM } from '../domain/register.js';
import { SAY_ROLE, sayList } from '../domain/words.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { NO_ADDRESS, TAKEN_ADDRESS } from './set-email.js';
import { type Asker, type Deps, refused, refusedPrivately } from './use-case.js';

const ROLES: Readonly<Record<string, Role>> = {
  viewer: 'viewer',
  governance: 'governance',
  commissioner: 'commissioner',
  admin: 'admin',
  administrator: 'admin',
};

/** Adds a person with their roles and, where given, the account that they speak through and their e-mail address. */
export const addPerson = async (
  deps: Deps,
  asker: Asker,
  {
    name,
    roles,
    account,
    email,
  }: {
    readonly name: string;
    readonly roles: readonly string[];
    readonly account: string;
    readonly email: string;
  },
): Promise<Result> => {
  const by = allowed(deps, asker, 'administer', 'add people');
  if ('kind' in by) return by;
  const wanted = roles.map((role) => ROLES[role]);
  if (wanted.length === 0 || wanted.includes(undefined)) {
    return refused(
      `I do not know the role “${cut(roles.join(', '), 60)}”. Roles are viewer, governance, commissioner and admin; owner and chair follow from what somebody owns and chairs.`,
    );
  }
  const at = account.indexOf(':');
  const platform = PLATFORM.find((one) => one === account.slice(0, at));
  const accounts = platform ? [{ platform, id: account.slice(at + 1), by: 'register' as const }] : [];
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 6);
  const address = email === '' ? null : addressOf(email);
  if (email !== '' && address === null) return NO_ADDRESS;
  const changed = await deps.store.change(
    { by: by.id, via: asker.via, why: 'Added a person', cause: asker.cause },
    (tx) => {
      const taken = [...tx.all('people').values()].some(
        (person) => person.name.toLowerCase() === name.toLowerCase(),
      );
      if (taken) return 'exists';
      if (accounts[0] && personWith(tx.all('people').values(), accounts[0])) return 'account';
      if (address && peopleWithAddress({ people: tx.all('people') }, address).length > 0) return 'address';
      tx.add('people', {
        // Never made from a name: an id stays when a name has to be forgotten.
        id: `P${tx.all('people').size + 1}`,
        name,
        initials,
        roles: wanted.filter((role) => role !== undefined),
        accounts,
        email: address,
        zone: null,
        away: [],
        active: true,
      });
      return 'added';
    },
  );
  if (changed.kind === 'applied' && changed.result === 'exists')
    return refusedPrivately(
      `${cut(name, 60)} is in the register already. Choose a name that tells them apart.`,
    );
  if (changed.kind === 'applied' && changed.result === 'account')
    return refused('That account speaks for somebody else already. One account is one person.');
  if (changed.kind === 'applied' && changed.result === 'address') return TAKEN_ADDRESS;
  return {
    kind: 'kept',
    sentence: `${name} is in the register as ${sayList(wanted.flatMap((role) => (role ? [SAY_ROLE[role]] : [])))}.`,
    item: null,
    waysOn: [
      { label: 'Make a code', verb: 'invite-person', data: { person: name } },
      { label: 'People', verb: 'show-people', data: {} },
    ],
    ...PERSONAL,
  };
};

/** The person through whose account something was said. */
export const personWith = <
  P extends { readonly accounts: readonly { readonly platform: Platform; readonly id: string }[] },
>(
  people: Iterable<P>,
  account: { readonly platform: Platform; readonly id: string },
): P | undefined => {
  // Looked for with every message, so without a function for each person.
  for (const person of people)
    for (const { platform, id } of person.accounts)
      if (id === account.id && platform === account.platform) return person;
  return undefined;
};

import { mayInvite } from '../domain/permission.js';
import { type Person, PLATFORM, type Platform } from '../domain/register.js';
import { SAY_PLATFORM } from '../domain/words.js';
import type { Tx } from '../ports.js';
import { allowed } from './keep.js';
import { personMeant } from './person-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused, refusedPrivately } from './use-case.js';

/** Takes accounts away from a person, and with them the conversations there in which they were written to. */
export const unlink = (
  tx: Tx,
  person: string,
  goes: (account: Person['accounts'][number]) => boolean,
): void => {
  const platforms = new Set(
    (tx.get('people', person)?.accounts ?? []).filter(goes).map(({ platform }) => platform),
  );
  if (platforms.size === 0) return;
  tx.edit('people', person, (draft) => {
    draft.accounts = draft.accounts.filter((account) => !goes(account));
  });
  for (const conversation of tx.all('conversations').values()) {
    if (conversation.person === person && platforms.has(conversation.platform))
      tx.edit('conversations', conversation.id, (draft) => {
        draft.person = null;
      });
  }
};

/** Whether somebody could still administer the register if this person had no account on that platform. */
const somebodyAdministers = (people: Iterable<Person>, without: Person, there: Platform): boolean =>
  [...people].some(
    ({ id, active, roles, accounts }) =>
      active &&
      roles.includes('admin') &&
      accounts.some(({ by, platform }) => by !== 'email' && (id !== without.id || platform !== there)),
  );

/** Takes a person's account on one platform away from them, by the rule by which it could be given. */
export const unlinkAccount = async (
  deps: Deps,
  asker: Asker,
  { person: typed, platform: named }: { readonly person: string; readonly platform: string },
): Promise<Result> => {
  const by = allowed(deps, asker, 'invite-people', 'unlink accounts');
  if ('kind' in by) return by;
  const platform = PLATFORM.find((one) => one === named);
  if (!platform)
    return refused('Say where: teams, slack, web or console. For example: unlink Head of Crime teams');
  const person = personMeant(deps, asker, typed, { verb: 'unlink-account', data: { platform } });
  if ('kind' in person) return person;
  if (!mayInvite(deps.store.read(), by, person))
    return refusedPrivately(
      `Only an administrator can unlink ${person.name}, because ${person.name} may do what you may not.`,
    );
  const changed = await deps.store.change(
    {
      by: by.id,
      via: asker.via,
      why: `Unlinked a person’s account on ${SAY_PLATFORM[platform]}`,
      cause: asker.cause,
    },
    (tx) => {
      const now = tx.get('people', person.id);
      if (!now?.accounts.some((account) => account.platform === platform)) return 'none';
      if (now.roles.includes('admin') && !somebodyAdministers(tx.all('people').values(), now, platform))
        return 'last';
      unlink(tx, person.id, (account) => account.platform === platform);
      return 'unlinked';
    },
  );
  const outcome = changed.kind === 'applied' ? changed.result : 'unlinked';
  if (outcome === 'none')
    return refusedPrivately(
      `${person.name} is not linked on ${SAY_PLATFORM[platform]}, so nothing was changed.`,
    );
  if (outcome === 'last')
    return refusedPrivately(
      'That is the last account through which anybody administers this register. Link another one first.',
    );
  const again = person.email
    ? ' Their e-mail address can still link them, as an owner at most; an administrator takes it out with “email … is none”.'
    : '';
  return {
    kind: 'kept',
    sentence: `${person.name} is not linked on ${SAY_PLATFORM[platform]} any more.${again}`,
    item: null,
    waysOn: [{ label: 'People', verb: 'show-people', data: {} }],
    ...PERSONAL,
  };
};

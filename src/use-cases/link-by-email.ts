import { matchedByAddress } from '../domain/invitation.js';
import type { Person, Register } from '../domain/register.js';
import { SAY_PLATFORM } from '../domain/words.js';
import { personWith } from './add-person.js';
import { accountOf, link, notLinked, sayHindrance, welcome } from './link-account.js';
import type { Result } from './result.js';
import type { Asker, Deps, Speaker } from './use-case.js';

/**
 * The person whose e-mail address an unlinked account has, where one may be offered: to nobody who is known already,
 * and only where the speaker alone reads it, because it tells who is in the register.
 */
export const suggestedBy = (
  register: Pick<Register, 'people'>,
  asker: Asker,
  account: Speaker,
): Person | null =>
  asker.person === null &&
  asker.conversation.kind === 'direct' &&
  personWith(register.people.values(), accountOf(asker, account)) === undefined
    ? matchedByAddress(register, { ...account, platform: asker.via })
    : null;

/**
 * Links the account that speaks to the person whose e-mail address it has, as the platform's directory says at this
 * very turn: the button carries nothing. What is linked so is an owner at most.
 */
export const linkByEmail = async (
  deps: Deps,
  asker: Asker,
  { account }: { readonly account: Speaker },
): Promise<Result> => {
  const { store } = deps;
  if (account.guest) return notLinked(sayHindrance('guest', asker.via));
  if (asker.person) return notLinked(sayHindrance('again', asker.via));
  const suggested = suggestedBy(store.read(), asker, account);
  const nobody = notLinked(
    'I find nobody whom your e-mail address alone makes clear. Ask the governance team for a code, and send it to me in our own conversation.',
  );
  if (!suggested) return nobody;
  const changed = await store.change(
    {
      by: suggested.id,
      via: asker.via,
      why: `Linked their account on ${SAY_PLATFORM[asker.via]} by their e-mail address`,
      cause: asker.cause,
    },
    (tx) => {
      if (suggestedBy({ people: tx.all('people') }, asker, account)?.id !== suggested.id) return false;
      link(tx, asker, suggested.id, accountOf(asker, account), 'email');
      return true;
    },
  );
  return changed.kind === 'applied' && !changed.result
    ? nobody
    : welcome(suggested, accountOf(asker, account), 'email');
};

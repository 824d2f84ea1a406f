import { toMilliseconds } from './calendar.js';
import { mayInvite } from './permission.js';
import type { Invite, Person, Platform, Register } from './register.js';

/** How long an invitation's code is good for, in milliseconds: a week, for whoever is on leave when it is made. */
export const INVITATION_VALID_MS = 7 * 86_400_000;

/** What has become of an invitation's code. `void`: whoever made it, or whom it is for, is not who they were. */
export type Validity = 'open' | 'used' | 'expired' | 'replaced' | 'void';

/**
 * Whether an invitation's code still counts at `now`, in milliseconds since 1970. The newest invitation of a person
 * is the only one that does. The right to hand it out is asked again: what has been given to the person since, a
 * board or a role, is not had through a code that was made before by somebody who may not give that.
 */
export const validityOf = (register: Register, invite: Invite, now: number): Validity => {
  if (invite.usedAt !== null) return 'used';
  const newest = [...register.invites.values()].findLast(({ person }) => person === invite.person);
  if (newest?.id !== invite.id) return 'replaced';
  if (toMilliseconds(invite.until) < now) return 'expired';
  const person = register.people.get(invite.person);
  const by = register.people.get(invite.by);
  return person?.active && by && mayInvite(register, by, person) ? 'open' : 'void';
};

/** Where an account lives: the workspace on Slack (`team:user`); the other platforms are set up for one tenant. */
const homeOf = ({ platform, id }: Account): string =>
  platform === 'slack' ? `slack:${id.split(/[:/]/)[0]}` : platform;

interface Account {
  readonly platform: Platform;
  readonly id: string;
}

/** True where a person has another account in the same place: they have one for each platform and tenant. */
export const hasAnotherThere = ({ accounts }: Person, account: Account): boolean =>
  accounts.some((its) => homeOf(its) === homeOf(account) && its.id !== account.id);

/** Printable ASCII only: other letters may look like these, and change into them when made small. */
const ADDRESS = /^[!-?A-~]{1,120}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/;

/** An e-mail address as it is kept and compared, in small letters; null for what is none. */
export const addressOf = (typed: string): string | null =>
  ADDRESS.test(typed.trim()) ? typed.trim().toLowerCase() : null;

/** Everybody active whose e-mail address is this one. */
export const peopleWithAddress = (register: Pick<Register, 'people'>, email: string): readonly Person[] => {
  const wanted = addressOf(email);
  return wanted === null
    ? []
    : [...register.people.values()].filter(
        (person) => person.active && person.email !== null && addressOf(person.email) === wanted,
      );
};

/**
 * The one person whose e-mail address an account has, as the platform's own directory says, where the account could
 * become theirs. Null where there is none, where several have that address, or where they have another account there.
 */
export const matchedByAddress = (
  register: Pick<Register, 'people'>,
  account: Account & { readonly email?: string | undefined; readonly guest?: true | undefined },
): Person | null => {
  if (account.guest || account.email === undefined) return null;
  const [only, other] = peopleWithAddress(register, account.email);
  return only && !other && !hasAnotherThere(only, account) ? only : null;
};

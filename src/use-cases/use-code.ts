import { toInstant } from '../domain/calendar.js';
import { type Validity, validityOf } from '../domain/invitation.js';
import type { Invite } from '../domain/register.js';
import { SAY_PLATFORM } from '../domain/words.js';
import { claimAdmin, hasAdmin, isAdminCode, NO_SUCH_ADMIN_CODE } from './claim-admin.js';
import { hashOfCode, sameHash } from './code-hash.js';
import {
  accountOf,
  type Hindrance,
  hindranceOf,
  link,
  notLinked,
  sayHindrance,
  welcome,
} from './link-account.js';
import { registerOf } from './register-of.js';
import type { Result } from './result.js';
import type { Asker, Deps, Speaker } from './use-case.js';
import { mustWait, noteWrongCode } from './wrong-codes.js';

/**
 * What a one-time code does for the account that sends it: the first administrator's makes one of it, an
 * invitation's links it to the person invited. Whoever sends it is who the platform says; the code says only whom
 * they are. Everything about it is told to them alone, wherever they sent it.
 */
export const useCode = async (
  deps: Deps,
  asker: Asker,
  { code, account }: { readonly code: string; readonly account: Speaker },
): Promise<Result> => {
  const { store } = deps;
  const now = deps.clock.now();
  const speaks = accountOf(asker, account);
  if (mustWait(store, speaks, now))
    return notLinked(
      'That was a wrong code too often. Wait ten minutes, then send the right one. The governance team can give you a new one.',
    );
  const hash = hashOfCode(code);
  const register = store.read();
  if (isAdminCode(register, hash, now))
    return account.guest
      ? notLinked(sayHindrance('guest', speaks.platform))
      : claimAdmin(deps, asker, { hash, account });
  // All are compared, so that the time it takes tells nothing.
  const [invite] = [...register.invites.values()].filter(({ id }) => sameHash(id, hash));
  if (!invite) {
    noteWrongCode(store, speaks, now);
    return hasAdmin(register)
      ? notLinked(
          'That code is not valid. Compare it letter by letter, or ask the governance team for a new one.',
        )
      : NO_SUCH_ADMIN_CODE;
  }
  return linkByCode(deps, asker, invite, account);
};

/** What is said of an invitation that does not count any more. */
const SAY_INVALID: Readonly<Record<Exclude<Validity, 'open'>, string>> = {
  used: 'That code has been used, and each counts once. Ask the governance team for a new one.',
  expired: 'That code has run out: each is good for seven days. Ask the governance team for a new one.',
  replaced:
    'A newer code has taken the place of this one. Send the newer one, or ask the governance team for another.',
  void: 'That code does not count any more. Ask the governance team for a new one.',
};

type Outcome = 'linked' | Hindrance | Exclude<Validity, 'open'>;

const linkByCode = async (
  deps: Deps,
  asker: Asker,
  { id, person }: Invite,
  account: Speaker,
): Promise<Result> => {
  const { store, clock } = deps;
  const speaks = accountOf(asker, account);
  const changed = await store.change(
    {
      by: person,
      via: asker.via,
      why: `Linked their account on ${SAY_PLATFORM[asker.via]} by a code`,
      cause: asker.cause,
    },
    (tx): Outcome => {
      const register = registerOf(tx);
      const invite = register.invites.get(id);
      const invited = register.people.get(person);
      const validity = invite ? validityOf(register, invite, clock.now()) : 'void';
      if (validity !== 'open' || !invited) return validity === 'open' ? 'void' : validity;
      const hindrance = hindranceOf(register.people.values(), invited, speaks, {
        by: 'code',
        guest: account.guest === true,
      });
      if (hindrance) return hindrance;
      link(tx, asker, person, speaks, 'code');
      tx.edit('invites', id, (draft) => {
        draft.usedAt = toInstant(clock.now());
      });
      return 'linked';
    },
  );
  const outcome = changed.kind === 'applied' ? changed.result : 'linked';
  const invited = store.read().people.get(person);
  switch (outcome) {
    case 'linked':
      return invited ? welcome(invited, speaks, 'code') : notLinked(SAY_INVALID.void);
    case 'guest':
    case 'others':
    case 'another':
    case 'again':
      return notLinked(
        `${sayHindrance(outcome, speaks.platform)} ${await takeBackIfSeen(deps, asker, id)}`.trim(),
      );
    case 'used':
    case 'expired':
    case 'replaced':
    case 'void':
      return notLinked(SAY_INVALID[outcome]);
  }
};

/** A code that others could read and that is still good would be anybody's: it counts no more. */
const takeBackIfSeen = async ({ store, clock }: Deps, asker: Asker, invite: string): Promise<string> => {
  if (asker.conversation.kind === 'direct') return '';
  await store.change(
    {
      by: 'scrutiny',
      via: asker.via,
      why: 'Took back an invitation whose code others could read',
      cause: null,
    },
    (tx) => {
      if (tx.get('invites', invite)?.usedAt === null)
        tx.edit('invites', invite, (draft) => {
          draft.usedAt = toInstant(clock.now());
        });
    },
  );
  return 'Others could read the code where you sent it, so it does not count any more: ask for a new one and send it in our own conversation.';
};

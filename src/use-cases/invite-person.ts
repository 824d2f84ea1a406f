import { toInstant } from '../domain/calendar.js';
import { INVITATION_VALID_MS } from '../domain/invitation.js';
import { mayInvite } from '../domain/permission.js';
import { zoneOf } from '../domain/status.js';
import { hashOfCode, newCode } from './code-hash.js';
import { allowed } from './keep.js';
import { personMeant } from './person-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refusedPrivately } from './use-case.js';

/**
 * Makes a one-time code for a person of the register: whoever sends it links the account they send it from. It takes
 * the place of the one before. The answer is for the asker alone, and the only place where the code ever stands.
 */
export const invitePerson = async (
  deps: Deps,
  asker: Asker,
  { person: typed }: { readonly person: string },
): Promise<Result> => {
  const by = allowed(deps, asker, 'invite-people', 'invite people');
  if ('kind' in by) return by;
  const person = personMeant(deps, asker, typed, { verb: 'invite-person', data: {} });
  if ('kind' in person) return person;
  const register = deps.store.read();
  if (!mayInvite(register, by, person))
    return refusedPrivately(
      `Only an administrator can invite ${person.name}, because ${person.name} may do what you may not.`,
      [{ label: 'People', verb: 'show-people', data: {} }],
    );
  const code = newCode();
  const now = deps.clock.now();
  const until = toInstant(now + INVITATION_VALID_MS);
  const changed = await deps.store.change(
    { by: by.id, via: asker.via, why: 'Invited a person to link an account', cause: asker.cause },
    (tx) =>
      tx.add('invites', {
        id: hashOfCode(code),
        person: person.id,
        by: by.id,
        at: toInstant(now),
        until,
        usedAt: null,
      }),
  );
  // The same message again: its code was shown then, and is kept nowhere.
  if (changed.kind === 'repeated')
    return refusedPrivately(
      'I made that code already and cannot show it again. Invite once more for a new one.',
    );
  return { kind: 'invitation', name: person.name, code, until, zone: zoneOf(register), ...PERSONAL };
};

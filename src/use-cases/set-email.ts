import { addressOf, peopleWithAddress } from '../domain/invitation.js';
import { allowed } from './keep.js';
import { personMeant } from './person-meant.js';
import { PERSONAL, type Result } from './result.js';
import { unlink } from './unlink-account.js';
import { type Asker, type Deps, refusedPrivately } from './use-case.js';

/** What is said of a text that is no e-mail address. It is not said back: it may be one, mistyped. */
export const NO_ADDRESS = refusedPrivately(
  'That is no e-mail address that I can use. It goes: name@organisation, in plain letters, without spaces.',
);
/** What is said of an address that could not tell two people apart. */
export const TAKEN_ADDRESS = refusedPrivately(
  'Somebody else in the register has that e-mail address. It can be one person’s only.',
);

/** Corrects the e-mail address that a person is known by, or takes it out; accounts that the former one linked go too. */
export const setEmail = async (
  deps: Deps,
  asker: Asker,
  { person: typed, email }: { readonly person: string; readonly email: string },
): Promise<Result> => {
  const by = allowed(deps, asker, 'administer', 'change e-mail addresses');
  if ('kind' in by) return by;
  const person = personMeant(deps, asker, typed, { verb: 'show-people', data: {} });
  if ('kind' in person) return person;
  const none = /^none$/i.test(email);
  const address = none ? null : addressOf(email);
  if (!none && address === null) return NO_ADDRESS;
  const changed = await deps.store.change(
    { by: by.id, via: asker.via, why: 'Corrected a person’s e-mail address', cause: asker.cause },
    (tx) => {
      const others = address === null ? [] : peopleWithAddress({ people: tx.all('people') }, address);
      if (others.some(({ id }) => id !== person.id)) return 'taken';
      if (tx.get('people', person.id)?.email === address) return 'same';
      tx.edit('people', person.id, (draft) => {
        draft.email = address;
      });
      unlink(tx, person.id, (account) => account.by === 'email');
      return 'set';
    },
  );
  if (changed.kind === 'applied' && changed.result === 'taken') return TAKEN_ADDRESS;
  const same =
    changed.kind === 'applied' && changed.result === 'same' ? 'Nothing changed: it was so already. ' : '';
  return {
    kind: 'kept',
    sentence: `${same}${address === null ? `${person.name} has no e-mail address in the register` : `The e-mail address of ${person.name} is in the register`}.`,
    item: null,
    waysOn: [{ label: 'People', verb: 'show-people', data: {} }],
    ...PERSONAL,
  };
};

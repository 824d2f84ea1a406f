import { hasAnotherThere } from '../domain/invitation.js';
import type { Person, Platform } from '../domain/register.js';
import { SAY_PLATFORM } from '../domain/words.js';
import type { Tx } from '../ports.js';
import { personWith } from './add-person.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Refused, refusedPrivately, type Speaker } from './use-case.js';

/** An account as the platform authenticated it. */
export interface Account {
  readonly platform: Platform;
  readonly id: string;
}

/** The account that speaks. */
export const accountOf = (asker: Asker, { id }: Speaker): Account => ({ platform: asker.via, id });

/** Why an account cannot become this person's, or become more so. */
export type Hindrance = 'guest' | 'others' | 'another' | 'again';

/** What stands against making an account speak for a person; null where nothing does. */
export const hindranceOf = (
  people: Iterable<Person>,
  person: Person,
  account: Account,
  { by, guest }: { readonly by: 'code' | 'email'; readonly guest: boolean },
): Hindrance | null => {
  if (guest) return 'guest';
  const speaksFor = personWith(people, account);
  if (speaksFor && speaksFor.id !== person.id) return 'others';
  const linked = speaksFor?.accounts.find(
    ({ platform, id }) => platform === account.platform && id === account.id,
  );
  // A code says more than an e-mail address did.
  if (linked) return linked.by === 'email' && by === 'code' ? null : 'again';
  return hasAnotherThere(person, account) ? 'another' : null;
};

/** What a person is told whom something hinders. */
export const sayHindrance = (hindrance: Hindrance, platform: Platform): string => {
  switch (hindrance) {
    case 'guest':
      return 'This is the account of a guest or a bot, as far as I can tell, and cannot be linked: it reads what is published. Write to me from the account that your own organisation gave you. If this is that one, try again in a minute: I may not have been able to look you up.';
    case 'others':
      return 'This account is linked to somebody else already. If that is wrong, ask the governance team to unlink it, and send the code again.';
    case 'another':
      return `You are linked with another account on ${SAY_PLATFORM[platform]} already. Ask the governance team to unlink that one first, and send the code again.`;
    case 'again':
      return 'I know this account as yours already, so nothing was changed.';
  }
};

/** Makes an account speak for a person, and this conversation the one where they are written to. */
export const link = (tx: Tx, asker: Asker, person: string, account: Account, by: 'code' | 'email'): void => {
  tx.edit('people', person, (draft) => {
    const linked = draft.accounts.find(
      ({ platform, id }) => platform === account.platform && id === account.id,
    );
    if (linked) linked.by = by;
    else draft.accounts.push({ ...account, by });
  });
  if (tx.get('conversations', asker.conversation.id)?.kind === 'direct')
    tx.edit('conversations', asker.conversation.id, (draft) => {
      draft.person = person;
    });
};

/** What somebody is told who is linked from now on. */
export const welcome = (person: Person, { platform }: Account, by: 'code' | 'email'): Result => ({
  kind: 'kept',
  sentence: [
    `I know this account on ${SAY_PLATFORM[platform]} as ${person.name} from now on.`,
    by === 'email'
      ? 'Your e-mail address lets you do what an owner may. For anything more, ask the governance team for a code and send it to me here.'
      : '',
  ]
    .filter(Boolean)
    .join(' '),
  item: null,
  waysOn: [
    { label: 'Mine', verb: 'show-list', data: { filter: 'mine' } },
    { label: 'What I can do', verb: 'help', data: {} },
  ],
  ...PERSONAL,
});

/** A refusal about who is who: told to the speaker alone, with a way on. */
export const notLinked = (sentence: string): Refused =>
  refusedPrivately(sentence, [{ label: 'What I can do', verb: 'help', data: {} }]);

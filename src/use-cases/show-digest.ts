import { digestsOf } from '../domain/digest.js';
import { may } from '../domain/permission.js';
import type { Register } from '../domain/register.js';
import { listMeant, maySee, wordsOfList } from './digest-list.js';
import { makeDigest, type Reader } from './make-digest.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Who asks, as the reader of a digest. */
export const readerAsking = (register: Register, { person, conversation }: Asker): Reader => ({
  person,
  conversation,
  board: register.boards.get(conversation.board ?? '') ?? null,
  working: may(register, person, 'read-working'),
});

/** A digest now. It counts as none of those that are sent: the next one still tells all since the last. */
export const showDigest = (deps: Deps, asker: Asker, { only }: { readonly only: string }): Result => {
  const register = deps.store.read();
  const selection = listMeant(only);
  if ('kind' in selection) return selection;
  const reader = readerAsking(register, asker);
  if (!maySee(reader, selection)) return notTheirs();
  const own = digestsOf(register, asker.conversation.id).find((one) => one.only === wordsOfList(selection));
  return makeDigest(deps, reader, selection, own ?? null, deps.clock.now());
};

/** What refuses a digest whose very list is a working fact. */
export const notTheirs = (): Result =>
  refused(
    'That list tells how the work is going, which is not published. A digest can be of open or overdue ones.',
    [{ label: 'Digest now', verb: 'show-digest', data: { only: 'open' } }],
  );

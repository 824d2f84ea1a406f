import { commandsNow } from './commands-now.js';
import { suggestedBy } from './link-by-email.js';
import { PERSONAL, PUBLIC, type Result } from './result.js';
import type { Asker, Deps, Speaker } from './use-case.js';

/** What the asker can ask for and do; a greeting is a short form of it. */
export const showHelp = (
  deps: Deps,
  asker: Asker,
  { greeting, account }: { readonly greeting: boolean; readonly account: Speaker },
): Result => {
  const register = deps.store.read();
  const { person, conversation } = asker;
  const suggested = suggestedBy(register, asker, account)?.name ?? null;
  return {
    kind: 'help',
    greeting,
    name: person?.name ?? null,
    linked: person ? (person.atMost ? 'by-email' : 'known') : account.guest ? 'guest' : 'unknown',
    suggested,
    alone: conversation.kind === 'direct',
    ...commandsNow(deps, asker),
    ...(suggested === null ? PUBLIC : PERSONAL),
  };
};

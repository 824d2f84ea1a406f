import { couldEver } from '../domain/permission.js';
import { COMMANDS } from '../intents/commands.js';
import { PUBLIC, type Result } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** What the asker can ask for and do; a greeting is a short form of it. */
export const showHelp = (deps: Deps, asker: Asker, { greeting }: { readonly greeting: boolean }): Result => ({
  kind: 'help',
  greeting,
  name: asker.person?.name ?? null,
  linked: asker.person !== null,
  commands: COMMANDS.filter(({ needs }) => couldEver(deps.store.read(), asker.person, needs)),
  ...PUBLIC,
});

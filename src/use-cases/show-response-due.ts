import { ownConversation } from '../domain/own-conversation.js';
import { may } from '../domain/permission.js';
import type { Register } from '../domain/register.js';
import { responseClock, warnedPeople } from '../domain/response.js';
import { todayFor } from './describe.js';
import { PUBLIC, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * The statutory clock of each inspection: when the response is or was due, and when it was given; for those who work
 * on it also its steps, what is missing, and who is warned.
 */
export const showResponseDue = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  const own = asker.conversation.inspection;
  const inspections = [...register.inspections.values()].filter(({ id }) => own === null || id === own);
  if (inspections.length === 0) {
    return refused('No inspection is in the register yet, so no response is due. Import a letter first.', [
      { label: 'Import a letter', verb: 'start-import', data: {} },
    ]);
  }
  const today = todayFor(register, deps);
  const working = may(register, asker.person, 'read-working');
  return {
    kind: 'response-due',
    today,
    items: inspections.map((inspection) => responseClock(register, inspection, today)),
    warned: working ? warned(register) : null,
    ...(working ? { audience: 'board', inspections: inspections.map(({ id }) => id) } : PUBLIC),
  };
};

/** Who hears of a response that becomes due, and who cannot be told yet. */
const warned = (register: Register): { readonly told: string[]; readonly unreachable: string[] } => {
  const people = warnedPeople(register);
  const names = (reachable: boolean): string[] =>
    people.filter(({ id }) => (ownConversation(register, id) !== null) === reachable).map(({ name }) => name);
  return { told: names(true), unreachable: names(false) };
};

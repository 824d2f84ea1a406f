import { responseDueOn } from '../domain/calendar.js';
import { todayFor } from './describe.js';
import { PUBLIC, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** When the response to each inspection is or was due, and when it was given. */
export const showResponseDue = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  const own = asker.conversation.inspection;
  const inspections = [...register.inspections.values()].filter(({ id }) => own === null || id === own);
  if (inspections.length === 0) {
    return refused('No inspection is in the register yet, so no response is due. Import a letter first.', [
      { label: 'Import a letter', verb: 'start-import', data: {} },
    ]);
  }
  return {
    kind: 'response-due',
    today: todayFor(register, deps),
    items: inspections.map(({ id, title, publishedOn, letterOn }) => ({
      inspection: id,
      title,
      publishedOn,
      dueOn: publishedOn === null ? null : responseDueOn(publishedOn),
      answeredOn: letterOn,
    })),
    ...PUBLIC,
  };
};

import { toInstant } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { newRecommendation } from '../domain/recommendation.js';
import { describe, todayFor } from './describe.js';
import { knownInspections } from './find.js';
import { allowed } from './keep.js';
import { exposureOf, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Adds a recommendation that no letter gave. A number once given is never given again. */
export const addRecommendation = async (
  deps: Deps,
  asker: Asker,
  {
    inspection: code,
    number,
    text,
  }: { readonly inspection: string; readonly number: string; readonly text: string },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'add recommendations');
  if ('kind' in person) return person;
  const register = deps.store.read();
  if (!register.inspections.has(code)) {
    return refused(
      `I do not know the inspection ${cut(code, 60)}. ${knownInspections(register)} Import its letter first.`,
    );
  }
  const id = `${code}/${Number(number)}`;
  const taken = refused(
    `${id} exists already, and a reference is never used twice. Choose another number, or correct that one.`,
    [{ label: `Status of ${id}`, verb: 'show-status', data: { ref: id } }],
  );
  if (register.recommendations.has(id)) return taken;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why: `Added ${id}`, cause: asker.cause },
    (tx) => {
      if (tx.get('recommendations', id)) return false;
      tx.add(
        'recommendations',
        newRecommendation({
          id,
          inspection: code,
          number: String(Number(number)),
          text,
          addedAt: toInstant(deps.clock.now()),
        }),
      );
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result) return taken;
  const newest = deps.store.read();
  const added = newest.recommendations.get(id);
  const item = added ? describe(newest, asker, added, todayFor(newest, deps)) : null;
  return {
    kind: 'kept',
    sentence: `${id} is in the register.`,
    item,
    waysOn: [],
    ...exposureOf(item ? [item] : []),
  };
};

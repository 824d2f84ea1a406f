import { may } from '../domain/permission.js';
import type { Update } from '../domain/register.js';
import { describe, todayFor } from './describe.js';
import { exposureOf, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

type Shown = Extract<Result, { kind: 'update' }>;

/** One update with what the asker may do to it. `happened` says what the asker just did, for the first sentence. */
export const showUpdate = (
  deps: Deps,
  asker: Asker,
  { update: id, happened = null }: { readonly update: string; readonly happened?: Shown['happened'] },
): Result => {
  const register = deps.store.read();
  const update = register.updates.get(id);
  const recommendation = update && register.recommendations.get(update.recommendation);
  if (!update || !recommendation)
    return refused('I do not know that update. The button may come from another register.');
  const item = describe(register, asker, recommendation, todayFor(register, deps));
  if (!item.working) return refused('Updates are for the people who work on the recommendation.');
  return {
    kind: 'update',
    item,
    update,
    by: register.people.get(update.by) ?? null,
    decidedBy: update.decided ? (register.people.get(update.decided.by) ?? null) : null,
    mayDecide:
      update.state === 'submitted' && may(register, asker.person, 'decide-update', { recommendation }),
    mayChange: isAuthors(update, asker),
    happened,
    ...exposureOf([item]),
  };
};

/** Its author may correct or withdraw an update until it is accepted or returned. */
export const isAuthors = (update: Update, asker: Asker): boolean =>
  update.state === 'submitted' && asker.person !== null && update.by === asker.person.id;

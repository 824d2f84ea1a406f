import { may } from '../domain/permission.js';
import type { Recommendation, Register, Update } from '../domain/register.js';
import { SAY_UPDATE, sayShort } from '../domain/words.js';
import { describe, todayFor } from './describe.js';
import { exposureOf, PERSONAL, type Result } from './result.js';
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
  if (!item.working && update.by === asker.person?.id)
    return {
      kind: 'kept',
      sentence: `Your update on ${sayShort(recommendation)} is recorded. It is ${SAY_UPDATE[update.state]}.`,
      item: null,
      waysOn: mayChange(register, update, recommendation, asker)
        ? [
            { label: 'Correct', verb: 'correct-update', data: { update: id } },
            { label: 'Withdraw', verb: 'withdraw-update', data: { update: id } },
          ]
        : [],
      ...PERSONAL,
    };
  if (!item.working) return refused('Updates are for the people who work on the recommendation.');
  return {
    kind: 'update',
    item,
    update,
    by: register.people.get(update.by) ?? null,
    decidedBy: update.decided ? (register.people.get(update.decided.by) ?? null) : null,
    mayDecide:
      update.state === 'submitted' && may(register, asker.person, 'decide-update', { recommendation }),
    mayChange: mayChange(register, update, recommendation, asker),
    happened,
    ...exposureOf([item]),
  };
};

/** Its author, while they may still speak for the recommendation, may change an update until it is settled. */
export const mayChange = (
  register: Register,
  update: Update,
  recommendation: Recommendation,
  asker: Asker,
): boolean => update.state === 'submitted' && isAuthors(register, update, recommendation, asker);

/** True for who gave the update and may still give one, or gave it when a colleague had handed them the request. */
export const isAuthors = (
  register: Register,
  update: Update,
  recommendation: Recommendation,
  { person }: Asker,
): boolean =>
  person?.active === true &&
  update.by === person.id &&
  (may(register, person, 'submit-update', { recommendation }) ||
    register.requests.get(update.request ?? '')?.respondent === person.id);

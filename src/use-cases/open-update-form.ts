import type { Named } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import type { Recommendation, Update } from '../domain/register.js';
import { isOpen, lastUpdate } from '../domain/status.js';
import { sayShort } from '../domain/words.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { type FormFields, PERSONAL, type Result } from './result.js';
import { isAuthors } from './show-update.js';
import { type Asker, type Deps, type Refused, refused, refusedPrivately } from './use-case.js';

/** Opens the form for an update, filled from the last one. Each opening is a form of its own: it gives one update. */
export const openUpdateForm = (
  deps: Deps,
  asker: Asker,
  { refs }: { readonly refs: readonly Named[] },
): Result => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, refs, 'give-update');
  if (meant.kind === 'refused') return meant;
  const [recommendation, second] = meant.recommendations;
  if (!recommendation) return refused('Which recommendation is the update for? For example: update 7.');
  if (second) {
    return refused(
      'One form is for one recommendation. Which one first?',
      meant.recommendations
        .slice(0, 5)
        .map((one) => ({ label: `Rec ${one.number}`, verb: 'give-update', data: { ref: one.id } })),
    );
  }
  const why = whyNoUpdate(deps, asker, recommendation);
  if (why) return why;
  const last = lastUpdate(register, recommendation.id);
  return {
    kind: 'form',
    form: asker.cause,
    item: describe(register, asker, recommendation, todayFor(register, deps)),
    corrects: null,
    fields: last ? { ...fieldsOf(last), done: '', targetReason: '' } : fieldsOf(recommendation),
    problems: {},
    ...PERSONAL,
  };
};

/** Opens the form on one's own update that waits, to say it better. */
export const openCorrection = (
  deps: Deps,
  asker: Asker,
  { update: id }: { readonly update: string },
): Result => {
  const register = deps.store.read();
  const update = register.updates.get(id);
  const recommendation = update && register.recommendations.get(update.recommendation);
  if (!update || !recommendation) return refused('I do not know that update.');
  if (!isAuthors(register, update, recommendation, asker))
    return refused('Only its author can correct an update. You can return it with a note instead.');
  if (update.state !== 'submitted') {
    return refused('That update is settled already, so it stays as it is. Give a new one instead.', [
      { label: 'Give update', verb: 'give-update', data: { ref: recommendation.id } },
    ]);
  }
  return {
    kind: 'form',
    form: asker.cause,
    item: describe(register, asker, recommendation, todayFor(register, deps)),
    corrects: update,
    fields: fieldsOf(update),
    problems: {},
    ...PERSONAL,
  };
};

/** Why this person can give no update on it, or null where they can. */
export const whyNoUpdate = (deps: Deps, asker: Asker, recommendation: Recommendation): Refused | null => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'submit-update', { recommendation })) {
    const owner =
      may(register, asker.person, 'read-working') && recommendation.owner
        ? register.people.get(recommendation.owner)?.name
        : undefined;
    return (owner ? refusedPrivately : refused)(
      `Only its owner${owner ? `, ${owner},` : ''} or the governance team can give an update on ${sayShort(recommendation)}.`,
      [statusOf(recommendation)],
    );
  }
  return whySettled(recommendation);
};

const statusOf = (recommendation: Recommendation) => ({
  label: `Status of ${sayShort(recommendation)}`,
  verb: 'show-status',
  data: { ref: recommendation.id },
});

/** That the inspectorate has settled it, so that nobody can give an update on it; null where it is open. */
export const whySettled = (recommendation: Recommendation): Refused | null =>
  isOpen(recommendation)
    ? null
    : refused(`The inspectorate has settled ${sayShort(recommendation)}, so it takes no more updates.`, [
        statusOf(recommendation),
      ]);

/** The form's fields as the register has them. */
const fieldsOf = (from: Update | Recommendation): FormFields => {
  const update = 'done' in from ? from : null;
  const progress = from.progress === 'awaiting-allocation' ? 'in-progress' : from.progress;
  return {
    done: update?.done ?? '',
    progress,
    confidence: from.confidence ?? '',
    target: from.target?.on ?? '',
    targetReason: update?.target?.reason ?? '',
    evidenceTitle: update?.evidence?.title ?? '',
    evidenceLink: update?.evidence?.link ?? '',
    blocker: update?.blocker ?? '',
  };
};

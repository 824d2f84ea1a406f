import { toInstant } from '../domain/calendar.js';
import type { Recommendation, Update } from '../domain/register.js';
import { updatesOf } from '../domain/status.js';
import { readUpdate } from '../domain/update.js';
import { sayShort } from '../domain/words.js';
import type { UpdateForm } from '../intents/intent.js';
import { parseDay } from '../intents/parse-day.js';
import type { Changed, Tx } from '../ports.js';
import { answerRequest } from './answer-request.js';
import { describe, todayFor } from './describe.js';
import { whyNoUpdate, whySettled } from './open-update-form.js';
import { PERSONAL, type Result } from './result.js';
import { mayChange, showUpdate } from './show-update.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * Records what the form says as one update. The form is its identity: sent twice, or twice at once, it is one
 * update and both get the same answer. What is wrong comes back beside its field, with everything typed kept.
 */
export const recordUpdate = async (
  deps: Deps,
  asker: Asker,
  { form }: { readonly form: UpdateForm },
): Promise<Result> => {
  const register = deps.store.read();
  const recommendation = register.recommendations.get(form.recommendation);
  if (!recommendation || form.form === '')
    return refused('I do not know the recommendation that this form is for. Open a new form.');
  const { person } = asker;
  const corrects = form.corrects === '' ? null : (register.updates.get(form.corrects) ?? null);
  const changeable =
    corrects?.recommendation === recommendation.id && mayChange(register, corrects, recommendation, asker);
  const why = changeable ? whySettled(recommendation) : whyNoUpdate(deps, asker, recommendation);
  if (why || !person) return why ?? refused('I do not know who you are yet.');
  const sent = [...register.updates.values()].find(
    ({ form: id, by }) => id === form.form && by === person.id,
  );
  if (sent) return showUpdate(deps, asker, { update: sent.id, happened: 'repeated' });

  if (form.corrects !== '' && !changeable) {
    return refused(
      'That update has been settled in the meantime, so it can no longer be corrected. Give a new one instead.',
      [{ label: 'Give update', verb: 'give-update', data: { ref: recommendation.id } }],
    );
  }
  const today = todayFor(register, deps);
  const read = readUpdate(form, recommendation, today, (words) => parseDay(words, today)?.day ?? null);
  if ('problems' in read) {
    const item = describe(register, asker, recommendation, today);
    return {
      kind: 'form',
      form: form.form,
      item,
      corrects,
      fields: form,
      problems: read.problems,
      ...PERSONAL,
    };
  }
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: corrects
        ? `Corrected the update on ${sayShort(recommendation)}`
        : `Gave an update on ${sayShort(recommendation)}`,
      cause: `form:${person.id}:${form.form}`,
    },
    (tx) =>
      addUpdate(tx, recommendation, {
        ...read.said,
        kind: 'update',
        by: person.id,
        toldBy: corrects?.toldBy ?? null,
        via: asker.via,
        at: toInstant(deps.clock.now()),
        form: form.form,
      }),
  );
  return showRecorded(deps, asker, changed);
};

/**
 * Adds an update; one that still waits is superseded by it, visibly, and the request that is open is answered by it,
 * whoever was asked. Gives the new update's id.
 */
export const addUpdate = (
  tx: Tx,
  recommendation: Recommendation,
  said: Omit<Update, 'id' | 'recommendation' | 'request' | 'state' | 'decided'>,
): string => {
  const id = `U${tx.all('updates').size + 1}`;
  let answers: string | null = null;
  for (const update of updatesOf({ updates: tx.all('updates') }, recommendation.id)) {
    if (update.state !== 'submitted') continue;
    answers = update.request;
    tx.edit('updates', update.id, (draft) => {
      draft.state = 'superseded';
      draft.decided = { by: said.by, at: said.at, note: `Superseded by ${id}.` };
    });
  }
  const request = answerRequest(tx, recommendation.id, { ...said, update: id }) ?? answers;
  // What the superseded one answered is answered by this one now: returned, it opens that request again.
  if (request !== null)
    tx.edit('requests', request, (draft) => {
      draft.update = id;
    });
  tx.add('updates', {
    ...said,
    id,
    recommendation: recommendation.id,
    request,
    state: 'submitted',
    decided: null,
  });
  return id;
};

/** Shows the update that a change gave, now or when the same cause came before. */
export const showRecorded = (deps: Deps, asker: Asker, changed: Changed<string>): Result => {
  const id =
    changed.kind === 'applied'
      ? changed.result
      : changed.entry.changes.find(({ collection }) => collection === 'updates')?.id;
  return showUpdate(deps, asker, {
    update: id ?? '',
    happened: changed.kind === 'applied' ? 'submitted' : 'repeated',
  });
};

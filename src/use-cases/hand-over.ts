import { toInstant } from '../domain/calendar.js';
import { undelivered } from '../domain/health.js';
import type { Named } from '../domain/lookup.js';
import { ownConversation } from '../domain/own-conversation.js';
import { type Acting, hasPart, may } from '../domain/permission.js';
import type { Person, Recommendation, Register, Update, UpdateRequest } from '../domain/register.js';
import { deliveryKey } from '../domain/reminder.js';
import { LONGEST_FIELD } from '../domain/update.js';
import { sayShort } from '../domain/words.js';
import type { Tx } from '../ports.js';
import { addRequest } from './ask-for-updates.js';
import { describe, todayFor } from './describe.js';
import { newDelivery } from './new-delivery.js';
import { personMeant } from './person-meant.js';
import { registerOf } from './register-of.js';
import { requestMeant } from './request-meant.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, refused, refusedPrivately } from './use-case.js';

/** One message for one deed. One that was called off before it went out, because the deed was taken back, is due again. */
const tellOnce = (tx: Tx, told: Parameters<typeof newDelivery>[0], now: number): void => {
  const former = tx.get('deliveries', told.id);
  if (former === undefined) tx.add('deliveries', newDelivery(told, now));
  if (former?.state !== 'overtaken') return;
  tx.edit('deliveries', told.id, (draft) => {
    draft.state = 'decided';
    draft.note = null;
    draft.notBefore = told.dueAt;
  });
};

/** Calls off the messages that an update came back which have not gone out: the return was taken back. */
export const untellOfReturn = (tx: Tx, update: Pick<Update, 'id'>): void => {
  for (const { id, rule, occurrence, state } of undelivered(tx.all('deliveries'))) {
    if (rule !== 'update-returned' || occurrence !== update.id || state !== 'decided') continue;
    tx.edit('deliveries', id, (draft) => {
      draft.state = 'overtaken';
      draft.note = 'The return was taken back before this was sent.';
    });
  }
};

/** A message about what a colleague just did to one's item: at once, and once for each such deed. */
export const tellOfRequest = (
  tx: Tx,
  request: UpdateRequest,
  rule: 'handed-over' | 'update-returned',
  now: number,
): void => {
  const conversation = ownConversation(registerOf(tx), request.respondent);
  if (conversation === null) return;
  // Each request is handed on once, and each update returned once.
  const occurrence = (rule === 'handed-over' ? request.id : (request.update ?? request.id)).slice(-300);
  const told = { rule, subject: request.respondent, occurrence, conversation, dueAt: toInstant(now) };
  const step = rule === 'handed-over' ? 'handed-over' : 'returned';
  const id = deliveryKey(rule, request.respondent, occurrence, conversation);
  const items = [{ request: request.id, step }];
  tellOnce(tx, { ...told, id, items, state: 'decided', note: null }, now);
};

/** Tells the author of an update that it came back, where no request of theirs is open that would say so. */
export const tellOfReturn = (tx: Tx, update: Update, now: number): void => {
  const rule = 'update-returned';
  const register = registerOf(tx);
  // What was entered for another body, or by whoever has left, comes back to nobody but who returned it.
  const conversation = register.people.get(update.by)?.active ? ownConversation(register, update.by) : null;
  const own = tx.get('updates', update.id)?.decided?.by === update.by;
  if (conversation === null || update.toldBy !== null || own) return;
  const id = deliveryKey(rule, update.by, update.id, conversation);
  const told = { id, rule, subject: update.by, occurrence: update.id, conversation, dueAt: toInstant(now) };
  tellOnce(tx, { ...told, state: 'decided', note: null }, now);
};

/** Most people that the form offers; anybody else is handed to by name. */
const MOST_CHOICES = 50;

/** Whether somebody may hand requests to people who have no part in the work: the governance team. */
const mayHandToAnybody = (register: Register, asker: Acting | null): boolean =>
  may(register, asker, 'update-on-behalf');

/** Those to whom the asker may hand it, whoever has a part in the work first. */
const choicesOf = (
  register: Register,
  asker: Acting | null,
  recommendation: Recommendation,
  { respondent }: UpdateRequest,
): readonly Person[] => {
  const others = [...register.people.values()].filter(({ active, id }) => active && id !== respondent);
  const has = (person: Person) => hasPart(register, person, { recommendation });
  const rest = mayHandToAnybody(register, asker) ? others.filter((one) => !has(one)) : [];
  return [...others.filter(has), ...rest].slice(0, MOST_CHOICES);
};

/**
 * Hands the open request on a recommendation to somebody else, who is told at once and may answer it as its owner
 * could, and so sees how it stands. Colleagues hand it to whoever has a part in the work; the governance team to anybody,
 * and is told what they will see. Who owns the recommendation does not change. Without a name it asks for one.
 */
export const handOver = async (
  deps: Deps,
  asker: Asker,
  { refs, to, note }: { readonly refs: readonly Named[]; readonly to: string; readonly note: string },
): Promise<Result> => {
  const meant = requestMeant(deps, asker, refs, 'open-hand-over');
  if ('kind' in meant) return meant;
  const { request, recommendation, person } = meant;
  const register = deps.store.read();
  const item = describe(register, asker, recommendation, todayFor(register, deps));
  const form = (problem: string): Result => ({
    kind: 'hand-over-form',
    item,
    choices: choicesOf(register, person, recommendation, request),
    to: '',
    note,
    problem,
    ...PERSONAL,
  });
  if (to.trim() === '') return form('');
  const known = register.people.get(to);
  const found =
    known ??
    personMeant(deps, asker, to.trim(), { verb: 'hand-over', data: { ref: recommendation.id, note } });
  if ('kind' in found) return found;
  if (note.length > LONGEST_FIELD)
    return refused(`The note has ${note.length} characters; at most ${LONGEST_FIELD} fit. Shorten it.`);
  if (!found.active) return form(`${found.name} is no longer active. Choose somebody else.`);
  const isOutside = !hasPart(register, found, { recommendation });
  if (isOutside && !mayHandToAnybody(register, person))
    return form(
      `${found.name} has no part in this work yet, and whoever is asked sees how ${sayShort(recommendation)} stands. Choose somebody else, or ask the governance team to hand it to them.`,
    );
  if (found.id === request.respondent)
    return refusedPrivately(`${found.name} is asked about ${sayShort(recommendation)} already.`);
  const now = deps.clock.now();
  const why = `Handed the request on ${sayShort(recommendation)} to ${found.name}${note ? `: ${note}` : ''}`;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why, cause: asker.cause },
    (tx) => {
      if (tx.get('requests', request.id)?.state !== 'open') return false;
      const at = toInstant(now);
      tx.edit('requests', request.id, (draft) => {
        draft.state = 'handed-over';
        draft.settled = { by: person.id, at, note };
      });
      const of = { recommendation: recommendation.id, meeting: request.meeting };
      const id = addRequest(tx, { ...of, respondent: found.id, as: 'handed-over' }, at);
      const fresh = tx.get('requests', id);
      if (fresh) tellOfRequest(tx, fresh, 'handed-over', now);
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result)
    return refused(
      `The request on ${sayShort(recommendation)} was settled a moment ago. Nothing was changed now.`,
    );
  const reached = ownConversation(deps.store.read(), found.id) !== null;
  return {
    kind: 'kept',
    sentence: `${found.name} is now asked about ${sayShort(recommendation)}. ${
      reached
        ? 'They get a message at once.'
        : 'They have no conversation with me yet, so the governance team is told and can enter the answer.'
    }${isOutside ? ` Until it is answered they see how ${sayShort(recommendation)} stands: its progress, its updates and its history, and nothing of the others.` : ''}${item.owner ? ` ${item.owner.id === person.id ? 'You still own' : `${item.owner.name} still owns`} it.` : ''}`,
    item,
    waysOn: [],
    ...PERSONAL,
  };
};

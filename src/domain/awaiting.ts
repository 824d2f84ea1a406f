import { may } from './permission.js';
import type { Person, Recommendation, Register, Update } from './register.js';
import { isOpen, lastUpdates } from './status.js';
import { openRequest } from './update-request.js';

/** One thing that waits for a person, and why it is theirs. */
export interface Awaiting {
  readonly kind:
    | 'accept-update'
    | 'approve-target'
    | 'approve-position'
    | 'mend-update'
    | 'answer-request'
    | 'give-first-update';
  readonly recommendation: Recommendation;
  /** The update that it is about; null where there is none. */
  readonly update: Update | null;
}

/**
 * What waits for this person, in the order of the register: an update to accept, a later date or a position to
 * approve, a returned update of their own to mend, a request to answer before a meeting, a recommendation of theirs that
 * nobody has said anything on.
 */
export const awaiting = (register: Register, person: Person): readonly Awaiting[] => {
  const last = lastUpdates(register);
  const found: Awaiting[] = [];
  for (const recommendation of register.recommendations.values()) {
    const update = last.get(recommendation.id) ?? null;
    const own = recommendation.owner === person.id && isOpen(recommendation);
    const mine = (kind: Awaiting['kind']) => void found.push({ kind, recommendation, update });
    if (update?.state === 'submitted' && may(register, person, 'decide-update', { recommendation }))
      mine('accept-update');
    if (recommendation.proposedTarget && may(register, person, 'approve-extension', { recommendation }))
      mine('approve-target');
    if (recommendation.position.draft && may(register, person, 'approve-position', { recommendation }))
      mine('approve-position');
    const asked = openRequest(register, recommendation)?.respondent === person.id;
    if (own && update?.state === 'returned') mine('mend-update');
    else if (asked) mine('answer-request');
    else if (own && update === null) mine('give-first-update');
  }
  return found;
};

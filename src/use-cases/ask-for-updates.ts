import { toInstant } from '../domain/calendar.js';
import { dueMessages } from '../domain/chasing.js';
import { requestsToPassOn } from '../domain/passing-on.js';
import {
  type NewRequest,
  requestId,
  requestsEnded,
  requestsOwed,
  requestsToCarryOver,
} from '../domain/requests-due.js';
import type { Tx } from '../ports.js';
import { newDelivery } from './new-delivery.js';
import { registerOf } from './register-of.js';
import type { Deps } from './use-case.js';

const CLOCK = { by: 'scrutiny', via: 'clock' } as const;

/** Enters a request, and that it is the open one of its recommendation. Gives its id. */
export const addRequest = (
  tx: Tx,
  { recommendation, meeting, respondent, as, snoozed = null }: NewRequest,
  at: string,
): string => {
  const id = requestId((one) => tx.get('requests', one) !== undefined, meeting, recommendation);
  tx.add('requests', {
    id,
    recommendation,
    meeting,
    respondent,
    as,
    askedAt: at,
    state: 'open',
    update: null,
    snoozed: snoozed && { ...snoozed },
    settled: null,
  });
  tx.edit('recommendations', recommendation, (draft) => {
    draft.asked = id;
  });
  return id;
};

/**
 * Makes the requests that are due for each board's next meeting, and ends those whose meeting has begun, was cancelled,
 * or whose recommendation the inspectorate has settled; what stands for another meeting now is asked for that one, and
 * what somebody else has to answer goes to them. Each in one change, which looks again at the newest state.
 */
export const askForUpdates = async ({ store, clock }: Deps): Promise<void> => {
  const now = clock.now();
  const at = toInstant(now);
  if (requestsToCarryOver(store.read(), now).length > 0)
    await store.change({ ...CLOCK, why: 'Another meeting asks about these now.', cause: null }, (tx) => {
      for (const { request, fresh, note } of requestsToCarryOver(registerOf(tx), now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = 'withdrawn';
          draft.settled = { by: 'scrutiny', at, note };
        });
        addRequest(tx, fresh, at);
      }
    });
  if (requestsEnded(store.read(), now).length > 0)
    await store.change({ ...CLOCK, why: 'These requests have ended.', cause: null }, (tx) => {
      for (const { request, state, note } of requestsEnded(registerOf(tx), now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = state;
          draft.settled = { by: 'scrutiny', at, note };
        });
        tx.edit('recommendations', request.recommendation, (draft) => {
          draft.asked = null;
        });
      }
    });
  if (requestsToPassOn(store.read(), now).length > 0)
    await store.change({ ...CLOCK, why: 'Somebody else answers these requests now.', cause: null }, (tx) => {
      for (const { request, fresh, note } of requestsToPassOn(registerOf(tx), now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = 'handed-over';
          draft.settled = { by: 'scrutiny', at, note };
        });
        addRequest(tx, fresh, at);
      }
    });
  if (requestsOwed(store.read(), now).length > 0)
    await store.change({ ...CLOCK, why: 'Updates are asked for before the meeting.', cause: null }, (tx) => {
      for (const owed of requestsOwed(registerOf(tx), now)) addRequest(tx, owed, at);
    });
};

/**
 * Enters every message about open requests that is due in the ledger, in one change that looks again at the newest
 * state: after a stop all of them are still due, and two ticks at once enter each one once.
 */
export const decideMessages = async ({ store, clock }: Deps): Promise<void> => {
  const now = clock.now();
  if (dueMessages(store.read(), now).length === 0) return;
  await store.change({ ...CLOCK, why: 'These messages about open requests are due.', cause: null }, (tx) => {
    for (const { key, items, ...due } of dueMessages(registerOf(tx), now))
      tx.add(
        'deliveries',
        newDelivery({ ...due, id: key, items: [...items], state: 'decided', note: null }, now),
      );
  });
};

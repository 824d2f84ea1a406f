import { setImmediate as breath } from 'node:timers/promises';
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
import { inPieces, withOnly } from './in-pieces.js';
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

/** Most requests that one change makes or ends, and most lines of the messages that one enters. */
const MOST_AT_ONCE = 250;
const MOST_LINES_AT_ONCE = 1_000;

/**
 * Makes the requests that are due for each board's next meeting, and ends those whose meeting has begun, was cancelled,
 * or whose recommendation the inspectorate has settled; what stands for another meeting now is asked for that one, and
 * what somebody else has to answer goes to them. Some at a time, each change looking again at the newest state of its
 * own: what a stop leaves undone is due with the next tick.
 */
export const askForUpdates = async ({ store, clock }: Deps): Promise<void> => {
  const now = clock.now();
  const at = toInstant(now);
  for (const piece of inPieces(requestsToCarryOver(store.read(), now), MOST_AT_ONCE))
    await store.change({ ...CLOCK, why: 'Another meeting asks about these now.', cause: null }, (tx) => {
      const among = withOnly(
        registerOf(tx),
        piece.map(({ request }) => request.recommendation),
      );
      for (const { request, fresh, note } of requestsToCarryOver(among, now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = 'withdrawn';
          draft.settled = { by: 'scrutiny', at, note };
        });
        addRequest(tx, fresh, at);
      }
    });
  for (const piece of inPieces(requestsEnded(store.read(), now), MOST_AT_ONCE))
    await store.change({ ...CLOCK, why: 'These requests have ended.', cause: null }, (tx) => {
      const among = withOnly(
        registerOf(tx),
        piece.map(({ request }) => request.recommendation),
      );
      for (const { request, state, note } of requestsEnded(among, now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = state;
          draft.settled = { by: 'scrutiny', at, note };
        });
        tx.edit('recommendations', request.recommendation, (draft) => {
          draft.asked = null;
        });
      }
    });
  for (const piece of inPieces(requestsToPassOn(store.read(), now), MOST_AT_ONCE))
    await store.change({ ...CLOCK, why: 'Somebody else answers these requests now.', cause: null }, (tx) => {
      const among = withOnly(
        registerOf(tx),
        piece.map(({ request }) => request.recommendation),
      );
      for (const { request, fresh, note } of requestsToPassOn(among, now)) {
        tx.edit('requests', request.id, (draft) => {
          draft.state = 'handed-over';
          draft.settled = { by: 'scrutiny', at, note };
        });
        addRequest(tx, fresh, at);
      }
    });
  for (const piece of inPieces(requestsOwed(store.read(), now), MOST_AT_ONCE))
    await store.change({ ...CLOCK, why: 'Updates are asked for before the meeting.', cause: null }, (tx) => {
      const among = withOnly(
        registerOf(tx),
        piece.map(({ recommendation }) => recommendation),
      );
      for (const owed of requestsOwed(among, now)) addRequest(tx, owed, at);
    });
};

/**
 * Enters every message about open requests that is due in the ledger, some at a time and each message whole, in changes
 * that look again at the newest state: after a stop what is left is still due, and two ticks at once enter each one
 * once.
 */
export const decideMessages = async ({ store, clock }: Deps): Promise<void> => {
  const now = clock.now();
  const due = dueMessages(store.read(), now);
  for (const piece of inPieces(due, MOST_LINES_AT_ONCE, ({ items }) => items.length)) {
    await breath();
    await store.change(
      { ...CLOCK, why: 'These messages about open requests are due.', cause: null },
      (tx) => {
        const register = registerOf(tx);
        const keys = new Set(piece.map(({ key }) => key));
        const about = piece.flatMap(({ items }) =>
          items.map(({ request }) => register.requests.get(request)?.recommendation ?? ''),
        );
        const still = dueMessages(withOnly(register, about), now, (key) => keys.has(key));
        for (const { key: id, items, ...rest } of still)
          tx.add(
            'deliveries',
            newDelivery({ ...rest, id, items: [...items], state: 'decided', note: null }, now),
          );
      },
    );
  }
};

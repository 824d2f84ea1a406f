import { toInstant } from '../domain/calendar.js';
import type { Delivery } from '../domain/register.js';

/** A delivery as it enters the ledger at `now`: not yet attempted, and free to be at once. */
export const newDelivery = (
  of: Pick<Delivery, 'id' | 'rule' | 'subject' | 'occurrence' | 'conversation' | 'dueAt' | 'state' | 'note'> &
    Partial<Pick<Delivery, 'items'>>,
  now: number,
): Delivery => ({
  items: [],
  ...of,
  decidedAt: toInstant(now),
  attempts: 0,
  notBefore: toInstant(now),
  sentAt: null,
  message: null,
});

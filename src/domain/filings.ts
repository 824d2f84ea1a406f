import { filing } from './filed.js';
import type { Action, Delivery, Meeting, Update, UpdateRequest } from './register.js';

/** The ways in which collections of the register are filed: the one table of what can be found without going through all. */

/** What stands under one key alone. */
const only = (key: string): readonly string[] => [key];
const NONE: readonly string[] = [];

/** The month of an instant or a day, as its first seven letters: sorts as time does. */
export const monthOf = (at: string): string => at.slice(0, 7);

const WAITING = ['waiting'] as const;
const FAILED = ['failed'] as const;

/** Deliveries under `waiting` (decided or claimed: to be sent, or left behind) and `failed`; the others under nothing. */
export const DELIVERIES_BY_STATE = filing(
  ({ state }: Pick<Delivery, 'state'>) => state,
  (state) => (state === 'decided' || state === 'claimed' ? WAITING : state === 'failed' ? FAILED : NONE),
);

/** Deliveries under each request, action or recommendation that they speak of. */
export const DELIVERIES_BY_ITEM = filing(
  ({ items }: Pick<Delivery, 'items'>) => items,
  (items) => items.map(({ request }) => request),
);

/** Deliveries that speak of something, under the month in which they were decided. */
export const DELIVERIES_BY_MONTH = filing(
  ({ items, decidedAt }: Pick<Delivery, 'items' | 'decidedAt'>) =>
    items.length === 0 ? null : monthOf(decidedAt),
  (month) => (month === null ? NONE : only(month)),
);

/** How deliveries of one rule about one subject are filed. */
export const ruleAndSubject = ({ rule, subject }: Pick<Delivery, 'rule' | 'subject'>): string =>
  `${rule}|${subject}`;

/** Deliveries under their {@link ruleAndSubject}. */
export const DELIVERIES_BY_SUBJECT = filing(ruleAndSubject, only);

/** Open requests, all under `open`. */
export const OPEN_REQUESTS = filing(
  ({ state }: Pick<UpdateRequest, 'state'>) => state,
  (state) => (state === 'open' ? only(state) : NONE),
);

/** Requests that the clock took back, under their meeting. */
export const REQUESTS_TAKEN_BACK = filing(
  ({ state, settled, meeting }: Pick<UpdateRequest, 'state' | 'settled' | 'meeting'>) =>
    state === 'withdrawn' && settled?.by === 'scrutiny' ? meeting : null,
  (meeting) => (meeting === null ? NONE : only(meeting)),
);

/** Requests under their meeting. */
export const REQUESTS_BY_MEETING = filing(({ meeting }: Pick<UpdateRequest, 'meeting'>) => meeting, only);

/** Requests under what they ask about. */
export const REQUESTS_BY_RECOMMENDATION = filing(
  ({ recommendation }: Pick<UpdateRequest, 'recommendation'>) => recommendation,
  only,
);

/** Updates under what they tell of. */
export const UPDATES_BY_RECOMMENDATION = filing(
  ({ recommendation }: Pick<Update, 'recommendation'>) => recommendation,
  only,
);

/** Open actions, all under `open`. */
export const OPEN_ACTIONS = filing(
  ({ state }: Pick<Action, 'state'>) => state,
  (state) => (state === 'open' ? only(state) : NONE),
);

/** Meetings under their board. */
export const MEETINGS_BY_BOARD = filing(({ board }: Pick<Meeting, 'board'>) => board, only);

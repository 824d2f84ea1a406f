import type { Delivery, Register } from '../domain/register.js';
import { viewOfAlarm } from './alarm.js';
import { viewOfRequestDelivery } from './asked.js';
import { viewOfBoardDelivery } from './board.js';
import { viewOfMeetingDelivery } from './meeting.js';
import type { View } from './view.js';

/** Each looks at the rule and says what the delivery says, or null where it is another's. */
const VIEWS = [viewOfMeetingDelivery, viewOfRequestDelivery, viewOfAlarm, viewOfBoardDelivery] as const;

/**
 * What a delivery says at `now` (milliseconds since 1970), made from the register at the moment of sending.
 * @throws when no view knows its rule.
 */
export const viewOfDelivery = (delivery: Delivery, register: Register, now: number): View => {
  for (const viewOf of VIEWS) {
    const view = viewOf(delivery, register, now);
    if (view !== null) return view;
  }
  throw new Error(`No view says a delivery of the rule ${delivery.rule}.`);
};

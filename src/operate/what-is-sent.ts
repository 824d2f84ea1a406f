import { dayOf } from '../domain/calendar.js';
import type { Delivery, Register } from '../domain/register.js';
import { type Standing, standingOf as standingOfReminder } from '../domain/reminder.js';
import { responseClock } from '../domain/response.js';
import { standingOfWarning } from '../domain/response-warning.js';
import { zoneOf } from '../domain/status.js';
import { viewOfMeetingDelivery } from '../views/meeting.js';
import { responseWarningView } from '../views/response.js';
import type { View } from '../views/view.js';

/** What the deliveries of one rule say, and whether one that was decided earlier should still go out. */
interface Sent {
  /** Its rules are those that begin so. */
  readonly prefix: string;
  /** Made from the register as it is at `now`; null where there is nothing to be said. */
  readonly view: (delivery: Delivery, register: Register, now: number) => View | null;
  readonly standing: (delivery: Delivery, register: Register, now: number) => Standing;
}

const viewOfWarning: Sent['view'] = ({ subject }, register, now) => {
  const inspection = register.inspections.get(subject);
  return inspection
    ? responseWarningView(responseClock(register, inspection, dayOf(now, zoneOf(register))))
    : null;
};

/** Every rule whose messages the clock sends. A rule that is not here is never sent, and says so in the log. */
const SENT: readonly Sent[] = [
  { prefix: 'meeting-', view: viewOfMeetingDelivery, standing: standingOfReminder },
  { prefix: 'response-', view: viewOfWarning, standing: standingOfWarning },
];

const sentBy = ({ rule }: Delivery): Sent | undefined => SENT.find(({ prefix }) => rule.startsWith(prefix));

/** What a delivery says at `now`, milliseconds since 1970. @throws where no view says a delivery of its rule. */
export const viewOf: (delivery: Delivery, register: Register, now: number) => View = (
  delivery,
  register,
  now,
) => {
  const view = sentBy(delivery)?.view(delivery, register, now) ?? null;
  if (view === null) throw new Error(`No view says a delivery of the rule ${delivery.rule}.`);
  return view;
};

/** Whether a delivery should still go out at `now`. One of a rule that nobody knows is owed: sending it says so. */
export const standingOf: Sent['standing'] = (delivery, register, now) =>
  sentBy(delivery)?.standing(delivery, register, now) ?? { kind: 'owed' };

import { GIVEN, standingOfActions } from '../domain/action-messages.js';
import { alarmOf } from '../domain/alarm.js';
import { dayOf } from '../domain/calendar.js';
import { DIGEST } from '../domain/digest.js';
import { standingOfMessage } from '../domain/message-standing.js';
import { MINUTES_APPROVED, MINUTES_DRAFT, standingOfMinutes } from '../domain/minutes-out.js';
import { PAPERS_OUT, standingOfPapers } from '../domain/papers-out.js';
import type { Delivery, Register } from '../domain/register.js';
import { CALENDAR_CHANGED, type Standing, standingOf as standingOfReminder } from '../domain/reminder.js';
import { isAboutRequests } from '../domain/request-rules.js';
import { responseClock } from '../domain/response.js';
import { standingOfWarning } from '../domain/response-warning.js';
import { zoneOf } from '../domain/status.js';
import { sentDigest, standingOfSentDigest } from '../use-cases/sent-digest.js';
import { minutesSent, packSent } from '../use-cases/show-paper.js';
import type { Deps } from '../use-cases/use-case.js';
import { viewOfActionDelivery } from '../views/action-messages.js';
import { viewOfAlarm } from '../views/alarm.js';
import { viewOfBoardDelivery } from '../views/board.js';
import { digestView } from '../views/digest.js';
import { viewOfMeetingDelivery } from '../views/meeting.js';
import { paperView } from '../views/paper.js';
import { viewOfRequestDelivery } from '../views/request-messages.js';
import { responseWarningView } from '../views/response.js';
import type { View } from '../views/view.js';

/** What the deliveries of one rule say, and whether one that was decided earlier should still go out. */
interface Sent {
  /** Whether it is for this rule. */
  readonly says: (rule: string) => boolean;
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

const begins =
  (prefix: string) =>
  (rule: string): boolean =>
    rule.startsWith(prefix);

/** What the clock sends: the words of each delivery, and whether it should still go out. */
export interface WhatIsSent {
  /** What a delivery says at `now`, milliseconds since 1970. @throws where no view says a delivery of its rule. */
  viewOf(delivery: Delivery, register: Register, now: number): View;
  /** Whether a delivery should still go out at `now`. One of a rule that nobody knows is owed: sending it says so. */
  standingOf(delivery: Delivery, register: Register, now: number): Standing;
}

/** The one table of the rules whose messages the clock sends. A digest is made from the journal too. */
export const whatIsSent = (deps: Pick<Deps, 'store'>): WhatIsSent => {
  const sent: readonly Sent[] = [
    { says: begins('meeting-'), view: viewOfMeetingDelivery, standing: standingOfReminder },
    {
      says: (rule) => rule === PAPERS_OUT,
      view: ({ subject }, register, now) => {
        const shown = packSent({ store: deps.store, clock: { now: () => now } }, register, subject);
        return shown === null ? null : paperView(shown);
      },
      standing: standingOfPapers,
    },
    {
      says: (rule) => rule === MINUTES_DRAFT || rule === MINUTES_APPROVED,
      view: (delivery, register, now) => {
        const shown = minutesSent({ store: deps.store, clock: { now: () => now } }, register, delivery);
        return shown === null ? null : paperView(shown);
      },
      standing: standingOfMinutes,
    },
    { says: (rule) => rule === CALENDAR_CHANGED, view: viewOfBoardDelivery, standing: standingOfReminder },
    { says: (rule) => rule === GIVEN, view: viewOfActionDelivery, standing: standingOfActions },
    { says: isAboutRequests, view: viewOfRequestDelivery, standing: standingOfMessage },
    { says: (rule) => alarmOf(rule) !== null, view: viewOfAlarm, standing: standingOfReminder },
    { says: begins('response-'), view: viewOfWarning, standing: standingOfWarning },
    {
      says: (rule) => rule === DIGEST,
      view: (delivery, _, now) => {
        const digest = sentDigest(deps, delivery, now);
        return digest === null ? null : digestView(digest);
      },
      standing: (delivery, _, now) => standingOfSentDigest(deps, delivery, now),
    },
  ];
  const sentBy = ({ rule }: Delivery): Sent | undefined => sent.find(({ says }) => says(rule));
  return {
    viewOf: (delivery, register, now) => {
      const view = sentBy(delivery)?.view(delivery, register, now) ?? null;
      if (view === null) throw new Error(`No view says a delivery of the rule ${delivery.rule}.`);
      return view;
    },
    standingOf: (delivery, register, now) =>
      sentBy(delivery)?.standing(delivery, register, now) ?? { kind: 'owed' },
  };
};

import { openActions } from './action.js';
import { actionsToChase, longLate, stepOfAction } from './action-chasing.js';
import { createBundles, type DueMessage, type WhichMessages } from './bundles.js';
import { dayOf, toInstant } from './calendar.js';
import { lastWorkedDay } from './chasing-hours.js';
import { escalation, papersMoment } from './escalation.js';
import { meetingStart } from './meeting.js';
import { type Open, openRequests, type Said, saidBy, type Told } from './open-requests.js';
import { type Recipients, recipientsIn } from './recipients.js';
import type { Person, Register } from './register.js';
import { deliveryKey } from './reminder.js';
import { ASKED, CHANGED, type Item, MISSING, OTHERS, type Step } from './request-rules.js';
import { askedAbout, policyOf, updatesDueOn } from './update-request.js';
import { endedAhead, type WhatChanged, whatChanged } from './what-changed.js';
import { workingDaysBetween } from './working-days.js';
import type { WorkingHours } from './working-hours.js';

/**
 * Asking and chasing, as a considerate colleague would: everything that a person is to be asked goes into one message,
 * at most one on a day, in their working hours, never when they are away, and not soon after another message about
 * the same thing. What is due follows from dates and the ledger (`register.deliveries`) alone, so a late, repeated or
 * missed tick changes nothing but when a message arrives, and a day on which nobody could be written to uses up
 * nothing.
 */

/** The step that a request has come to on `today` for its respondent; null when it is to be left alone. */
const stepForRespondent = (
  register: Register,
  open: Open,
  hours: WorkingHours,
  today: string,
): Step | null => {
  const { request, board, meeting } = open;
  const { snoozed } = request;
  // What others were told (the chair's list, a deputy, the lead) reached nobody who was asked.
  const isOwn = ({ step }: Told): boolean => !OTHERS.has(step);
  // Asked late (the meeting was entered, or the owner named, after the last day) is better than not at all.
  if (!open.told().some(isOwn)) return snoozed !== null && today < snoozed.until ? null : 'first';
  const { calendar, zone } = hours;
  const due = updatesDueOn(board, meeting, calendar);
  if (today > due) return null;
  const told = open.told().filter(isOwn);
  const { chaseAfter, apart } = policyOf(register);
  const lastTold = dayOf(Math.max(...told.map(({ at }) => at)), zone);
  const silent = workingDaysBetween(lastTold, today, calendar);
  const reached = (step: Step) => told.some((one) => one.step === step);
  const lastDay = lastWorkedDay(due, hours);
  if (today >= lastDay) return reached('last') ? null : 'last';
  // Too near the last day: that reminder would have to be left out for this one.
  if (workingDaysBetween(today, lastDay, calendar) < apart) return null;
  if (snoozed !== null && today < snoozed.until) return null;
  if (snoozed !== null && !told.some(({ at }) => dayOf(at, zone) >= snoozed.until)) return 'again';
  return silent >= chaseAfter && !reached('chase') ? 'chase' : null;
};

/** What each person is to be told of what has changed, and to be asked, each in one message. */
const toldToday = (
  register: Register,
  open: readonly Open[],
  changed: readonly WhatChanged[],
  said: Said,
  recipients: Recipients,
  now: number,
  which: WhichMessages,
): readonly DueMessage[] => {
  const { put, all } = createBundles(register, now, which);
  const { apart } = policyOf(register);
  const mending = new Set<string>();
  const hearing = new Set<string>();
  for (const { respondent, item, isFor } of changed)
    for (const to of recipients.of(respondent).filter(({ person }) => isFor(person.id))) {
      mending.add(item.request);
      hearing.add(`${register.requests.get(item.request)?.recommendation} ${to.person.id}`);
      put(CHANGED, item.request, to, () => item.step);
    }
  const ask = (
    { request, recommendation }: Open,
    whom: Person,
    stepOf: (hours: WorkingHours, today: string) => Step | null,
  ): void => {
    for (const to of recipients.of(whom)) {
      // The deputy of one meeting's question may have been asked it themselves for another.
      if (hearing.size > 0 && hearing.has(`${recommendation.id} ${to.person.id}`)) continue;
      put(ASKED, request.id, to, (hours, today) => {
        const step = stepOf(hours, today);
        if (step === null) return null;
        // Whatever they last heard of the same item, for whichever meeting, they are left alone for a while.
        const last = said.last(recommendation.id, to.person.id);
        const soon =
          last !== null && workingDaysBetween(dayOf(last, hours.zone), today, hours.calendar) < apart;
        return soon ? null : step;
      });
    }
  };
  for (const one of open) {
    // What has changed about it comes first, and is not said yet.
    if (mending.has(one.request.id)) continue;
    ask(one, one.respondent, (hours, today) => stepForRespondent(register, one, hours, today));
    for (const { person, step } of escalation(register, one, now)) ask(one, person, () => step);
  }
  for (const { action, person, conversation } of actionsToChase(register, recipients)) {
    const told = said.about(action.id).filter(({ to }) => to === person.id);
    put(ASKED, action.id, { person, conversation }, (hours, today) =>
      stepOfAction(action, told, hours, today, apart),
    );
  }
  return all();
};

/**
 * The chair's list of what has no update and of actions that are long late, once for each meeting, as papers go out; a
 * board without a chair has its list go to the governance team. Nothing missing, no list.
 */
const missingNow = (
  register: Register,
  open: readonly Open[],
  recipients: Recipients,
  now: number,
  which: WhichMessages,
): readonly DueMessage[] => {
  const late = longLate(register, now);
  const meetings = new Map<string, Pick<Open, 'meeting' | 'board'>>(
    [...late, ...open].map((one) => [one.meeting.id, one]),
  );
  return [...meetings.values()].flatMap(({ meeting, board }) => {
    const moment = papersMoment(register, board, meeting);
    const chair = register.people.get(board.chair ?? '');
    if (now < moment) return [];
    const occurrence = toInstant(meetingStart(meeting));
    const missing = open.filter((one) => one.meeting.id === meeting.id);
    const actions = late.filter((one) => one.meeting.id === meeting.id).flatMap((one) => one.actions);
    const items: readonly Item[] = [
      ...missing.map(({ request }) => ({ request: request.id, step: 'chair' as const })),
      ...actions.map(({ id }) => ({ request: id, step: 'action-chair' as const })),
    ];
    const to = chair ? recipients.of(chair) : recipients.governance;
    return to.flatMap(({ person, conversation }) => {
      const key = deliveryKey(MISSING, meeting.id, occurrence, person.id);
      if (register.deliveries.has(key) || !which(key)) return [];
      const of = { key, rule: MISSING, subject: meeting.id, occurrence, conversation } as const;
      return [{ ...of, dueAt: toInstant(moment), items }];
    });
  });
};

/**
 * Every message about requests that is due at `now` (milliseconds since 1970) and not in the ledger: to each
 * respondent, deputy and lead, and to the owners of actions, one for the day; to whoever was asked what has changed
 * about it, and to each chair the list when papers go out. Somebody without a conversation is asked through the governance team.
 * Of these only those that are meant: all, where nothing is said.
 */
export const dueMessages = (register: Register, now: number, which?: WhichMessages): readonly DueMessage[] =>
  dueMessagesFrom(register, now, which)(now);

/**
 * The same for any moment from `from` on, as the register is now: what the ledger says is gone through once, however
 * many moments are asked about.
 */
export const dueMessagesFrom = (
  register: Register,
  from: number,
  which: WhichMessages = () => true,
): ((now: number) => readonly DueMessage[]) => {
  const asked = askedAbout(register);
  const actions = openActions(register, () => true);
  const ended = endedAhead(register, from);
  if (asked.length + actions.length + ended.size === 0) return () => [];
  const said = saidBy(register, from);
  const all = openRequests(register, asked, said, from);
  const recipients = recipientsIn(register);
  return (now) => {
    const open = all.filter(({ meeting }) => meetingStart(meeting) > now);
    const changed = whatChanged(register, open, now === from ? ended : endedAhead(register, now), said);
    return [
      ...toldToday(register, open, changed, said, recipients, now, which),
      ...missingNow(register, open, recipients, now, which),
    ];
  };
};

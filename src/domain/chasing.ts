import { addDays, dayOf, instantOf, toInstant, toMilliseconds } from './calendar.js';
import { meetingStart } from './meeting.js';
import { ownConversation } from './own-conversation.js';
import { requestsToPassOn } from './passing-on.js';
import type {
  Board,
  Delivery,
  Meeting,
  Person,
  Recommendation,
  Register,
  UpdateRequest,
} from './register.js';
import { deliveryKey, type Standing } from './reminder.js';
import { lastUpdate, zoneOf } from './status.js';
import {
  awayOn,
  calendarOf,
  deputyOf,
  openRequest,
  papersOutOn,
  policyOf,
  requestsOwed,
  updatesDueOn,
} from './update-request.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';
import { lastWorkingMomentBefore, nextWorkingMoment, type WorkingHours } from './working-hours.js';

/**
 * Asking and chasing, as a considerate colleague would: everything that a person is to be asked goes into one message,
 * at most one on a day, in their working hours, never when they are away, and not soon after another message about
 * the same thing. What is due follows from dates and the ledger (`register.deliveries`) alone, so a late, repeated or
 * missed tick changes nothing but when a message arrives, and a day on which nobody could be written to uses up
 * nothing.
 */

/** The rule of the daily message to a person, and of the list for the chair when papers go out. */
export const ASKED = 'updates-asked';
export const MISSING = 'updates-missing';
/** What a colleague just did to one's item: told at once, and no chasing. */
export const DEEDS = ['handed-over', 'update-returned'] as const;

/** Whether a delivery's rule is one of these. */
export const isAboutRequests = (rule: string): boolean =>
  rule === ASKED || rule === MISSING || DEEDS.some((deed) => deed === rule);

/** What each message has reached with a request, in the order in which it may come. The words say it to people. */
export const STEPS = {
  first: 'asked for the first time',
  chase: 'asked again after some working days without an answer',
  again: 'asked again on the day until which it was put off',
  moved: 'told that the meeting had moved, and with it the last day for updates',
  last: 'reminded on the last day for updates',
  deputy: 'the deputy is asked, because the last day has passed without an answer',
  lead: 'the chief officer lead is told, because the last day has passed without an answer',
  chair: 'on the chair’s list of what has no update, as papers go out',
  'handed-over': 'handed over by a colleague',
  returned: 'the update was returned',
} as const;
export type Step = keyof typeof STEPS;

/** Whether a word of the ledger is a step that this program knows. */
export const isStep = (step: string): step is Step => Object.hasOwn(STEPS, step);

/** One line of a message: which request, and what this message is to it. */
export interface Item {
  readonly request: string;
  readonly step: Step;
}

/** A message that is due and not in the ledger yet. */
export interface DueMessage {
  /** The delivery's id. For the daily message its occurrence is the day: a person gets one a day at most. */
  readonly key: string;
  readonly rule: typeof ASKED | typeof MISSING;
  /** Whom it is for: a person's id; for the chair's list the meeting's. */
  readonly subject: string;
  readonly occurrence: string;
  readonly conversation: string;
  /** An instant. */
  readonly dueAt: string;
  readonly items: readonly Item[];
}

/** What the ledger says was said to somebody about a request. */
interface Told {
  readonly step: Step;
  readonly conversation: string;
  readonly at: number;
}

/** Every message about each of these requests that went out or is about to. One that failed was not heard. */
const toldAbout = (register: Register, open: ReadonlySet<string>): ReadonlyMap<string, readonly Told[]> => {
  const told = new Map<string, Told[]>();
  for (const { items, state, conversation, decidedAt } of register.deliveries.values()) {
    if (items.length === 0 || !['decided', 'claimed', 'sent'].includes(state)) continue;
    for (const { request, step } of items) {
      if (!open.has(request) || !isStep(step)) continue;
      const before = told.get(request) ?? [];
      before.push({ step, conversation, at: toMilliseconds(decidedAt) });
      told.set(request, before);
    }
  }
  return told;
};

/** An open request with all that says when it is due. */
interface Open {
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly board: Board;
  readonly respondent: Person;
  readonly told: readonly Told[];
}

/** Every open request of a meeting still to come. */
const openRequests = (register: Register, now: number): readonly Open[] => {
  const asked = [...register.recommendations.values()].filter((one) => one.asked !== null);
  if (asked.length === 0) return [];
  const told = toldAbout(register, new Set(asked.flatMap((one) => one.asked ?? [])));
  return asked.flatMap((recommendation) => {
    const request = openRequest(register, recommendation);
    const meeting = request && register.meetings.get(request.meeting);
    const board = meeting && register.boards.get(meeting.board);
    const respondent = request && register.people.get(request.respondent);
    if (!request || !meeting || !board || !respondent || meeting.state !== 'planned') return [];
    if (meetingStart(meeting) <= now) return [];
    return [{ request, recommendation, meeting, board, respondent, told: told.get(request.id) ?? [] }];
  });
};

/**
 * The hours that all boards keep: whoever is asked for several gets one message a day for all of them, so it must suit
 * each. Where boards have no hour in common, those of the first.
 */
const commonHours = ({ boards }: Register): Board['hours'] => {
  const hours = [...boards.values()].map((board) => board.hours);
  const from = hours.reduce((latest, one) => (one.from > latest ? one.from : latest), '00:00');
  const until = hours.reduce((first, one) => (one.until < first ? one.until : first), '23:59');
  return from < until ? { from, until } : (hours[0] ?? { from, until });
};

/** When somebody may be chased: the boards' hours, in their own zone or else the office's, and not when they are away. */
const hoursFor = (register: Register, person: Person): WorkingHours => ({
  zone: person.zone ?? zoneOf(register),
  ...commonHours(register),
  calendar: calendarOf(register),
  away: person.away,
});

/** The last day not after this one on which the person works. */
const lastWorkedDay = (day: string, { calendar, away }: WorkingHours): string => {
  let found = day;
  for (let back = 0; back < 400; back += 1, found = addDays(found, -1))
    if (isWorkingDay(found, calendar) && !away?.some(({ from, until }) => from <= found && found <= until))
      return found;
  return day;
};

/** The steps that speak to somebody else than the respondent. */
const OTHERS: ReadonlySet<Step> = new Set(['chair', 'deputy', 'lead']);

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
  const told = open.told.filter(({ step }) => !OTHERS.has(step));
  const { chaseAfter, apart } = policyOf(register);
  const { calendar, zone } = hours;
  const due = updatesDueOn(board, meeting, calendar);
  // Asked late (the meeting was entered, or the owner named, after the last day) is better than not at all.
  if (told.length === 0) return snoozed !== null && today < snoozed.until ? null : 'first';
  // The meeting has moved since, and with it the last day: they hear that whether it lies ahead or has passed.
  if (!told.some(({ at }) => at >= toMilliseconds(meeting.scheduledAt))) return 'moved';
  if (today > due) return null;
  const lastTold = dayOf(Math.max(...told.map(({ at }) => at)), zone);
  const silent = workingDaysBetween(lastTold, today, calendar);
  if (silent < apart) return null;
  const reached = (step: Step) => told.some((one) => one.step === step);
  const lastDay = lastWorkedDay(due, hours);
  if (today >= lastDay) return reached('last') ? null : 'last';
  // Too near the last day: that reminder would have to be left out for this one.
  if (workingDaysBetween(today, lastDay, calendar) < apart) return null;
  if (snoozed !== null && today < snoozed.until) return null;
  if (snoozed !== null && !told.some(({ at }) => dayOf(at, zone) >= snoozed.until)) return 'again';
  return silent >= chaseAfter && !reached('chase') ? 'chase' : null;
};

/** Who is told, beyond the respondent, once the last day has passed without an answer; each of them once. */
const escalation = (
  register: Register,
  { request, recommendation, board, meeting, told, respondent }: Open,
  now: number,
): readonly { readonly person: Person; readonly step: 'deputy' | 'lead' }[] => {
  const calendar = calendarOf(register);
  const due = updatesDueOn(board, meeting, calendar);
  const today = dayOf(now, board.zone);
  // Nobody hears that an answer is missing before whoever was asked had a day to give it, for the meeting as it is now.
  const since = toMilliseconds(meeting.scheduledAt);
  if (today <= due || !told.some(({ at }) => at >= since && dayOf(at, board.zone) < today)) return [];
  const owner = register.people.get(recommendation.owner ?? '');
  const deputy = owner ? deputyOf(register, owner, board, today) : null;
  const lead = register.people.get(board.lead ?? '') ?? null;
  // The lead is told a day after the deputy, or at once where there is none or papers are about to go out.
  const leadFrom =
    deputy === null || deputy.id === request.respondent
      ? addWorkingDays(due, 1, calendar)
      : addWorkingDays(due, 2, calendar);
  const papers = papersMoment(register, board, meeting);
  const reached = (step: Step) => told.some((one) => one.step === step);
  const found: { person: Person; step: 'deputy' | 'lead' }[] = [];
  if (deputy && deputy.id !== respondent.id && !reached('deputy'))
    found.push({ person: deputy, step: 'deputy' });
  const mayLead = lead?.active && lead.id !== respondent.id && lead.id !== deputy?.id;
  if (lead && mayLead && !reached('lead') && (today >= leadFrom || now >= papers))
    found.push({ person: lead, step: 'lead' });
  return found;
};

/** When the chair gets the list: as the papers' day begins, or in the working hour before it. */
const papersMoment = (register: Register, board: Board, meeting: Meeting): number => {
  const day = papersOutOn(board, meeting);
  const hours = { zone: board.zone, ...board.hours, calendar: calendarOf(register) };
  const opens = instantOf(day, board.hours.from, board.zone);
  return lastWorkingMomentBefore(opens, hours) ?? opens;
};

/** Who is written to for a person: themselves, or governance for whoever has left or has no conversation with the bot. */
const recipientsFor = (
  register: Register,
  person: Person,
): readonly { person: Person; conversation: string }[] => {
  const own = person.active ? ownConversation(register, person.id) : null;
  return own === null ? governanceTeam(register) : [{ person, conversation: own }];
};

const governanceTeam = (register: Register): readonly { person: Person; conversation: string }[] =>
  [...register.people.values()].flatMap((person) => {
    const conversation =
      person.active && person.roles.includes('governance') ? ownConversation(register, person.id) : null;
    return conversation === null ? [] : [{ person, conversation }];
  });

interface Bundle {
  readonly person: Person;
  readonly conversation: string;
  readonly day: string;
  readonly items: Item[];
}

/** What each person is to be asked today, everything in one message, if they may be written to at this moment. */
const askedToday = (register: Register, open: readonly Open[], now: number): readonly DueMessage[] => {
  const bundles = new Map<string, Bundle>();
  const working = new Map<string, WorkingHours | null>();
  const hoursNow = (person: Person): WorkingHours | null => {
    const known = working.get(person.id);
    if (known !== undefined) return known;
    const hours = hoursFor(register, person);
    const found = nextWorkingMoment(now, hours) === now ? hours : null;
    working.set(person.id, found);
    return found;
  };
  const put = (to: Person, one: Open, stepAt: (hours: WorkingHours, today: string) => Step | null) => {
    for (const { person, conversation } of recipientsFor(register, to)) {
      const hours = hoursNow(person);
      if (hours === null) continue;
      const day = dayOf(now, hours.zone);
      const key = deliveryKey(ASKED, person.id, day, person.id);
      if (register.deliveries.has(key)) continue;
      const step = stepAt(hours, day);
      if (step === null) continue;
      const bundle = bundles.get(key) ?? { person, conversation, day, items: [] };
      if (!bundle.items.some(({ request }) => request === one.request.id))
        bundle.items.push({ request: one.request.id, step });
      bundles.set(key, bundle);
    }
  };
  for (const one of open) {
    put(one.respondent, one, (hours, today) => stepForRespondent(register, one, hours, today));
    for (const { person, step } of escalation(register, one, now)) put(person, one, () => step);
  }
  return [...bundles].map(([key, { person, conversation, day, items }]) => ({
    key,
    rule: ASKED,
    subject: person.id,
    occurrence: day,
    conversation,
    dueAt: toInstant(now),
    items,
  }));
};

/**
 * The chair's list of what has no update, once for each meeting, as papers go out; a board without a chair has its
 * list go to the governance team. Nothing missing, no list.
 */
const missingNow = (register: Register, open: readonly Open[], now: number): readonly DueMessage[] => {
  const meetings = new Map(open.map((one) => [one.meeting.id, one]));
  return [...meetings.values()].flatMap(({ meeting, board }) => {
    const moment = papersMoment(register, board, meeting);
    const chair = register.people.get(board.chair ?? '');
    if (now < moment) return [];
    const occurrence = toInstant(meetingStart(meeting));
    const items = open
      .filter((one) => one.meeting.id === meeting.id)
      .map(({ request }) => ({ request: request.id, step: 'chair' as const }));
    const to = chair ? recipientsFor(register, chair) : governanceTeam(register);
    return to.flatMap(({ person, conversation }) => {
      const key = deliveryKey(MISSING, meeting.id, occurrence, person.id);
      if (register.deliveries.has(key)) return [];
      const of = { key, rule: MISSING, subject: meeting.id, occurrence, conversation } as const;
      return [{ ...of, dueAt: toInstant(moment), items }];
    });
  });
};

/**
 * Every message about open requests that is due at `now` (milliseconds since 1970) and not in the ledger: to each
 * respondent, deputy and lead one for the day, and to each chair the list when papers go out. Somebody without a
 * conversation is asked through the governance team.
 */
export const dueMessages = (register: Register, now: number): readonly DueMessage[] => {
  const open = openRequests(register, now);
  return open.length === 0 ? [] : [...askedToday(register, open, now), ...missingNow(register, open, now)];
};

/**
 * Whether a message that was decided some time ago should still go out at `now`: not when everything in it was
 * answered, and the daily one on its own day and in working hours only. On another day it is decided anew.
 */
export const standingOfMessage = (delivery: Delivery, register: Register, now: number): Standing => {
  const returned =
    delivery.rule === 'update-returned' ? register.updates.get(delivery.occurrence) : undefined;
  if (returned !== undefined)
    return lastUpdate(register, returned.recommendation)?.id === returned.id
      ? { kind: 'owed' }
      : { kind: 'overtaken', note: 'A new update came before this was sent.' };
  const open = delivery.items.flatMap(({ request: id }) => {
    const request = register.requests.get(id);
    return request?.state === 'open' ? [request] : [];
  });
  const [request] = open;
  if (request === undefined)
    return { kind: 'overtaken', note: 'All that it asks about was answered before it was sent.' };
  if (delivery.rule !== ASKED) return { kind: 'owed' };
  const person = register.people.get(delivery.subject);
  if (!person) return { kind: 'overtaken', note: 'Whom it asks is not in the register any more.' };
  const hours = hoursFor(register, person);
  if (dayOf(now, hours.zone) !== delivery.occurrence || awayOn(person, delivery.occurrence))
    return { kind: 'overtaken', note: 'It could not be sent on its day; what is still due is asked anew.' };
  return nextWorkingMoment(now, hours) === now
    ? { kind: 'owed' }
    : { kind: 'overtaken', note: 'Working hours ended before it could be sent; it is asked anew.' };
};

/** How far ahead the next message is looked for, in days: further than any board asks before its meeting. */
const AHEAD_DAYS = 130;

/**
 * The next instant after `now`, both in milliseconds since 1970, at which a message about requests is due, or requests
 * are made that bring one; null when none lies ahead. It looks at the beginning of each working day and at the times
 * at which papers go out.
 */
export const nextMessageAt = (register: Register, now: number): number | null => {
  const moments = new Set<number>();
  const { from } = commonHours(register);
  const office = zoneOf(register);
  const zones = new Set([office, ...[...register.people.values()].map(({ zone }) => zone ?? office)]);
  for (const zone of zones)
    for (let day = 0; day <= AHEAD_DAYS; day += 1)
      moments.add(instantOf(addDays(dayOf(now, zone), day), from, zone));
  for (const meeting of register.meetings.values()) {
    const board = register.boards.get(meeting.board);
    if (board && meeting.state === 'planned' && meetingStart(meeting) > now)
      moments.add(papersMoment(register, board, meeting));
  }
  const ahead = [...moments].filter((at) => at > now).sort((a, b) => a - b);
  return (
    ahead.find(
      (at) =>
        requestsOwed(register, at).length > 0 ||
        requestsToPassOn(register, at).length > 0 ||
        dueMessages(register, at).length > 0,
    ) ?? null
  );
};

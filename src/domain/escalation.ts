import { dayOf, instantOf, toMilliseconds } from './calendar.js';
import type { Open } from './open-requests.js';
import type { Board, Meeting, Person, Register } from './register.js';
import type { Step } from './request-rules.js';
import { awayUntil, calendarOf, deputyOf, papersOutOn, updatesDueOn } from './update-request.js';
import { addWorkingDays } from './working-days.js';
import { lastWorkingMomentBefore } from './working-hours.js';

/** Who is told, beyond the respondent, once the last day has passed without an answer; each of them once. */
export const escalation = (
  register: Register,
  open: Open,
  now: number,
): readonly { readonly person: Person; readonly step: 'deputy' | 'lead' }[] => {
  const { request, recommendation, board, meeting, respondent } = open;
  const calendar = calendarOf(register);
  const due = updatesDueOn(board, meeting, calendar);
  const today = dayOf(now, board.zone);
  if (today <= due) return [];
  const told = open.told();
  // Nobody hears that an answer is missing before whoever was asked had a day to give it, for the meeting as it is now;
  // but whoever is away since the last day cannot be asked, and is not waited for.
  const since = toMilliseconds(meeting.scheduledAt);
  const hadADay = told.some(({ at }) => at >= since && dayOf(at, board.zone) < today);
  const isAway = (awayUntil(respondent, due) ?? '') >= today;
  if (!(hadADay || isAway)) return [];
  const owner = register.people.get(recommendation.owner ?? '');
  const deputy = owner ? deputyOf(register, owner, board, today) : null;
  const lead = register.people.get(board.lead ?? '') ?? null;
  const reached = (step: Step) => told.some((one) => one.step === step);
  const found: { person: Person; step: 'deputy' | 'lead' }[] = [];
  if (deputy && deputy.id !== respondent.id && !reached('deputy'))
    found.push({ person: deputy, step: 'deputy' });
  const mayLead = lead?.active && lead.id !== respondent.id && lead.id !== deputy?.id;
  if (!lead || !mayLead || reached('lead')) return found;
  // The lead is told a day after the deputy, or at once where there is none or papers are about to go out.
  const leadFrom = addWorkingDays(due, deputy === null || deputy.id === request.respondent ? 1 : 2, calendar);
  if (today >= leadFrom || now >= papersMoment(register, board, meeting))
    found.push({ person: lead, step: 'lead' });
  return found;
};

/** When the chair gets the list: as the papers' day begins, or in the working hour before it. */
export const papersMoment = (register: Register, board: Board, meeting: Meeting): number => {
  const day = papersOutOn(board, meeting);
  const hours = { zone: board.zone, ...board.hours, calendar: calendarOf(register) };
  const opens = instantOf(day, board.hours.from, board.zone);
  return lastWorkingMomentBefore(opens, hours) ?? opens;
};

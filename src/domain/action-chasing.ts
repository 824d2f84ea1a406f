import { openActions } from './action.js';
import { dayOf, daysBetween } from './calendar.js';
import { lastWorkedDay } from './chasing-hours.js';
import { nextMeeting } from './meeting.js';
import type { Told } from './open-requests.js';
import type { Recipient, Recipients } from './recipients.js';
import type { Action, Board, Meeting, Register } from './register.js';
import type { Step } from './request-rules.js';
import { addWorkingDays, workingDaysBetween } from './working-days.js';
import type { WorkingHours } from './working-hours.js';

/** How owners are reminded of their actions; in the daily message that asks for updates, by its rules. */
export const ACTION_POLICY = {
  /** The first word comes so many working days before the last day. */
  before: 3,
  /** While it is late, a word once in so many working days: a week. */
  again: 5,
  /** Later than so many days, it is on the chair's list as papers go out. */
  chairAfter: 14,
} as const;

/**
 * What an action has come to on `today` for its owner: reminded a few working days before its day, on it (or the last
 * day before it that they work), and once a week while it is late; null when they are to be left alone, as within
 * `apart` working days of any other word about it. An action without a day is not chased: each meeting looks at it.
 */
export const stepOfAction = (
  { due }: Pick<Action, 'due'>,
  told: readonly Told[],
  hours: WorkingHours,
  today: string,
  apart: number,
): Step | null => {
  if (due === null) return null;
  const { calendar, zone } = hours;
  const days = told.map(({ at }) => dayOf(at, zone)).sort();
  const last = days.at(-1);
  const quiet = last === undefined ? Number.POSITIVE_INFINITY : workingDaysBetween(last, today, calendar);
  if (quiet < apart) return null;
  if (today > due) return quiet >= ACTION_POLICY.again ? 'action-late' : null;
  const lastDay = lastWorkedDay(due, hours);
  if (today >= lastDay) return last !== undefined && last >= lastDay ? null : 'action-due';
  const left = workingDaysBetween(today, lastDay, calendar);
  const from = addWorkingDays(lastDay, -ACTION_POLICY.before, calendar);
  // Too near the last day: that reminder would have to be left out for this one.
  if (left > ACTION_POLICY.before || left < apart) return null;
  return last !== undefined && last >= from ? null : 'action-soon';
};

/** Every open action with a day whose owner can be written to, and where. */
export const actionsToChase = (
  register: Register,
  recipients: Recipients,
): readonly ({ readonly action: Action } & Recipient)[] =>
  openActions(register, ({ due, owner }) => due !== null && owner !== null).flatMap((action) => {
    const person = register.people.get(action.owner ?? '');
    const own = person ? recipients.own(person) : null;
    return own === null ? [] : [{ action, ...own }];
  });

/** The actions of each board that its chair is to hear of before its next meeting at `now`, milliseconds since 1970. */
export const longLate = (
  register: Register,
  now: number,
): readonly {
  readonly meeting: Meeting;
  readonly board: Board;
  readonly actions: readonly Action[];
}[] => {
  const open = openActions(register, ({ due }) => due !== null);
  if (open.length === 0) return [];
  return [...register.boards.values()].flatMap((board) => {
    const today = dayOf(now, board.zone);
    const actions = open.filter(
      (one) => one.board === board.id && daysBetween(one.due ?? today, today) > ACTION_POLICY.chairAfter,
    );
    const meeting = actions.length === 0 ? null : nextMeeting(register, board.id, now);
    return meeting === null ? [] : [{ meeting, board, actions }];
  });
};

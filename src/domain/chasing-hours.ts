import { addDays } from './calendar.js';
import type { Board, Person, Register } from './register.js';
import { zoneOf } from './status.js';
import { calendarOf } from './update-request.js';
import { isWorkingDay } from './working-days.js';
import type { WorkingHours } from './working-hours.js';

/**
 * The hours that all boards keep: whoever is asked for several gets one message a day for all of them, so it must suit
 * each. Where boards have no hour in common, those of the first.
 */
export const commonHours = ({ boards }: Register): Board['hours'] => {
  const hours = [...boards.values()].map((board) => board.hours);
  const from = hours.reduce((latest, one) => (one.from > latest ? one.from : latest), '00:00');
  const until = hours.reduce((first, one) => (one.until < first ? one.until : first), '23:59');
  return from < until ? { from, until } : (hours[0] ?? { from, until });
};

/** When somebody may be chased: the boards' hours, in their own zone or else the office's, and not when they are away. */
export const hoursFor = (register: Register, person: Person): WorkingHours => ({
  zone: person.zone ?? zoneOf(register),
  ...commonHours(register),
  calendar: calendarOf(register),
  away: person.away,
});

/** The last day not after this one on which the person works. */
export const lastWorkedDay = (day: string, { calendar, away }: WorkingHours): string => {
  let found = day;
  for (let back = 0; back < 400; back += 1, found = addDays(found, -1))
    if (isWorkingDay(found, calendar) && !away?.some(({ from, until }) => from <= found && found <= until))
      return found;
  return day;
};

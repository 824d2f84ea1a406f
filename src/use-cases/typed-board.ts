import type { TypedBoard } from '../domain/board.js';
import { sayBoardDays } from '../domain/board-days.js';
import { boardDefaults } from '../domain/defaults.js';
import type { Board, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';

/** A board's settings in the words that its form begins with, and that `checkBoard` reads as the same settings again. */
export const typedOf = (board: Board, register: Pick<Register, 'people'>): TypedBoard => {
  const active = (id: string | null): string => {
    const person = id === null ? undefined : register.people.get(id);
    return person?.active ? person.name : '';
  };
  return {
    name: board.name,
    kind: board.kind,
    days: sayBoardDays(board),
    from: board.from,
    time: board.time,
    zone: board.zone,
    chair: active(board.chair),
    lead: active(board.lead),
    // Who has left is not carried on.
    members: board.members.map(active).filter(Boolean).join(', '),
    deputies: board.deputies
      .filter(({ of, deputy }) => active(of) && active(deputy))
      .map(({ of, deputy }) => `${active(of)}: ${active(deputy)}`)
      .join('; '),
    updatesDue: String(board.updatesDue),
    papersOut: String(board.papersOut),
    hours: `${board.hours.from}–${board.hours.until}`,
    oversees: board.oversees.join(', '),
  };
};

/** What the form of a board that is added begins with: what holds unless somebody says otherwise. */
export const typedDefaults = (register: Register, name = ''): TypedBoard => {
  const { updatesDue, papersOut, hours } = boardDefaults();
  return {
    name,
    kind: '',
    days: '',
    from: '',
    time: '10:00',
    zone: zoneOf(register),
    chair: '',
    lead: '',
    members: '',
    deputies: '',
    updatesDue: String(updatesDue),
    papersOut: String(papersOut),
    hours: `${hours.from}–${hours.until}`,
    oversees: [...register.inspections.keys()].join(', '),
  };
};

import type { TypedBoard } from '../../src/domain/board.js';

/** A board as its form is filled in; a test names only what matters to it. */
export const aTypedBoard = (over: Partial<TypedBoard> = {}): TypedBoard => ({
  name: 'Scrutiny Panel',
  kind: 'scrutiny',
  days: 'last Friday',
  from: '',
  time: '14:00',
  zone: 'Europe/London',
  chair: 'CH',
  lead: '',
  members: 'Head of Crime, ISVA lead',
  deputies: 'Head of Crime: ISVA lead',
  updatesDue: '3',
  papersOut: '4',
  hours: '09:00–17:00',
  oversees: 'RAPE-P1-2021',
  ...over,
});

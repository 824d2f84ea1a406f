import type { DraftOf } from './register.js';

/** What stands where nobody has said otherwise. Each is made afresh, because drafts are edited in place. */

/** An inspection's response of which no step is entered yet. */
export const noResponse = (): DraftOf<'inspections'>['response'] => ({
  invitedOn: null,
  commentsBy: null,
  commentedOn: null,
  sentToInspectorateOn: null,
  sentToSecretaryOn: null,
});

/** What a board's settings are until its office says otherwise: papers a week ahead, office hours. */
export const boardDefaults = () => ({
  kind: '',
  deputies: [],
  lead: null,
  dates: [],
  updatesDue: 7,
  papersOut: 7,
  hours: { from: '09:00', until: '17:00' },
});

/** Owners are asked two working weeks before the last day, chased once after a week, and then left a little while. */
export const chasingPolicy = (): DraftOf<'settings'>['policy'] => ({
  askBefore: 10,
  chaseAfter: 5,
  apart: 2,
});

/** No day proclaimed a holiday, none taken back. */
export const noHolidays = (): DraftOf<'settings'>['holidays'] => ({ added: [], removed: [] });

/** Minutes as a meeting's end leaves them: a draft without corrections. */
export const draftMinutes = (): NonNullable<DraftOf<'meetings'>['minutes']> => ({
  state: 'draft',
  corrections: [],
  approvedBy: null,
  approvedAt: null,
});

/** A meeting that nobody has run yet: its agenda follows from the register. */
export const notHeld = (): Pick<DraftOf<'meetings'>, 'agenda' | 'held' | 'attendance' | 'minutes'> => ({
  agenda: null,
  held: null,
  attendance: null,
  minutes: null,
});

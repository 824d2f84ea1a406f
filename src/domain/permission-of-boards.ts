import type { Person } from './register.js';

/** Whether this person may enter, move and cancel boards' meetings: the governance role. Nobody unknown may. */
export const mayKeepBoards = (person: Person | null): person is Person =>
  person?.active === true && person.roles.includes('governance');

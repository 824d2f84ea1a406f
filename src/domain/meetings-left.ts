import { FiledMap } from './filed.js';
import type { Meeting, Register } from './register.js';
import { calendarOf } from './update-request.js';

type Known = Pick<Register, 'boards' | 'meetings' | 'deliveries' | 'settings'>;

/** The meetings that were left, and what that was found out from. */
interface Left {
  readonly from: readonly unknown[];
  readonly meetings: Set<Meeting>;
}

/** What a ledger's being complete hangs on beside the ledger; null where it cannot be told whether it has changed. */
const basisOf = ({ boards, meetings, deliveries, settings }: Known): readonly unknown[] | null =>
  boards instanceof FiledMap && meetings instanceof FiledMap && deliveries instanceof FiledMap
    ? [boards, boards.changes, meetings, meetings.changes, deliveries.losses, calendarOf({ settings })]
    : null;

/** A meeting, and what of it the ledger does not have. */
interface Lacking<T> {
  readonly meeting: Meeting;
  readonly lacking: readonly T[];
}

/**
 * The meetings, in the order of the register, of which the ledger does not have all that a rule will ever enter: what
 * it lacks is what `lackingOf` gives, due or not. A ledger only grows, so a meeting of which it has everything is not
 * looked at again, until a meeting, a board or the office's calendar is another than it was, or something was taken out of
 * the ledger after all. `lackingOf` must hang on nothing else, not on the time either.
 */
export const meetingsLeft = <K extends Known, T>(
  lackingOf: (register: K, meeting: Meeting) => readonly T[],
): ((register: K) => readonly Lacking<T>[]) => {
  const known = new WeakMap<Known['deliveries'], Left>();
  const leftIn = (register: K): Set<Meeting> => {
    const from = basisOf(register);
    const before = known.get(register.deliveries);
    if (before !== undefined && from?.every((what, at) => what === before.from[at])) return before.meetings;
    const meetings = new Set(register.meetings.values());
    if (from !== null) known.set(register.deliveries, { from, meetings });
    return meetings;
  };
  return (register) => {
    const found: Lacking<T>[] = [];
    const left = leftIn(register);
    for (const meeting of left) {
      const lacking = lackingOf(register, meeting);
      if (lacking.length > 0) found.push({ meeting, lacking });
      else left.delete(meeting);
    }
    return found;
  };
};

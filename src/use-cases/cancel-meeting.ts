import type { Meeting } from '../domain/register.js';
import { changeMeeting } from './change-meeting.js';
import type { Asker, Deps, Refused } from './use-case.js';

/** A cancellation as somebody asks for it. */
export interface CancelMeeting {
  /** The meeting's id. */
  readonly meeting: string;
  /** As typed; may be empty. */
  readonly reason: string;
}

/** The meeting as it is after it was cancelled. */
export interface CancelledMeeting {
  readonly kind: 'cancelled';
  readonly meeting: Meeting;
}

/** Cancels a meeting that has not begun: it owes no reminder any more, and its day is not planned again. */
export const cancelMeeting = async (
  deps: Deps,
  asker: Asker,
  { meeting: id, reason }: CancelMeeting,
): Promise<CancelledMeeting | Refused> => {
  const meeting = await changeMeeting(deps, asker, {
    meeting: id,
    reason,
    verb: 'cancel',
    whyNot: () => null,
    edit: (tx) =>
      tx.edit('meetings', id, (draft) => {
        draft.state = 'cancelled';
        draft.cancelledBecause = reason;
      }),
  });
  return 'kind' in meeting ? meeting : { kind: 'cancelled', meeting };
};

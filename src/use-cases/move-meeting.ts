import { instantOf, isDay, isWallTime, sayDayAndTime, sayInstant, toInstant } from '../domain/calendar.js';
import type { Meeting } from '../domain/register.js';
import { changeMeeting } from './change-meeting.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** A move as somebody asks for it. */
export interface MoveMeeting {
  /** The meeting's id. */
  readonly meeting: string;
  /** The day it moves to, `YYYY-MM-DD` in the meeting's zone. */
  readonly day: string;
  /** The wall time it moves to, `HH:MM`. */
  readonly time: string;
  /** As typed; may be empty. */
  readonly reason: string;
}

/** The meeting as it is after the move. */
export interface MovedMeeting {
  readonly kind: 'moved';
  readonly meeting: Meeting;
}

const whyNotTo =
  ({ day, time }: MoveMeeting) =>
  (meeting: Meeting, now: number): Refused | null => {
    if (!isDay(day) || !isWallTime(time))
      return refused(
        `I cannot read "${day} ${time}" as a day and a time. Give them as in "14 October 2021 at 10:00".`,
      );
    if (day === meeting.day && time === meeting.time)
      return refused(`The meeting is already on ${sayDayAndTime(day, time)}. Give another day or time.`);
    return instantOf(day, time, meeting.zone) <= now
      ? refused(
          `${sayDayAndTime(day, time)} has passed: it is now ${sayInstant(now, meeting.zone)}. ` +
            'A meeting can move to any time still to come.',
        )
      : null;
  };

/**
 * Moves a meeting that has not begun. Its reminders that lie ahead at the new time are owed again; what would have
 * been due before now is not. It may move back, and is then told again.
 */
export const moveMeeting = async (
  deps: Deps,
  asker: Asker,
  to: MoveMeeting,
): Promise<MovedMeeting | Refused> => {
  const meeting = await changeMeeting(deps, asker, {
    meeting: to.meeting,
    reason: to.reason,
    verb: 'move',
    whyNot: whyNotTo(to),
    edit: (tx, { id, day, time }, now) =>
      tx.edit('meetings', id, (draft) => {
        draft.movedFrom = { day, time, reason: to.reason };
        draft.day = to.day;
        draft.time = to.time;
        draft.scheduledAt = toInstant(now);
      }),
  });
  return 'kind' in meeting ? meeting : { kind: 'moved', meeting };
};

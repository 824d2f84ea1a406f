import { sayBoardDays } from '../domain/board-days.js';
import { toInstant } from '../domain/calendar.js';
import { filedBy } from '../domain/filed.js';
import { DELIVERIES_BY_SUBJECT, ruleAndSubject } from '../domain/filings.js';
import { hasBegun } from '../domain/meeting.js';
import type { Board, Meeting } from '../domain/register.js';
import { CALENDAR_CHANGED, deliveryKey } from '../domain/reminder.js';
import type { Tx } from '../ports.js';
import { overtake } from './change-meeting.js';
import { newDelivery } from './new-delivery.js';
import { meetingsOf } from './plan-meetings.js';

/** The reason of a meeting that nobody cancelled by hand: the board's days, as they are now, do not hold it. */
const OFF_THE_CALENDAR = 'The board’s calendar no longer gives this day.';
const OVERTAKEN = 'The board’s calendar changed before this was sent.';

/** Whether what says when a board meets has changed. */
const differs = (former: Board, board: Board): boolean =>
  former.time !== board.time ||
  former.zone !== board.zone ||
  sayBoardDays(former) !== sayBoardDays(board) ||
  former.from !== board.from;

/**
 * Has a board's meetings follow its calendar: enters those that it gives, takes its time and zone over to those that
 * stay, and cancels those that it gives no more, each with its reason. Meetings that have begun, and whatever was
 * moved or cancelled by hand, stay as they are. Where a calendar changes that had meetings, one message tells each
 * of the board's conversations.
 * @throws RangeError when the rule or the zone gives no days.
 */
export const followCalendar = (
  tx: Tx,
  { former, board, now }: { readonly former: Board | null; readonly board: Board; readonly now: number },
): void => {
  if (former !== null && !differs(former, board)) return;
  const given = new Map(meetingsOf(board, now).map((meeting) => [meeting.id, meeting]));
  const had = [...tx.all('meetings').values()].filter(
    (meeting) => meeting.board === board.id && !hasBegun(meeting, now),
  );
  const known = new Set(
    [...tx.all('meetings').values()].flatMap(({ board: of, id }) => (of === board.id ? [id] : [])),
  );
  const changes = had.filter((meeting) => followOne(tx, meeting, given.get(meeting.id), now));
  const fresh = [...given.values()].filter((meeting) => !known.has(meeting.id));
  for (const meeting of fresh) tx.add('meetings', meeting);
  if (former !== null && changes.length + fresh.length > 0) tell(tx, board, now);
};

/** Whether the meeting was changed: `given` is what the calendar has on its day, if anything. */
const followOne = (tx: Tx, meeting: Meeting, given: Meeting | undefined, now: number): boolean => {
  if (meeting.movedFrom !== null) return false;
  const takenOff = meeting.state === 'cancelled' && meeting.cancelledBecause === OFF_THE_CALENDAR;
  if (meeting.state === 'cancelled' && !(takenOff && given)) return false;
  if (given && !takenOff && given.time === meeting.time && given.zone === meeting.zone) return false;
  overtake(tx, meeting.id, OVERTAKEN);
  tx.edit('meetings', meeting.id, (draft) => {
    draft.scheduledAt = toInstant(now);
    draft.state = given ? 'planned' : 'cancelled';
    draft.cancelledBecause = given ? null : OFF_THE_CALENDAR;
    draft.time = given?.time ?? draft.time;
    draft.zone = given?.zone ?? draft.zone;
  });
  return true;
};

const tell = (tx: Tx, board: Board, now: number): void => {
  overtake(tx, board.id, OVERTAKEN);
  const dueAt = toInstant(now);
  const before = filedBy(tx.all('deliveries'), DELIVERIES_BY_SUBJECT).under(
    ruleAndSubject({ rule: CALENDAR_CHANGED, subject: board.id }),
  );
  // Numbered, because two changes may come within one second.
  const occurrence = `${dueAt}/${before.length + 1}`;
  for (const conversation of board.conversations) {
    const id = deliveryKey(CALENDAR_CHANGED, board.id, occurrence, conversation);
    const told = {
      id,
      rule: CALENDAR_CHANGED,
      subject: board.id,
      occurrence,
      conversation,
      dueAt,
      note: null,
    };
    tx.add('deliveries', newDelivery({ ...told, state: 'decided' }, now));
  }
};

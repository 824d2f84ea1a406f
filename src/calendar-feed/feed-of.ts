import { dayOf, timeOf } from '../domain/calendar.js';
import { meetingStart } from '../domain/meeting.js';
import type { Board } from '../domain/register.js';
import type { Store } from '../ports.js';
import { boardFeed, type FeedMeeting } from './board-feed.js';

/** Meetings further back than this are left out, in milliseconds: about a year. */
const BEHIND = 400 * 86_400_000;

/** What tells this register's meetings from another's: how it began, which no backup and no redaction changes. */
const registerOf = (store: Pick<Store, 'entries'>): string => {
  for (const { hash } of store.entries()) return `${hash.slice(0, 16)}.scrutiny.invalid`;
  return 'scrutiny.invalid';
};

/**
 * A board's meetings from about a year back on, as iCalendar: when they are, and whether they are; nothing about the
 * work. With `day` the one meeting that the calendar first gave on that day; null where there is none.
 */
export const feedOf = (
  store: Pick<Store, 'read' | 'entries'>,
  board: Board,
  now: number,
  day: string | null = null,
): string | null => {
  const meetings = [...store.read().meetings.values()]
    .filter((meeting) => meeting.board === board.id && meetingStart(meeting) > now - BEHIND)
    .filter(({ id }) => day === null || id.endsWith(`:${day}`))
    .sort((a, b) => meetingStart(a) - meetingStart(b))
    .map((meeting): FeedMeeting => {
      const start = meetingStart(meeting);
      const entries = [...store.entries({ collection: 'meetings', id: meeting.id })];
      return {
        id: meeting.id,
        // A meeting of before the board moved to another zone is told in the board's own, like the others.
        day: dayOf(start, board.zone),
        time: timeOf(start, board.zone),
        // Running or over, it is in the diary as it was planned.
        state: meeting.state === 'cancelled' ? 'cancelled' : 'planned',
        sequence: Math.max(0, entries.length - 1),
        changedAt: entries.at(-1)?.at ?? meeting.scheduledAt,
      };
    });
  if (day !== null && meetings.length === 0) return null;
  return boardFeed({ name: board.name, zone: board.zone, register: registerOf(store), meetings });
};

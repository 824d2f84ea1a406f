import ICAL from 'ical.js';
import { instantOf, toInstant } from '../domain/calendar.js';

/** What a calendar feed tells of a meeting: when it is, and whether it is. */
export interface FeedMeeting {
  /** Never changes, and no other meeting of the register has it. */
  readonly id: string;
  /** `YYYY-MM-DD` and `HH:MM` in the board's zone. */
  readonly day: string;
  readonly time: string;
  readonly state: 'planned' | 'cancelled';
  /** How often it was moved, cancelled or planned again; 0 at first. Diaries take a later one only. */
  readonly sequence: number;
  /** An instant: when it was entered, or last changed. */
  readonly changedAt: string;
}

/** What a calendar feed tells of a board: no people, no recommendations, no reasons. */
export interface FeedBoard {
  readonly name: string;
  /** IANA. */
  readonly zone: string;
  /**
   * Tells this register's meetings from another's in somebody's diary, such as `scrutiny.example`. It must never
   * change: a diary takes what has another one for another meeting.
   */
  readonly register: string;
  readonly meetings: readonly FeedMeeting[];
}

// The library counts a folded line without the space it begins with; RFC 5545 3.1 has 75 octets with it.
ICAL.foldLength = 74;

/** Feeds are asked for again after this long, where a diary lets itself be told. */
const AGAIN_AFTER = 'PT1H';

/** A name on one line: what could begin a line of its own has no place in it. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Text as RFC 5545 3.3.11 writes it, for properties that the library does not know to be texts. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

/** iCalendar has whole seconds. */
const second = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z');

/** A property as jCal has it (RFC 7265): name, parameters, type, value. */
type Property = [name: string, parameters: Record<string, string>, type: string, value: string | number];

const eventOf = (board: FeedBoard, meeting: FeedMeeting, minutes: number) => {
  const start = instantOf(meeting.day, meeting.time, board.zone);
  const cancelled = meeting.state === 'cancelled';
  const name = oneLine(board.name);
  const properties: Property[] = [
    ['uid', {}, 'text', oneLine(`${meeting.id}@${board.register}`)],
    // Without a METHOD it says when the meeting was last changed (3.8.7.2), so the same register gives the same feed.
    ['dtstamp', {}, 'date-time', second(meeting.changedAt)],
    ['last-modified', {}, 'date-time', second(meeting.changedAt)],
    ['dtstart', {}, 'date-time', second(toInstant(start))],
    ['dtend', {}, 'date-time', second(toInstant(start + minutes * 60_000))],
    ['sequence', {}, 'integer', meeting.sequence],
    ['status', {}, 'text', cancelled ? 'CANCELLED' : 'CONFIRMED'],
    // Several diaries show a cancelled meeting of a feed as any other: its title and its hours say it to all.
    ['summary', {}, 'text', cancelled ? `Cancelled: ${name}` : name],
    ['transp', {}, 'text', cancelled ? 'TRANSPARENT' : 'OPAQUE'],
  ];
  return ['vevent', properties, []];
};

/**
 * A board's meetings as a diary subscribes to them: iCalendar (RFC 5545), lines folded and ended by CRLF, times in
 * UTC. A meeting keeps its UID whatever happens to it; a cancelled one stays in the feed, with STATUS:CANCELLED,
 * for otherwise diaries that had taken it would keep it. There is no METHOD, because PUBLISH demands an organiser,
 * which would be a person's address. `minutes` is how long a meeting lasts.
 * @throws RangeError when a day, a time or the zone does not exist, or a meeting would not last at all.
 */
export const boardFeed = (board: FeedBoard, minutes = 120): string => {
  if (!(minutes > 0))
    throw new RangeError(`A meeting cannot last ${minutes} minutes. Allowed is more than 0.`);
  const name = escaped(oneLine(board.name));
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//Scrutiny//Board meetings//EN'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    // The names and intervals of RFC 7986, and those that diaries had before it.
    ['name', {}, 'unknown', name],
    ['x-wr-calname', {}, 'unknown', name],
    ['refresh-interval', {}, 'duration', AGAIN_AFTER],
    ['x-published-ttl', {}, 'unknown', AGAIN_AFTER],
  ];
  const events = board.meetings.map((meeting) => eventOf(board, meeting, minutes));
  return ICAL.stringify(['vcalendar', properties, events]);
};

import fc from 'fast-check';
import { convertIcsCalendar, type IcsEvent } from 'ts-ics';
import { describe, expect, test } from 'vitest';
import { boardFeed, type FeedBoard, type FeedMeeting } from '../../src/calendar-feed/board-feed.js';
import { addDays, instantOf } from '../../src/domain/calendar.js';

const meeting = (more: Partial<FeedMeeting> = {}): FeedMeeting => ({
  id: 'scrutiny:2021-10-12',
  day: '2021-10-12',
  time: '10:00',
  state: 'planned',
  sequence: 0,
  changedAt: '2021-10-04T08:00:00Z',
  ...more,
});
const board = (more: Partial<FeedBoard> = {}): FeedBoard => ({
  name: 'Scrutiny board',
  zone: 'Europe/London',
  register: 'scrutiny.example',
  meetings: [meeting()],
  ...more,
});

/** What a diary reads, by a parser that shares nothing with what wrote it. */
const eventsOf = (feed: string): readonly IcsEvent[] => convertIcsCalendar(undefined, feed).events ?? [];
/** The lines as they were before folding. */
const linesOf = (feed: string): string[] => feed.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);

describe('a board’s calendar feed', () => {
  test('is iCalendar, whole', () => {
    expect(linesOf(boardFeed(board()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Scrutiny//Board meetings//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Scrutiny board',
      'X-WR-CALNAME:Scrutiny board',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      'UID:scrutiny:2021-10-12@scrutiny.example',
      'DTSTAMP:20211004T080000Z',
      'LAST-MODIFIED:20211004T080000Z',
      'DTSTART:20211012T090000Z',
      'DTEND:20211012T110000Z',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'SUMMARY:Scrutiny board',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  test('a meeting that was moved is the same one, later', () => {
    const moved = { day: '2021-11-10', time: '14:00', sequence: 1, changedAt: '2021-10-20T09:30:00.250Z' };
    const [before, after] = [{}, moved].map(
      (more) => eventsOf(boardFeed(board({ meetings: [meeting(more)] })))[0],
    );
    expect(after?.uid).toBe(before?.uid);
    expect(after?.start.date.toISOString()).toBe('2021-11-10T14:00:00.000Z');
    expect(after?.sequence).toBe(1);
    expect(after?.stamp.date.toISOString()).toBe('2021-10-20T09:30:00.000Z');
  });

  test('a cancelled one stays, is called so, and blocks nobody’s hours', () => {
    const [event] = eventsOf(boardFeed(board({ meetings: [meeting({ state: 'cancelled', sequence: 2 })] })));
    expect([event?.status, event?.summary, event?.timeTransparent]).toEqual([
      'CANCELLED',
      'Cancelled: Scrutiny board',
      'TRANSPARENT',
    ]);
  });

  test.each([
    ['2021-10-30', '2021-10-30T09:00:00.000Z'],
    ['2021-10-31', '2021-10-31T10:00:00.000Z'],
    ['2022-03-26', '2022-03-26T10:00:00.000Z'],
    ['2022-03-27', '2022-03-27T09:00:00.000Z'],
  ])('ten o’clock in London on %s', (day, start) => {
    const [event] = eventsOf(boardFeed(board({ meetings: [meeting({ day })] })));
    expect(event?.start.date.toISOString()).toBe(start);
  });

  test('a meeting lasts two hours, over a clock change as well, unless it is said otherwise', () => {
    const night = board({ meetings: [meeting({ day: '2021-10-31', time: '00:30' })] });
    const lasts = (minutes?: number): number => {
      const [event] = eventsOf(boardFeed(night, minutes));
      return (Number(event?.end?.date) - Number(event?.start.date)) / 60_000;
    };
    expect([lasts(), lasts(45)]).toEqual([120, 45]);
    expect(() => boardFeed(night, 0)).toThrow(/cannot last 0 minutes/);
  });

  test('a name is written as text, and folded with the space that begins the line', () => {
    const lines = linesOf(boardFeed(board({ name: 'Crime; victims, \\ and: all' })));
    for (const property of ['NAME', 'X-WR-CALNAME', 'SUMMARY'])
      expect(lines).toContain(`${property}:Crime\\; victims\\, \\\\ and: all`);
    const long = boardFeed(board({ name: 'a'.repeat(300) })).split('\r\n');
    expect(long.filter((line) => line.startsWith(' a')).map((line) => line.length)).toContain(75);
    expect(Math.max(...long.map((line) => line.length))).toBe(75);
  });

  test('a board without meetings has a feed without any', () => {
    expect(eventsOf(boardFeed(board({ meetings: [] })))).toEqual([]);
  });

  test('the same register gives the same feed, byte for byte', () => {
    expect(boardFeed(board())).toBe(boardFeed(board()));
  });

  test('what does not exist is refused', () => {
    expect(() => boardFeed(board({ zone: 'Europe/Londres' }))).toThrow(RangeError);
    expect(() => boardFeed(board({ meetings: [meeting({ day: '2021-02-30' })] }))).toThrow(RangeError);
  });
});

// What the register lets a board be called; fast-check prints the seed and the smallest that fails.
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ';',
        ',',
        '\\',
        '\\n',
        ':',
        '"',
        '\r',
        '\n',
        '\r\nEND:VEVENT\r\n',
        ' ',
        '\t',
        'é',
        '語',
        '👩‍👧',
      ),
      { maxLength: 300, size: 'max' },
    )
    .map((parts) => parts.join('')),
);
const meetings = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    day: fc.integer({ min: 0, max: 6_000 }).map((gone) => addDays('2019-01-01', gone)),
    time: fc.constantFrom('00:30', '01:30', '10:00', '23:59'),
    state: fc.constantFrom('planned', 'cancelled'),
    sequence: fc.nat(),
    changedAt: fc.constantFrom('2021-10-04T08:00:00Z', '2021-10-04T08:00:00.999Z'),
  }),
  { maxLength: 6, selector: ({ id }) => id },
);

/** A name on one line, as UTF-8 brings it. */
const asSaid = (name: string): string => Buffer.from(name.replace(/[\s\p{Cc}]+/gu, ' ').trim()).toString();
/** RFC 5545 3.3.11 backwards. */
const unescaped = (text: string): string => text.replace(/\\([\\;,])/g, '$1');

describe('whatever a board is called and however it meets', () => {
  test('a diary reads back each meeting, its time and the name, and nothing else', () => {
    fc.assert(
      fc.property(names, meetings, fc.constantFrom('Europe/London', 'Africa/Cairo'), (name, held, zone) => {
        // This parser takes END:VEVENT for the end wherever it stands; the lines themselves are read below.
        const harmless = name.replaceAll('END:VEVENT', '');
        const feed = boardFeed(board({ name: harmless, zone, meetings: held }));
        const said = asSaid(harmless);
        const read = eventsOf(Buffer.from(feed).toString()).map((event) => ({
          uid: event.uid,
          start: event.start.date.getTime(),
          // It leaves out what is empty or 0.
          summary: event.summary ?? '',
          sequence: event.sequence ?? 0,
          status: event.status,
        }));
        expect(read).toEqual(
          held.map(({ id, day, time, state, sequence }) => ({
            uid: `${id}@scrutiny.example`,
            start: instantOf(day, time, zone),
            summary: state === 'cancelled' ? `Cancelled: ${said}` : said,
            sequence,
            status: state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('every line ends in CRLF, has 75 octets at most, and is one of ours', () => {
    fc.assert(
      fc.property(names, meetings, (name, held) => {
        const feed = boardFeed(board({ name, meetings: held }));
        expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(Math.max(...feed.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
          75,
        );
        const properties = linesOf(feed).map((line) => line.split(/[:;]/)[0]);
        expect(properties).toEqual([
          ...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'NAME', 'X-WR-CALNAME'],
          ...['REFRESH-INTERVAL', 'X-PUBLISHED-TTL'],
          ...held.flatMap(() => [
            ...['BEGIN', 'UID', 'DTSTAMP', 'LAST-MODIFIED', 'DTSTART', 'DTEND', 'SEQUENCE'],
            ...['STATUS', 'SUMMARY', 'TRANSP', 'END'],
          ]),
          'END',
        ]);
        const read = linesOf(Buffer.from(feed).toString()).filter((line) => line.startsWith('SUMMARY:'));
        expect(read.map((line) => unescaped(line.slice('SUMMARY:'.length)))).toEqual(
          held.map(({ state }) => (state === 'cancelled' ? `Cancelled: ${asSaid(name)}` : asSaid(name))),
        );
      }),
      { numRuns: 300 },
    );
  });
});

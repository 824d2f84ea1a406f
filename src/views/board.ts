import { BOARD_FIELDS, type TypedBoard } from '../domain/board.js';
import { sayBoardDays } from '../domain/board-days.js';
import { sayDay, sayDayAndTime } from '../domain/calendar.js';
import { plannedAfter } from '../domain/meeting.js';
import type { Delivery, Meeting, Register } from '../domain/register.js';
import { CALENDAR_CHANGED } from '../domain/reminder.js';
import { capital, count, SAY_PLATFORM, sayList } from '../domain/words.js';
import type { BoardShown, Result } from '../use-cases/result.js';
import { noticeView } from './notice.js';
import { buttons, type Line, lines, plain, shorten } from './parts.js';
import type { View } from './view.js';

const sayMeetings = (meetings: readonly Meeting[]): string =>
  meetings.length === 0
    ? 'no meeting is planned'
    : sayList(meetings.map(({ day, time }) => sayDayAndTime(day, time)));

const sayClear = (days: number): string =>
  days === 0
    ? 'on the working day before the meeting'
    : `with ${count(days, 'clear working day')} before the meeting`;
const sayFor = (day: string | null): string => (day ? `; for the next one by ${sayDay(day)}` : '');
const sayPapers = (days: number): string =>
  days === 0 ? 'on the day' : `${count(days, 'day')} before the meeting`;

/** A list or a name that anybody typed, at a length that leaves room for the others. */
const SHOWN = 600;

const linesOf = ({ days, time, zone, next, settings }: BoardShown): Line[] => {
  const shown = lines(
    ['Meets', days === '' ? 'on no days yet' : `${shorten(days, SHOWN)} at ${time} (${zone})`],
    ['Next', sayMeetings(next)],
  );
  if (settings === null) return shown;
  const { typed, updatesDue, papersOut, forNext, conversations } = settings;
  return [
    ...shown,
    ...lines(
      ['Kind', typed.kind],
      ['Chair', typed.chair || 'nobody yet'],
      ['Chief officer lead', typed.lead],
      ['Members', shorten(typed.members, SHOWN)],
      ['Deputies', shorten(typed.deputies, SHOWN)],
      ['Updates are due', `${sayClear(updatesDue)}${sayFor(forNext.updatesBy)}`],
      ['Papers go out', `${sayPapers(papersOut)}${sayFor(forNext.papersOn).replace(' by ', ' on ')}`],
      ['Nobody is chased outside', `${typed.hours} on working days`],
      ['Oversees', shorten(typed.oversees, SHOWN) || 'nothing yet'],
      [
        'Its own conversations',
        conversations.length === 0
          ? 'none yet: say “board here” in the board’s channel'
          : sayList(
              conversations.map(({ platform, name }) =>
                name === '' ? SAY_PLATFORM[platform] : `${shorten(name, 100)} (${SAY_PLATFORM[platform]})`,
              ),
            ),
      ],
    ),
  ];
};

/** Boards: when each meets, and its settings where they are known to the reader. */
export const boardsView = ({
  boards,
  happened,
  waysOn,
  audience,
}: Extract<Result, { kind: 'boards' }>): View => {
  const heading = boards.length === 1 ? 'Board' : 'Boards';
  const told = boards.map((board, at) => ({
    number: boards.length === 1 ? '' : `${at + 1}. `,
    name: board.name,
    lines: linesOf(board),
    feed: '',
    hasFeed: false,
  }));
  return {
    card: 'boards',
    data: { heading, happened, hasHappened: happened !== '', boards: told, buttons: buttons(waysOn) },
    text: [heading, happened, ...told.map(({ number, name, lines: of }) => `${number}${name}\n${plain(of)}`)]
      .filter(Boolean)
      .join('\n'),
    audience,
    calendars: boards.map(({ id }) => ({ board: id, meeting: null })),
  };
};

const LABELS: Readonly<Record<keyof TypedBoard, string>> = {
  name: 'Name',
  kind: 'Kind of board',
  days: 'Days it meets on',
  from: 'First day that the rule counts from',
  time: 'Time',
  zone: 'Time zone',
  chair: 'Chair',
  lead: 'Chief officer lead',
  members: 'Members',
  deputies: 'Deputies',
  updatesDue: 'Clear working days between the last day for updates and the meeting',
  papersOut: 'Days before the meeting that papers go out',
  hours: 'Hours outside of which nobody is chased',
  oversees: 'What it oversees',
};

/** The form of a board, with what is wrong beside each field. */
export const boardFormView = ({
  board,
  fields,
  problems,
  audience,
}: Extract<Result, { kind: 'board-form' }>): View => {
  const heading = board === '' ? 'Add a board' : 'Change a board';
  const wrong = Object.keys(problems).length;
  const summary =
    wrong > 0
      ? `Not saved yet: ${wrong === 1 ? 'one field needs' : `${wrong} fields need`} another look. What you typed is kept.`
      : board === ''
        ? 'Fill in what you know; everything can be changed later.'
        : 'Meetings still to come follow, apart from those moved or cancelled by hand.';
  return {
    card: 'board-form',
    data: {
      heading,
      summary,
      hasProblems: wrong > 0,
      allWell: wrong === 0,
      board,
      ...Object.fromEntries(
        BOARD_FIELDS.map((field) => [
          field,
          {
            value: field === 'from' && !/^\d{4}-\d\d-\d\d$/.test(fields.from) ? '' : fields[field],
            problem: problems[field] ?? '',
            wrong: problems[field] !== undefined,
          },
        ]),
      ),
    },
    text: [
      heading,
      summary,
      ...BOARD_FIELDS.flatMap((field) => problems[field] ?? []),
      ...(wrong > 0 ? [] : BOARD_FIELDS.map((field) => `${LABELS[field]}: ${fields[field]}`)),
    ].join('\n'),
    audience,
    brief: { title: heading, line: summary },
  };
};

/**
 * What a delivery about a board says at `now` (milliseconds since 1970), made from the register as it is then; null
 * for a delivery of another rule.
 * @throws when the board is not in the register.
 */
export const viewOfBoardDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  if (delivery.rule !== CALENDAR_CHANGED) return null;
  const board = register.boards.get(delivery.subject);
  if (board === undefined) throw new Error(`There is no board "${delivery.subject}" to tell about.`);
  const next = plannedAfter(register, board.id, now).slice(0, 3);
  return noticeView(
    'The calendar has changed',
    [
      `${board.name}: ${shorten(sayBoardDays(board), SHOWN)} at ${board.time} (${board.zone}).`,
      `${capital(next.length === 0 ? 'no meeting is planned' : `next: ${sayMeetings(next)}`)}.`,
      'Meetings of the former calendar are off; their reminders follow the new one.',
    ],
    [{ label: 'Next meeting', verb: 'show-next-meeting', data: {} }],
    'board',
  );
};

import { type Block, bold, plain, type Runs } from '../documents/paper.js';
import { dayOf, sayDay } from '../domain/calendar.js';
import { partsOf } from '../domain/parts-of-changes.js';
import type { Register } from '../domain/register.js';
import { sayTally } from '../domain/say-changes.js';
import type { SinceMeeting } from '../domain/since-meeting.js';
import type { Tally } from '../domain/tally.js';
import { capital } from '../domain/words.js';
import { paragraph } from './words.js';

/** What changed, and since when: "since the last meeting, on …". */
export interface Changed {
  readonly changes: SinceMeeting;
  readonly sinceWhat: string;
}

const countRow = ([name, { before, came, went, after }]: readonly [string, Tally]): readonly Runs[] => [
  [plain(name)],
  [plain(String(before.length))],
  [plain(String(came.length))],
  [plain(String(went.length))],
  [bold(String(after.length))],
];

/** The counts of a board, before, in, out and after, which add up; and all that changed, list by list. */
export const changesBlocks = (register: Register, { changes, sinceWhat }: Changed): readonly Block[] => {
  const { open, overdue, rated, overAYear, since, now, zone } = changes;
  const counts: readonly (readonly [string, Tally])[] = [
    ['Open', open],
    ['Overdue', overdue],
    ['Red', rated.red],
    ['Amber', rated.amber],
    ['Green', rated.green],
    ['Not rated', rated['not-rated']],
    ['Open over a year', overAYear],
  ];
  // What has no update is a list of the pack's own.
  const parts = partsOf(changes, register).filter(({ part }) => part !== 'silent');
  return [
    { kind: 'heading', level: 1, text: 'What changed since the last meeting', newPage: false },
    paragraph(plain(`${capital(sinceWhat)}. Open: ${sayTally(open)}.`)),
    {
      kind: 'table',
      // The days stand here, and not over the columns: on a phone all five are read without scrolling.
      caption: `Counts on ${sayDay(dayOf(since, zone))} (before) and ${sayDay(dayOf(now, zone))} (now)`,
      header: ['Recommendations', 'Before', 'In', 'Out', 'Now'],
      rows: counts.map(countRow),
    },
    ...parts.flatMap(({ title, rows }): Block[] => [
      { kind: 'heading', level: 2, text: `${title}: ${rows.length}`, newPage: false },
      {
        kind: 'list',
        numbered: false,
        items: rows.map((say): Runs => {
          const { title: about, detail } = say();
          return [bold(`${about}: `), plain(detail)];
        }),
      },
    ]),
  ];
};

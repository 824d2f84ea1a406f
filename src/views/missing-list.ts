import { dayOf, sayDay, sayDayAndTime } from '../domain/calendar.js';
import { papersOutOn } from '../domain/papers-out.js';
import type { Delivery, Register } from '../domain/register.js';
import { zoneOf } from '../domain/status.js';
import { calendarOf, updatesDueOn } from '../domain/update-request.js';
import { count, sayList, sayRecommendation } from '../domain/words.js';
import { actionRow } from './action-lines.js';
import { actionsIn, sayLongLate } from './action-messages.js';
import { ALL_ASKED, askedCard, sayAsked } from './asked-card.js';
import { sentences } from './parts.js';
import { linesOf, respondentOf, rowOf, whyButton } from './request-lines.js';
import type { View } from './view.js';

/** "3 recommendations have no update". */
export const sayNone = (many: number): string =>
  `${count(many, 'recommendation')} ${many === 1 ? 'has' : 'have'} no update`;

/** "Papers go out today, Friday 8 October 2021". */
const sayPapers = (out: string, today: string): string =>
  `Papers ${out < today ? 'went' : 'go'} out ${out === today ? 'today, ' : 'on '}${sayDay(out)}`;

/** Where papers go out before the last day for updates has passed, nobody on the list is late. */
const sayStillDue = (due: string, today: string): string =>
  today > due
    ? ''
    : `Updates are due ${due === today ? 'today' : `by ${sayDay(due)}`}, so they may still come.`;

/** The chair's list of what has no update and of actions that are long late, as papers go out. */
export const missingView = (delivery: Delivery, register: Register, now: number): View => {
  const lines = linesOf(register, delivery);
  const actions = actionsIn(delivery, register, () => true);
  const meeting = register.meetings.get(delivery.subject);
  const board = meeting && register.boards.get(meeting.board);
  const today = dayOf(now, board?.zone ?? zoneOf(register));
  const due = meeting && board ? updatesDueOn(board, meeting, calendarOf(register)) : null;
  const rows = lines.map((line) => () => ({
    ...rowOf(register, line, today, sayAsked(respondentOf(register, line), today)),
    label: `Status of ${sayRecommendation(line.recommendation)}`,
    verb: 'show-status',
  }));
  return askedCard(
    {
      heading: lines.length === 0 ? 'Actions are late' : 'No update yet',
      summary: sentences(
        meeting && board ? `${sayPapers(papersOutOn(board, meeting, calendarOf(register)), today)}, and` : '',
        `${sayList([lines.length === 0 ? '' : sayNone(lines.length), sayLongLate(actions.length)].filter(Boolean))}.`,
        due === null || lines.length === 0 ? '' : sayStillDue(due, today),
      ),
      rest: ALL_ASKED,
      buttons: [ALL_ASKED, whyButton(delivery)],
      audience: 'person',
    },
    [
      {
        board: board?.name ?? '',
        title: meeting ? ` meets on ${sayDayAndTime(meeting.day, meeting.time)}.` : '',
        rows: [...rows, ...actions.map((action) => () => actionRow(register, action, today, true))],
      },
    ],
  );
};

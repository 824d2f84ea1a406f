import { nameAction, ownerNamed } from '../domain/action.js';
import { isLate } from '../domain/action-log.js';
import { dayOf, sayDay } from '../domain/calendar.js';
import type { Register } from '../domain/register.js';
import { capital, count } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { actionRow, sayBy } from './action-lines.js';
import { askedCard } from './asked-card.js';
import { sentences } from './parts.js';
import type { View } from './view.js';

const MINE = { label: 'My actions', verb: 'show-actions', data: { mine: 'yes' } } as const;
const ALL = { label: 'All actions', verb: 'show-actions', data: {} } as const;
const PACK = { label: 'The pack has them all', verb: 'show-pack', data: {} } as const;

/** The open actions of the boards here, or one's own: who, what, by when, and which are late. */
export const actionsView = (
  { boards, mine, audience }: Extract<Result, { kind: 'actions' }>,
  register: Register,
): View => {
  const all = boards.flatMap(({ actions }) => actions);
  const late = boards.reduce(
    (sum, { actions, today }) => sum + actions.filter((action) => isLate(action, today)).length,
    0,
  );
  const many = all.length === 0 ? 'no open action' : count(all.length, 'open action');
  const are = all.length === 1 ? 'is' : 'are';
  const summary = mine
    ? `You have ${many}`
    : all.length === 0
      ? 'No action is open'
      : `${count(all.length, 'action')} ${are} open`;
  const which =
    late === 0 ? '.' : all.length === late ? `, ${late === 1 ? 'late' : 'all late'}.` : `, ${late} late.`;
  return askedCard(
    {
      heading: mine ? 'Your actions' : 'Open actions',
      summary: `${summary}${which}`,
      of: 'action',
      rest: mine ? ALL : PACK,
      buttons: [mine ? ALL : MINE, { label: 'Next meeting', verb: 'show-next-meeting', data: {} }],
      audience,
    },
    boards.map(({ board, today, actions }) => ({
      board,
      title: '',
      rows: actions.map((action) => () => actionRow(register, action, today, !mine)),
    })),
  );
};

/** One action: what is to be done, whose it is, by when, what became of it, and what the reader can do about it. */
export const actionView = (result: Extract<Result, { kind: 'action' }>, register: Register): View => {
  const { action, board, today, happened, mayFinish, mayChange, audience } = result;
  const { number, settled, recommendation } = action;
  const data = { action: String(number) };
  const open = action.state === 'open';
  const meeting = register.meetings.get(action.meeting);
  const by = settled ? (register.people.get(settled.by)?.name ?? 'somebody') : '';
  const what = settled === null ? '' : settled.note === '' ? `Said by ${by}.` : `${by}: “${settled.note}”`;
  return askedCard(
    {
      heading: happened || `Action ${number}`,
      summary: settled
        ? `${capital(action.state)} on ${sayDay(dayOf(settled.at, board.zone))}.`
        : `Open, ${sayBy(action, today)}.`,
      note: sentences(/[.!?…]$/.test(action.text) ? action.text : `${action.text}.`, what),
      of: 'action',
      rest: ALL,
      buttons: [
        open && mayFinish ? { label: 'Done', verb: 'open-finish-action', data } : null,
        open && mayChange ? { label: 'Whose', verb: 'open-reassign-action', data } : null,
        recommendation === null
          ? null
          : { label: 'Status', verb: 'show-status', data: { ref: recommendation } },
        ALL,
      ],
      audience,
    },
    [
      {
        board: board.name,
        title: meeting ? `, meeting of ${sayDay(meeting.day)}` : '',
        rows: [
          () => ({
            title: `For ${ownerNamed(register, action)}`,
            detail: nameAction(register, action),
            label: `Action ${number}`,
            verb: 'show-action',
            data,
          }),
        ],
      },
    ],
  );
};

import { sayAge, sayDay, sayDayAndTime } from '../domain/calendar.js';
import type { Person } from '../domain/register.js';
import type { ForMeeting } from '../domain/update-request.js';
import { capital, count, SAY_UPDATE, sayList, sayRecommendation, sayShort } from '../domain/words.js';
import type { RequestsOfMeeting, Result } from '../use-cases/result.js';
import {
  ALL_MINE,
  answers,
  askedCard,
  nameOf,
  opening,
  type Section,
  sayAsked,
  sayDue,
  sayMeeting,
} from './asked-card.js';
import { sentences } from './parts.js';
import type { View } from './view.js';

const sayStands = (stands: ForMeeting, respondent: Person | null, today: string): string => {
  const who = respondent?.name ?? 'somebody';
  switch (stands.kind) {
    case 'asked': {
      const { snoozed } = stands.request;
      return `${sayAsked(respondent, today)}${snoozed ? ` Put off until ${sayDay(snoozed.until)}: ${snoozed.reason}` : ''}`;
    }
    case 'answered':
      return `Answered by ${who}.`;
    case 'told':
      return `${who} has already given an update, so nobody is asked.`;
    case 'withdrawn':
      return 'The question was taken back.';
    case 'asked-elsewhere':
      return `Asked of ${who} for the meeting of ${sayDay(stands.meeting.day)}.${stands.tooLate ? ' No time was left to ask for this one.' : ''}`;
    case 'too-early':
      return `Asked from ${sayDay(stands.from)} on.`;
    case 'nobody-owns':
      return 'Nobody owns it, so nobody can be asked.';
    case 'to-ask':
      return `${who} is about to be asked.`;
  }
};

const sectionOf = ({ board, meeting, dueOn, today, rows }: RequestsOfMeeting): Section => ({
  board,
  title: sayMeeting(meeting, dueOn, today),
  rows: rows.map(({ item, stands, respondent }) => () => ({
    title: nameOf(item.recommendation),
    detail: sayStands(stands, respondent, today),
    label: `Status of ${sayRecommendation(item.recommendation)}`,
    verb: stands.kind === 'asked' && item.may.update ? 'show-request' : 'show-status',
    data: { ref: item.recommendation.id },
  })),
});

/** Who is asked what, and how it stands. */
export const requestsView = ({ meetings, mine, audience }: Extract<Result, { kind: 'requests' }>): View => {
  const rows = meetings.flatMap((one) => one.rows);
  const waiting = rows.filter(({ stands }) => stands.kind === 'asked').length;
  const told = rows.filter(({ stands }) => stands.kind === 'answered' || stands.kind === 'told').length;
  const summary = mine
    ? waiting === 0
      ? 'Nobody waits for an update from you.'
      : `You are asked for ${count(waiting, 'update')}.`
    : meetings.length === 0
      ? 'No meeting is planned, so nobody is asked.'
      : `Of ${count(rows.length, 'recommendation')}, ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for an answer and ${told === 0 ? 'none has an update yet' : `${told} ${told === 1 ? 'has' : 'have'} an update`}.`;
  return askedCard(
    {
      heading: mine ? 'What you are asked' : 'Updates asked for',
      summary,
      rest: { label: 'All that is open', verb: 'show-list', data: { filter: mine ? 'mine' : 'open' } },
      buttons: [
        mine ? null : { label: 'Awaiting acceptance', verb: 'show-list', data: { filter: 'waiting' } },
        { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
      ],
      audience,
    },
    meetings.map(sectionOf).filter((section) => section.rows.length > 0),
  );
};

/** One open request, with all that can be done about it. */
export const requestView = (result: Extract<Result, { kind: 'request' }>): View => {
  const { item, request, respondent, meeting, dueOn, mayAnswer, audience } = result;
  const { recommendation, last, today } = item;
  const told = last
    ? `Last update ${sayAge(last.daysAgo)}${last.by ? ` by ${last.by.name}` : ''}, ${SAY_UPDATE[last.update.state]}.`
    : 'No update yet.';
  const { snoozed } = request;
  return askedCard(
    {
      heading: `${capital(sayShort(recommendation))}: an update, please`,
      summary: sentences(
        `For the meeting of ${sayDayAndTime(meeting.day, meeting.time)}.`,
        sayDue(dueOn, today),
      ),
      note: sayList(
        [
          respondent ? `Asked of ${respondent.name}` : '',
          snoozed ? `put off until ${sayDay(snoozed.until)}: ${snoozed.reason}` : '',
        ].filter(Boolean),
      ),
      rest: ALL_MINE,
      buttons: mayAnswer ? answers(recommendation, last !== null && last.update.state !== 'returned') : [],
      audience,
    },
    [
      {
        board: '',
        title: '',
        rows: [
          () => ({
            title: nameOf(recommendation),
            detail: sentences(opening(recommendation, 200), told),
            label: `Status of ${sayRecommendation(recommendation)}`,
            verb: 'show-status',
            data: { ref: recommendation.id },
          }),
        ],
      },
    ],
  );
};

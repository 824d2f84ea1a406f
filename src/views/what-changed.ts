import { dayOf, sayDay, sayDayAndTime } from '../domain/calendar.js';
import { filedBy } from '../domain/filed.js';
import { REQUESTS_BY_RECOMMENDATION } from '../domain/filings.js';
import { nextMeeting } from '../domain/meeting.js';
import type { Delivery, Meeting, Register } from '../domain/register.js';
import { lastUpdate, zoneOf } from '../domain/status.js';
import { ALL_ASKED, ALL_MINE, answers, askedCard, sayAsked, sayDue, sayMeeting } from './asked-card.js';
import { sentences } from './parts.js';
import { byMeeting, type Line, linesOf, respondentOf, rowOf, whyButton } from './request-lines.js';
import type { View } from './view.js';

/** Most sentences about different meetings; what they leave out stands over the lines. */
const MOST_SENTENCES = 3;

/** The meetings for which the same persons were asked the same before, by the request that is open now. */
const formerMeetings = (register: Register, lines: readonly Line[]): ReadonlyMap<string, Meeting> => {
  const now = new Map(
    lines.map(({ request }) => [`${request.recommendation} ${request.respondent}`, request]),
  );
  const found = new Map<string, Meeting>();
  const about = new Set(lines.map(({ recommendation }) => recommendation.id));
  for (const one of filedBy(register.requests, REQUESTS_BY_RECOMMENDATION).underAny(about)) {
    const request = now.get(`${one.recommendation} ${one.respondent}`);
    if (one.state !== 'withdrawn' || request === undefined || one.meeting === request.meeting) continue;
    const meeting = register.meetings.get(one.meeting);
    if (meeting) found.set(request.id, meeting);
  }
  return found;
};

const off = ({ day }: Meeting): string => `The meeting of ${sayDay(day)} is off`;

/** What has changed, of so many lines that say the same. */
const sayChange = (line: Line, former: Meeting | undefined, many: number, today: string): string => {
  const { step, meeting, dueOn } = line;
  const same = many === 1 ? 'The same question stands' : 'The same questions stand';
  switch (step) {
    case 'off':
      return `${off(meeting)}, so what was asked for it no longer stands: no update is needed for that day.`;
    case 'carried':
      return sentences(
        former ? `${off(former)}.` : '',
        `${same} for the meeting of ${sayDay(meeting.day)}.`,
        sayDue(dueOn, today),
      );
    case 'nearer':
      return sentences(
        `The meeting of ${sayDay(meeting.day)} comes first now. ${same} for it${former ? `, instead of the one of ${sayDay(former.day)}` : ''}.`,
        sayDue(dueOn, today),
      );
    default:
      return sentences(`The meeting is now on ${sayDay(meeting.day)}.`, sayDue(dueOn, today));
  }
};

const HEADINGS: Readonly<Partial<Record<Line['step'], string>>> = {
  off: 'The meeting is off',
  carried: 'The meeting is off',
  nearer: 'A nearer meeting comes first',
  moved: 'The meeting has moved',
};

/** What has changed about what somebody was asked, all in one message, as it stands when it is sent. */
export const changedView = (delivery: Delivery, register: Register, now: number): View => {
  const lines = linesOf(register, delivery);
  const today = dayOf(now, lines[0]?.zone ?? zoneOf(register));
  const open = lines.filter(({ step }) => step !== 'off');
  const isOwn = ({ request }: Line): boolean => request.respondent === delivery.subject;
  const all = lines.every(isOwn) ? ALL_MINE : ALL_ASKED;
  const [only] = open.length === 1 && lines.every(isOwn) ? open : [];
  const alike = new Map<string, Line[]>();
  const formers = formerMeetings(
    register,
    lines.filter(({ step }) => step === 'carried' || step === 'nearer'),
  );
  for (const line of lines) {
    const key = `${line.step} ${line.meeting.id} ${formers.get(line.request.id)?.id ?? ''}`;
    const known = alike.get(key);
    if (known) known.push(line);
    else alike.set(key, [line]);
  }
  const headings = new Set(lines.map(({ step }) => HEADINGS[step] ?? ''));
  const [heading] = headings;
  const ways = only
    ? answers(only.recommendation, lastUpdate(register, only.recommendation.id) !== null)
    : open.length > 0
      ? [all]
      : [];
  return askedCard(
    {
      heading: headings.size === 1 && heading ? heading : 'What was asked has changed',
      summary: sentences(
        ...[...alike.values()]
          .flatMap((ones) =>
            ones[0] ? [sayChange(ones[0], formers.get(ones[0].request.id), ones.length, today)] : [],
          )
          .slice(0, MOST_SENTENCES),
      ),
      rest: all,
      buttons: [...ways, whyButton(delivery)],
      audience: 'person',
    },
    byMeeting(
      lines,
      (line) =>
        rowOf(register, line, today, isOwn(line) ? '' : sayAsked(respondentOf(register, line), today)),
      (line) => titleOf(register, line, today, now),
    ),
  );
};

/** Follows the board's name: when it meets, or that it does not and when it meets next. */
const titleOf = (register: Register, { step, meeting, dueOn }: Line, today: string, now: number): string => {
  if (step !== 'off') return sayMeeting(meeting, dueOn, today);
  const next = nextMeeting(register, meeting.board, now);
  return sentences(
    ` does not meet on ${sayDayAndTime(meeting.day, meeting.time)}.`,
    next ? `It next meets on ${sayDayAndTime(next.day, next.time)}.` : '',
  );
};

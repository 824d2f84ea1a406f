import { dayOf, daysBetween, sayAge, sayDay, sayDayAndTime } from '../domain/calendar.js';
import type { Delivery, Meeting, Recommendation, Register, UpdateRequest } from '../domain/register.js';
import { ASKED, type Item, isStep, MISSING } from '../domain/request-rules.js';
import { lastUpdate, zoneOf } from '../domain/status.js';
import { calendarOf, papersOutOn, updatesDueOn } from '../domain/update-request.js';
import { count, SAY_UPDATE, sayRecommendation, sayShort } from '../domain/words.js';
import {
  ALL_ASKED,
  ALL_MINE,
  answers,
  askedCard,
  nameOf,
  opening,
  type Row,
  type Section,
  sayDue,
  sayMeeting,
} from './asked-card.js';
import { type Button, sentences } from './parts.js';
import type { View } from './view.js';

/** Most recommendations that have a button each in the daily message; more are a list of their own. */
const MOST_ANSWERS = 4;

/** "Last told 12 days ago by …", or that nobody has said anything yet. */
const sayLast = (register: Register, recommendation: Recommendation, today: string, zone: string): string => {
  const last = lastUpdate(register, recommendation.id);
  return last === null
    ? 'No update yet.'
    : `Last update ${sayAge(daysBetween(dayOf(last.at, zone), today))}, ${SAY_UPDATE[last.state]}.`;
};

interface Line {
  readonly step: Item['step'];
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly zone: string;
  readonly dueOn: string;
  readonly board: string;
}

/** What is still open of a delivery's lines. */
const linesOf = (register: Register, { items }: Delivery): readonly Line[] =>
  items.flatMap(({ request: id, step }) => {
    const request = register.requests.get(id);
    const recommendation = register.recommendations.get(request?.recommendation ?? '');
    const meeting = register.meetings.get(request?.meeting ?? '');
    const board = register.boards.get(meeting?.board ?? '');
    if (!isStep(step) || request?.state !== 'open' || !recommendation || !meeting || !board) return [];
    const dueOn = updatesDueOn(board, meeting, calendarOf(register));
    return [{ step, request, recommendation, meeting, dueOn, zone: board.zone, board: board.name }];
  });

const whyButton = ({ id }: Delivery): Button => ({
  label: 'Why this message?',
  verb: 'show-why',
  data: { delivery: id },
});

const rowOf = (
  register: Register,
  one: Pick<Line, 'recommendation' | 'zone'>,
  today: string,
  who: string,
): Row => ({
  title: nameOf(one.recommendation),
  detail: sentences(
    who,
    opening(one.recommendation, 160),
    sayLast(register, one.recommendation, today, one.zone),
  ),
  label: `Answer for ${sayRecommendation(one.recommendation)}`,
  verb: 'show-request',
  data: { ref: one.recommendation.id },
});

const respondentOf = (register: Register, { request }: Line): string =>
  register.people.get(request.respondent)?.name ?? request.respondent;

/** The lines by meeting, each under its board. */
const byMeeting = (
  lines: readonly Line[],
  today: string,
  rowOfLine: (line: Line) => Row,
): readonly Section[] => {
  const meetings = new Map<string, Line[]>();
  for (const line of lines) {
    const known = meetings.get(line.meeting.id);
    if (known) known.push(line);
    else meetings.set(line.meeting.id, [line]);
  }
  return [...meetings.values()].flatMap((ones): Section[] => {
    const [first] = ones;
    if (!first) return [];
    const { board, meeting, dueOn } = first;
    return [
      { board, title: sayMeeting(meeting, dueOn, today), rows: ones.map((line) => () => rowOfLine(line)) },
    ];
  });
};

/** What a person reads first: whether this is the first word, the last, or about somebody else's silence. */
const headingOf = (lines: readonly Line[], forOthers: boolean): string => {
  const steps = new Set(lines.map(({ step }) => step));
  if (forOthers) return 'Updates are missing';
  if (steps.has('last')) return 'Last day for updates';
  if (steps.has('moved')) return 'The meeting has moved';
  if (steps.has('chase') || steps.has('again')) return 'Still waiting for your update';
  return lines.length === 1 ? 'An update, please' : 'Updates, please';
};

/** The daily message: all that one person is asked about, by meeting, as it stands when it is sent. */
const dailyView = (delivery: Delivery, register: Register, now: number): View => {
  const lines = linesOf(register, delivery);
  const isOwn = ({ request }: Line): boolean => request.respondent === delivery.subject;
  const own = lines.filter(isOwn);
  const forOthers = own.length === 0;
  const today = dayOf(now, lines[0]?.zone ?? zoneOf(register));
  const all = forOthers ? ALL_ASKED : ALL_MINE;
  const unreachable = lines.some((line) => !isOwn(line) && line.step !== 'deputy' && line.step !== 'lead');
  const [only] = lines.length === 1 ? own : [];
  const summary = sentences(
    forOthers
      ? `${count(lines.length, 'recommendation')} ${lines.length === 1 ? 'has' : 'have'} no update.`
      : `${count(own.length, 'recommendation')} of yours ${own.length === 1 ? 'needs' : 'need'} an update before the board meets.`,
    unreachable &&
      'Whoever is asked has no conversation with me: please ask them and enter what they say, or invite them.',
    !forOthers && 'A sentence or two is enough.',
  );
  const eachOwn = own.length > MOST_ANSWERS ? [] : own;
  const ways = only
    ? answers(only.recommendation, lastUpdate(register, only.recommendation.id) !== null)
    : [
        ...eachOwn.map(({ recommendation }) => ({
          label: `Answer ${sayShort(recommendation)}`,
          verb: 'show-request',
          data: { ref: recommendation.id },
        })),
        all,
      ];
  return askedCard(
    {
      heading: headingOf(lines, forOthers),
      summary,
      rest: all,
      buttons: [...ways, whyButton(delivery)],
      audience: 'person',
    },
    byMeeting(lines, today, (line) =>
      rowOf(register, line, today, isOwn(line) ? '' : `Asked of ${respondentOf(register, line)}.`),
    ),
  );
};

/** The chair's list of what has no update, as papers go out. */
const missingView = (delivery: Delivery, register: Register, now: number): View => {
  const lines = linesOf(register, delivery);
  const [first] = lines;
  const board = first && register.boards.get(first.meeting.board);
  const today = dayOf(now, first?.zone ?? zoneOf(register));
  const rows = lines.map((line) => () => ({
    ...rowOf(register, line, today, `Asked of ${respondentOf(register, line)}.`),
    label: `Status of ${sayRecommendation(line.recommendation)}`,
    verb: 'show-status',
  }));
  return askedCard(
    {
      heading: 'No update yet',
      summary: sentences(
        first && board ? `Papers go out on ${sayDay(papersOutOn(board, first.meeting))}.` : '',
        `${count(lines.length, 'recommendation')} ${lines.length === 1 ? 'has' : 'have'} none.`,
      ),
      rest: ALL_ASKED,
      buttons: [ALL_ASKED, whyButton(delivery)],
      audience: 'person',
    },
    [
      {
        board: first?.board ?? '',
        title: first ? ` meets on ${sayDayAndTime(first.meeting.day, first.meeting.time)}.` : '',
        rows,
      },
    ],
  );
};

/** What the clock did by itself has its reason; what a person did has their name before it. */
const sayWords = (register: Register, by: string, words: string): string => {
  if (words === '' || by === 'scrutiny') return words;
  return `${register.people.get(by)?.name ?? 'A colleague'}: ${words}`;
};

/** What just happened to one's item: it was handed over, or the update on it was returned. */
const deedView = (delivery: Delivery, register: Register, now: number): View => {
  const [line] = linesOf(register, delivery);
  const returned = delivery.rule === 'update-returned';
  const update = returned ? register.updates.get(delivery.occurrence) : undefined;
  // A returned update comes back also where nobody is asked now: its meeting has begun, or it came unasked.
  const recommendation = line?.recommendation ?? register.recommendations.get(update?.recommendation ?? '');
  const zone = line?.zone ?? zoneOf(register);
  const today = dayOf(now, zone);
  const former =
    line &&
    [...register.requests.values()].findLast(
      ({ recommendation: of, state }) => of === line.recommendation.id && state === 'handed-over',
    );
  const deed = returned ? update?.decided : former?.settled;
  const name = recommendation ? sayShort(recommendation) : '';
  // Without an open request there is nothing to hand over or to put off.
  const ways = (recommendation ? answers(recommendation, false) : []).filter(
    (button) => line || button?.verb === 'give-update',
  );
  return askedCard(
    {
      heading: returned ? 'Your update came back' : 'Handed over to you',
      summary: sentences(
        returned
          ? `The update on ${name} was returned with a note.`
          : `You are now asked for an update on ${name}.`,
        line ? sayDue(line.dueOn, today) : '',
      ),
      note: deed ? sayWords(register, deed.by, deed.note) : '',
      rest: ALL_MINE,
      buttons: [...ways, whyButton(delivery)],
      audience: 'person',
    },
    recommendation
      ? [{ board: '', title: '', rows: [() => rowOf(register, { recommendation, zone }, today, '')] }]
      : [],
  );
};

/**
 * What a delivery about open requests says at `now` (milliseconds since 1970), made from the register as it is then;
 * null for a delivery of another rule.
 */
export const viewOfRequestDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  switch (delivery.rule) {
    case ASKED:
      return dailyView(delivery, register, now);
    case MISSING:
      return missingView(delivery, register, now);
    case 'handed-over':
    case 'update-returned':
      return deedView(delivery, register, now);
    default:
      return null;
  }
};

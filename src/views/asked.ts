import { dayOf, daysBetween, sayAge, sayDay, sayDayAndTime } from '../domain/calendar.js';
import { type Item, MISSING, STEPS } from '../domain/chasing.js';
import type { Delivery, Meeting, Recommendation, Register, UpdateRequest } from '../domain/register.js';
import { lastUpdate, zoneOf } from '../domain/status.js';
import { calendarOf, type ForMeeting, papersOutOn, updatesDueOn } from '../domain/update-request.js';
import { capital, count, SAY_UPDATE, sayList, sayRecommendation, sayShort } from '../domain/words.js';
import type { RequestsOfMeeting, Result } from '../use-cases/result.js';
import { type Button, buttons, firstOf, sentences, shorten } from './parts.js';
import type { View } from './view.js';

/** Most lines that one card shows: it stays under 28 KB in Teams and within Slack's blocks. */
const MOST_ROWS = 12;
/** Most boards' meetings on one card, and the longest detail of a line. */
const MOST_MEETINGS = 3;
const LONGEST_DETAIL = 300;
const LONGEST_NOTE = 2_100;

/** Most recommendations that have a button each in the daily message; more are a list of their own. */
const MOST_ANSWERS = 4;

/** One line: what it is about, its detail, and what a press on it does. */
interface Row {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Section {
  /** The board's name, as somebody typed it; '' where the card is about one thing only. */
  readonly board: string;
  /** Follows the board's name. */
  readonly title: string;
  readonly rows: readonly Row[];
}

const toView = (
  { heading, summary, note }: { readonly heading: string; readonly summary: string; readonly note: string },
  sections: readonly Section[],
  ways: readonly (Button | null)[],
  audience: View['audience'],
): View => {
  // What people typed into a reason may be long: it is read whole where the recommendation is.
  const shown = sections.slice(0, MOST_MEETINGS).map((section) => ({
    ...section,
    rows: section.rows
      .slice(0, Math.ceil(MOST_ROWS / Math.min(MOST_MEETINGS, sections.length)))
      .map((row) => ({ ...row, detail: shorten(row.detail, LONGEST_DETAIL) })),
    hasTitle: `${section.board}${section.title}` !== '',
  }));
  return {
    card: 'asked',
    data: {
      heading,
      summary,
      note: shorten(note, LONGEST_NOTE),
      hasNote: note !== '',
      sections: sections.map((section) => ({
        ...section,
        hasTitle: `${section.board}${section.title}` !== '',
      })),
      buttons: buttons(ways),
    },
    text: [
      heading,
      summary,
      ...shown.flatMap(({ board, title, rows }) => [
        `${board}${title}`,
        ...rows.map((row) => `  ${row.title}: ${row.detail}`),
      ]),
      note,
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

const nameOf = (recommendation: Recommendation): string =>
  `${sayRecommendation(recommendation)} · ${recommendation.inspection}`;

/** The beginning of its text, in one line. */
const opening = ({ text }: Recommendation, longest: number): string =>
  shorten(text.replace(/\s+/g, ' '), longest);

/** "Last told 12 days ago by …", or that nobody has said anything yet. */
const sayLast = (register: Register, recommendation: Recommendation, today: string, zone: string): string => {
  const last = lastUpdate(register, recommendation.id);
  return last === null
    ? 'No update yet.'
    : `Last update ${sayAge(daysBetween(dayOf(last.at, zone), today))}, ${SAY_UPDATE[last.state]}.`;
};

interface Asked {
  readonly item: Item;
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly zone: string;
  readonly dueOn: string;
  readonly board: string;
}

const askedIn = (register: Register, { items }: Delivery): readonly Asked[] =>
  items.flatMap((item) => {
    const request = register.requests.get(item.request);
    const recommendation = register.recommendations.get(request?.recommendation ?? '');
    const meeting = register.meetings.get(request?.meeting ?? '');
    const board = register.boards.get(meeting?.board ?? '');
    if (request?.state !== 'open' || !recommendation || !meeting || !board) return [];
    const dueOn = updatesDueOn(board, meeting, calendarOf(register));
    const step = item.step in STEPS ? (item.step as Item['step']) : 'first';
    const asked = { request, recommendation, meeting, dueOn, zone: board.zone, board: board.name };
    return [{ item: { request: request.id, step }, ...asked }];
  });

const whyButton = ({ id }: Delivery): Button => ({
  label: 'Why this message?',
  verb: 'show-why',
  data: { delivery: id },
});

const rowOf = (
  register: Register,
  one: Pick<Asked, 'recommendation' | 'zone'>,
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

/** The buttons of one request: to answer it in a form, in one press, by somebody else, or later. */
const answers = (recommendation: Recommendation, hasBefore: boolean): readonly (Button | null)[] => {
  const data = { ref: recommendation.id };
  return [
    { label: 'Give update', verb: 'give-update', data },
    hasBefore ? { label: 'Nothing changed', verb: 'nothing-changed', data } : null,
    { label: 'Hand over', verb: 'open-hand-over', data },
    { label: 'Later', verb: 'open-snooze', data },
  ];
};

const sayDue = (dueOn: string, today: string): string => {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `Updates were due by ${sayDay(dueOn)}, ${sayAge(-days)}.`;
  return days === 0 ? `Updates are due today, ${sayDay(dueOn)}.` : `Updates are due by ${sayDay(dueOn)}.`;
};

/** Follows a board's name: " meets on Tuesday 12 October 2021 at 10:00. Updates are due by …". */
const sayMeeting = ({ day, time }: Meeting, dueOn: string, today: string): string =>
  ` meets on ${sayDayAndTime(day, time)}. ${sayDue(dueOn, today)}`;

/** What a person reads first: whether this is the first word, the last, or about somebody else's silence. */
const headingOf = (asked: readonly Asked[], forOthers: boolean): string => {
  const steps = new Set(asked.map(({ item }) => item.step));
  if (forOthers) return 'Updates are missing';
  if (steps.has('last')) return 'Last day for updates';
  if (steps.has('moved')) return 'The meeting has moved';
  if (steps.has('chase') || steps.has('again')) return 'Still waiting for your update';
  return asked.length === 1 ? 'An update, please' : 'Updates, please';
};

/** The daily message: all that one person is asked about, by meeting, as it stands when it is sent. */
const dailyView = (delivery: Delivery, register: Register, now: number): View => {
  const asked = askedIn(register, delivery);
  const own = asked.filter(({ request }) => request.respondent === delivery.subject);
  const [only, second] = asked;
  const zone = only?.zone ?? 'Europe/London';
  const today = dayOf(now, zone);
  const meetings = [...new Set(asked.map(({ meeting }) => meeting.id))].slice(0, MOST_MEETINGS);
  const sections = meetings.map((id): Section => {
    const ones = asked.filter(({ meeting }) => meeting.id === id);
    const meeting = ones[0]?.meeting;
    const rows = ones.map((one) => {
      const other = one.request.respondent !== delivery.subject;
      const name = register.people.get(one.request.respondent)?.name ?? one.request.respondent;
      return rowOf(register, one, today, other ? `Asked of ${name}.` : '');
    });
    return {
      board: ones[0]?.board ?? '',
      title: meeting ? sayMeeting(meeting, ones[0]?.dueOn ?? '', today) : '',
      rows: firstOf(rows, MOST_ROWS, (left) => ({
        title: count(left, 'more recommendation'),
        detail: 'Press to see all that you are asked about.',
        label: 'All that you are asked about',
        verb: 'show-requests',
        data: { mine: 'yes' },
      })),
    };
  });
  const forOthers = own.length === 0;
  const unreachable = asked.filter(
    ({ request, item }) =>
      request.respondent !== delivery.subject && item.step !== 'deputy' && item.step !== 'lead',
  );
  const summary = sentences(
    forOthers
      ? `${count(asked.length, 'recommendation')} ${asked.length === 1 ? 'has' : 'have'} no update.`
      : `${count(own.length, 'recommendation')} of yours ${own.length === 1 ? 'needs' : 'need'} an update before the board meets.`,
    unreachable.length > 0 &&
      'Whoever is asked has no conversation with me: please ask them and enter what they say, or invite them.',
    !forOthers && 'A sentence or two is enough.',
  );
  const single = only && !second && !forOthers;
  return toView(
    { heading: headingOf(asked, forOthers), summary, note: '' },
    sections,
    [
      ...(single ? answers(only.recommendation, lastUpdate(register, only.recommendation.id) !== null) : []),
      ...(single || own.length > MOST_ANSWERS
        ? []
        : own.map(({ recommendation }) => ({
            label: `Answer ${sayShort(recommendation)}`,
            verb: 'show-request',
            data: { ref: recommendation.id },
          }))),
      ...(single
        ? []
        : forOthers
          ? [{ label: 'Who is asked', verb: 'show-requests', data: {} }]
          : [{ label: 'All that I am asked', verb: 'show-requests', data: { mine: 'yes' } }]),
      whyButton(delivery),
    ],
    'person',
  );
};

/** The chair's list of what has no update, as papers go out. */
const missingView = (delivery: Delivery, register: Register, now: number): View => {
  const asked = askedIn(register, delivery);
  const [first] = asked;
  const board = first && register.boards.get(first.meeting.board);
  const today = dayOf(now, first?.zone ?? 'Europe/London');
  const rows = asked.map((one) => {
    const name = register.people.get(one.request.respondent)?.name ?? one.request.respondent;
    return { ...rowOf(register, one, today, `Asked of ${name}.`), verb: 'show-status', label: 'Status' };
  });
  const section: Section = {
    board: first?.board ?? '',
    title: first ? ` meets on ${sayDayAndTime(first.meeting.day, first.meeting.time)}.` : '',
    rows: firstOf(rows, MOST_ROWS, (left) => ({
      title: count(left, 'more recommendation'),
      detail: 'Press to see all that is asked for.',
      label: 'All that is asked for',
      verb: 'show-requests',
      data: {},
    })),
  };
  const out = first && board ? `Papers go out on ${sayDay(papersOutOn(board, first.meeting))}.` : '';
  return toView(
    {
      heading: 'No update yet',
      summary: sentences(
        out,
        `${count(asked.length, 'recommendation')} ${asked.length === 1 ? 'has' : 'have'} none.`,
      ),
      note: '',
    },
    [section],
    [{ label: 'All that is asked for', verb: 'show-requests', data: {} }, whyButton(delivery)],
    'person',
  );
};

/** Without an open request there is nothing to hand over or to put off. */
const isUpdate = (button: Button | null): boolean => button?.verb === 'give-update';

/** What a colleague just did to one's item: handed it over, or returned the update on it. */
const deedView = (delivery: Delivery, register: Register, now: number): View => {
  const [one] = askedIn(register, delivery);
  const returned = delivery.rule === 'update-returned';
  const update = returned ? register.updates.get(delivery.occurrence) : undefined;
  // A returned update comes back also where nobody is asked now: its meeting has begun, or it came unasked.
  const recommendation = one?.recommendation ?? register.recommendations.get(update?.recommendation ?? '');
  const zone = one?.zone ?? zoneOf(register);
  const today = dayOf(now, zone);
  const former =
    one &&
    [...register.requests.values()].findLast(
      ({ recommendation: of, state }) => of === one.recommendation.id && state === 'handed-over',
    );
  const by =
    register.people.get((returned ? update?.decided?.by : former?.settled?.by) ?? '')?.name ?? 'A colleague';
  const words = (returned ? update?.decided?.note : former?.settled?.note) ?? '';
  const name = recommendation ? sayShort(recommendation) : '';
  return toView(
    {
      heading: returned ? 'Your update came back' : 'Handed over to you',
      summary: sentences(
        returned
          ? `The update on ${name} was returned with a note.`
          : `You are now asked for an update on ${name}.`,
        one ? sayDue(one.dueOn, today) : '',
      ),
      note: words === '' ? '' : `${by}: ${words}`,
    },
    recommendation
      ? [{ board: '', title: '', rows: [rowOf(register, { recommendation, zone }, today, '')] }]
      : [],
    [
      ...(recommendation ? answers(recommendation, false) : []).filter((button) => one || isUpdate(button)),
      whyButton(delivery),
    ],
    'person',
  );
};

/**
 * What a delivery about open requests says at `now` (milliseconds since 1970), made from the register as it is then;
 * null for a delivery of another rule.
 */
export const viewOfRequestDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  switch (delivery.rule) {
    case 'updates-asked':
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

const sayStands = (stands: ForMeeting, who: string): string => {
  switch (stands.kind) {
    case 'asked': {
      const { snoozed } = stands.request;
      return `Asked of ${who}.${snoozed ? ` Put off until ${sayDay(snoozed.until)}: ${snoozed.reason}` : ''}`;
    }
    case 'answered':
      return `Answered by ${who}.`;
    case 'told':
      return `${who} has already given an update, so nobody is asked.`;
    case 'withdrawn':
      return 'The question was taken back.';
    case 'asked-elsewhere':
      return `Asked of ${who} for another meeting.`;
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
  rows: firstOf(
    rows.map(({ item, stands, respondent }) => ({
      title: nameOf(item.recommendation),
      detail: sayStands(stands, respondent?.name ?? 'somebody'),
      label: `Status of ${sayRecommendation(item.recommendation)}`,
      verb: stands.kind === 'asked' && item.may.update ? 'show-request' : 'show-status',
      data: { ref: item.recommendation.id },
    })),
    MOST_ROWS,
    (left): Row => ({
      title: count(left, 'more recommendation'),
      detail: 'Press for the whole list.',
      label: 'All that is open',
      verb: 'show-list',
      data: { filter: 'open' },
    }),
  ),
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
  return toView(
    { heading: mine ? 'What you are asked' : 'Updates asked for', summary, note: '' },
    meetings
      .slice(0, 5)
      .map(sectionOf)
      .filter(({ rows: shown }) => shown.length > 0),
    [
      mine ? null : { label: 'Awaiting acceptance', verb: 'show-list', data: { filter: 'waiting' } },
      { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
    ],
    audience,
  );
};

/** One open request, with all that can be done about it. */
export const requestView = (result: Extract<Result, { kind: 'request' }>): View => {
  const { item, request, respondent, meeting, dueOn, mayAnswer, audience } = result;
  const { recommendation, last, today } = item;
  const told = last
    ? `Last update ${sayAge(last.daysAgo)}${last.by ? ` by ${last.by.name}` : ''}, ${SAY_UPDATE[last.update.state]}.`
    : 'No update yet.';
  const row: Row = {
    title: nameOf(recommendation),
    detail: sentences(opening(recommendation, 300), told),
    label: `Status of ${sayRecommendation(recommendation)}`,
    verb: 'show-status',
    data: { ref: recommendation.id },
  };
  const { snoozed } = request;
  return toView(
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
    },
    [{ board: '', title: '', rows: [row] }],
    mayAnswer ? answers(recommendation, last !== null && last.update.state !== 'returned') : [],
    audience,
  );
};

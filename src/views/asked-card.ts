import { daysBetween, sayAge, sayDay, sayDayAndTime } from '../domain/calendar.js';
import type { Meeting, Person, Recommendation } from '../domain/register.js';
import { awayUntil } from '../domain/update-request.js';
import { count, sayRecommendation } from '../domain/words.js';
import { type Button, buttons, firstOf, sentences, shorten } from './parts.js';
import type { View } from './view.js';

/** Most meetings on one card, and lines of all of them: it stays under 28 KB in Teams and within Slack's blocks. */
const MOST_MEETINGS = 3;
const MOST_ROWS = 12;
/** The longest detail of a line, and the longest note. */
const LONGEST_DETAIL = 300;
const LONGEST_NOTE = 2_100;

/** One line: what it is about, its detail, and what a press on it does. */
export interface Row {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The lines of one meeting, or of one thing alone. */
export interface Section {
  /** The board's name, as somebody typed it; '' where the card is about one thing only. */
  readonly board: string;
  /** Follows the board's name. */
  readonly title: string;
  /** Each worded only where it fits on the card: there may be thousands. */
  readonly rows: readonly (() => Row)[];
}

/** What stands on the card beside its lines. */
export interface Asked {
  readonly heading: string;
  readonly summary: string;
  /** People's own words; '' for none. */
  readonly note?: string;
  /** What a line is about, for those that do not fit; a recommendation where it is not said. */
  readonly of?: string;
  /** Where the lines are that do not fit. */
  readonly rest: Pick<Row, 'label' | 'verb' | 'data'>;
  readonly buttons: readonly (Button | null)[];
  readonly audience: View['audience'];
}

/**
 * The card of what is asked for. Each meeting gets an equal part of the lines that fit; what does not is counted, with
 * the way to it.
 */
export const askedCard = (asked: Asked, sections: readonly Section[]): View => {
  const { heading, summary, rest, audience, of = 'recommendation' } = asked;
  const meetings = sections.slice(0, MOST_MEETINGS);
  const left = sections.slice(MOST_MEETINGS).reduce((sum, { rows }) => sum + rows.length, 0);
  const shown = meetings.map((section) => ({
    ...section,
    hasTitle: `${section.board}${section.title}` !== '',
    rows: firstOf(section.rows, Math.floor(MOST_ROWS / meetings.length), (more) => () => ({
      ...rest,
      title: count(more, `more ${of}`),
      detail: `${rest.label}.`,
    }))
      .map((row) => row())
      .map((row) => ({ ...row, detail: shorten(row.detail, LONGEST_DETAIL) })),
  }));
  const others = left === 0 ? '' : `${count(left, `more ${of}`)} for other meetings.`;
  const note = shorten(asked.note ?? '', LONGEST_NOTE);
  return {
    card: 'asked',
    data: {
      heading,
      summary: sentences(summary, others),
      note,
      hasNote: note !== '',
      sections: shown,
      buttons: buttons(asked.buttons),
    },
    text: [
      heading,
      sentences(summary, others),
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

/** "Recommendation 7 · RAPE-P1-2021". */
export const nameOf = (recommendation: Recommendation): string =>
  `${sayRecommendation(recommendation)} · ${recommendation.inspection}`;

/** The beginning of its text, in one line. */
export const opening = ({ text }: Recommendation, longest: number): string =>
  shorten(text.replace(/\s+/g, ' '), longest);

/** The buttons of one request: to answer it in a form, in one press, by somebody else, or later. */
export const answers = (recommendation: Recommendation, hasBefore: boolean): readonly (Button | null)[] => {
  const data = { ref: recommendation.id };
  return [
    { label: 'Give update', verb: 'give-update', data },
    hasBefore ? { label: 'Nothing changed', verb: 'nothing-changed', data } : null,
    { label: 'Hand over', verb: 'open-hand-over', data },
    { label: 'Later', verb: 'open-snooze', data },
  ];
};

/** "Updates are due by …", "today", or were. `dueOn` is the last day for updates. */
export const sayDue = (dueOn: string, today: string): string => {
  const days = daysBetween(today, dueOn);
  if (days < 0) return `Updates were due by ${sayDay(dueOn)}, ${sayAge(-days)}.`;
  return days === 0 ? `Updates are due today, ${sayDay(dueOn)}.` : `Updates are due by ${sayDay(dueOn)}.`;
};

/** Follows a board's name: " meets on Tuesday 12 October 2021 at 10:00. Updates are due by …". */
export const sayMeeting = ({ day, time }: Meeting, dueOn: string, today: string): string =>
  ` meets on ${sayDayAndTime(day, time)}. ${sayDue(dueOn, today)}`;

/** "Asked of Head of Crime." and, where they are away on `today`, until when. */
export const sayAsked = (respondent: Person | null, today: string): string => {
  const until = respondent ? awayUntil(respondent, today) : null;
  return `Asked of ${respondent?.name ?? 'somebody'}${until === null ? '' : `, who is away until ${sayDay(until)}`}.`;
};

/** All that the reader is asked about, and who is asked for what: where lines that do not fit are read. */
export const ALL_MINE = {
  label: 'All that I am asked',
  verb: 'show-requests',
  data: { mine: 'yes' },
} as const;
export const ALL_ASKED = { label: 'Who is asked', verb: 'show-requests', data: {} } as const;

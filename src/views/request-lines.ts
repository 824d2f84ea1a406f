import { dayOf, daysBetween, sayAge } from '../domain/calendar.js';
import { standsStill } from '../domain/message-standing.js';
import type {
  Delivery,
  Meeting,
  Person,
  Recommendation,
  Register,
  UpdateRequest,
} from '../domain/register.js';
import { type Item, isStep } from '../domain/request-rules.js';
import { lastUpdate } from '../domain/status.js';
import { calendarOf, updatesDueOn } from '../domain/update-request.js';
import { SAY_UPDATE, sayRecommendation } from '../domain/words.js';
import { nameOf, opening, type Row, type Section } from './asked-card.js';
import { type Button, sentences } from './parts.js';

/** "Last told 12 days ago by …", or that nobody has said anything yet. */
const sayLast = (register: Register, recommendation: Recommendation, today: string, zone: string): string => {
  const last = lastUpdate(register, recommendation.id);
  return last === null
    ? 'No update yet.'
    : `Last update ${sayAge(daysBetween(dayOf(last.at, zone), today))}, ${SAY_UPDATE[last.state]}.`;
};

/** One line of a message, with what it is about. */
export interface Line {
  readonly step: Item['step'];
  readonly request: UpdateRequest;
  readonly recommendation: Recommendation;
  readonly meeting: Meeting;
  readonly zone: string;
  readonly dueOn: string;
  readonly board: string;
}

/** What still holds of a delivery's lines. */
export const linesOf = (register: Register, { items }: Delivery): readonly Line[] =>
  items.flatMap(({ request: id, step }) => {
    const request = register.requests.get(id);
    const recommendation = register.recommendations.get(request?.recommendation ?? '');
    const meeting = register.meetings.get(request?.meeting ?? '');
    const board = register.boards.get(meeting?.board ?? '');
    if (!isStep(step) || !request || !recommendation || !meeting || !board) return [];
    if (!standsStill(register, { request: id, step })) return [];
    const dueOn = updatesDueOn(board, meeting, calendarOf(register));
    return [{ step, request, recommendation, meeting, dueOn, zone: board.zone, board: board.name }];
  });

/** Asks which rule sent the message. */
export const whyButton = ({ id }: Delivery): Button => ({
  label: 'Why this message?',
  verb: 'show-why',
  data: { delivery: id },
});

/** One recommendation: its beginning, and what was last said of it. `who` is said first. */
export const rowOf = (
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

/** Who is asked. */
export const respondentOf = (register: Register, { request }: Pick<Line, 'request'>): Person | null =>
  register.people.get(request.respondent) ?? null;

/** The lines by meeting, each under its board's name and what `titleOf` says after it of the first. */
export const byMeeting = (
  lines: readonly Line[],
  rowOfLine: (line: Line) => Row,
  titleOf: (line: Line) => string,
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
    return [{ board: first.board, title: titleOf(first), rows: ones.map((line) => () => rowOfLine(line)) }];
  });
};

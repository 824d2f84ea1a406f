import { type Block, bold, type Paper, plain, quote } from '../documents/paper.js';
import { actionAt, actionLog, heldAt } from '../domain/action-log.js';
import { formerHeld, headItem, itemsOf, leftOf } from '../domain/agenda.js';
import { dayOf, sayDay, sayDayAndTime, timeOf, toMilliseconds } from '../domain/calendar.js';
import { shorten } from '../domain/cut.js';
import { meetingStart, nextMeeting } from '../domain/meeting.js';
import { standingMinutes } from '../domain/minute.js';
import type { AgendaItem, Board, Meeting, Minute, Register, Update } from '../domain/register.js';
import { updatesOf } from '../domain/status.js';
import { sayList } from '../domain/words.js';
import {
  actionBlock,
  actionLogBlocks,
  fileName,
  nameOf,
  onItem,
  paragraph,
  sayRag,
  sentenceOf,
  updateBlocks,
} from './words.js';

/** Minutes name an item by how it begins; the pack has the whole of it. */
const LONGEST_OPENING = 240;

/** What a paper is made of, beside the register. */
export interface Making {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** "record 1,234 · 7f3a91c2". */
  readonly record: string;
  /** The office's classification marking; null where it has set none. */
  readonly marking: string | null;
}

/**
 * The minutes of a meeting in the shape that boards know: who was there, what became of earlier actions, and for each
 * item what was reported, what was decided, the actions, and the board's assurance; then the next meeting. What was
 * taken back is not in it: the record keeps that.
 */
export const minutesPaper = (register: Register, board: Board, meeting: Meeting, making: Making): Paper => {
  const { zone } = meeting;
  const items = itemsOf(register, meeting);
  const left = leftOf(meeting, items);
  const minutes = standingMinutes(register, meeting.id);
  const former = formerHeld(register, meeting);
  const dealtWith = items.filter((item) => !left.includes(item) || onItem(minutes, item.key).length > 0);
  const day = dayOf(heldAt(meeting), zone);
  const approved = meeting.minutes?.approvedAt ?? null;
  const log = actionLog(register, meeting, former).map((action) => actionAt(action, approved));
  return {
    title: `${board.name}: minutes`,
    subtitle: [sayHeld(meeting), sayApproval(register, meeting)],
    marking: making.marking,
    record: making.record,
    made: { at: new Date(making.now).toISOString(), said: sayDay(dayOf(making.now, zone)) },
    name: fileName(board.name, meeting, 'minutes'),
    blocks: [
      heading('Present and apologies'),
      attendanceBlock(register, board, meeting),
      heading('Previous action log'),
      ...actionLogBlocks(register, log, day, zone),
      ...dealtWith.flatMap((item) =>
        itemBlocks(register, meeting, { item, minutes, former, number: items.indexOf(item) + 1 }),
      ),
      ...otherBlocks(register, minutes),
      ...carriedBlocks(register, left),
      ...correctionBlocks(register, meeting),
      heading('Next meeting'),
      paragraph(plain(sayNext(register, board, meeting))),
    ],
  };
};

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text, newPage: false });

const sayHeld = ({ day, time, zone, held }: Meeting): string => {
  if (held === null) return sayDayAndTime(day, time);
  const from = `${sayDay(dayOf(held.startedAt, zone))}, ${timeOf(held.startedAt, zone)}`;
  return held.endedAt === null ? `${from}, still open` : `${from} to ${timeOf(held.endedAt, zone)}`;
};

const sayApproval = (register: Register, { minutes, zone }: Meeting): string => {
  if (minutes?.state !== 'approved' || minutes.approvedAt === null || minutes.approvedBy === null)
    return 'Draft: not approved yet';
  return `Approved by ${nameOf(register, minutes.approvedBy)} on ${sayDay(dayOf(minutes.approvedAt, zone))}`;
};

const attendanceBlock = (register: Register, board: Board, { attendance }: Meeting): Block => {
  const chair = board.chair === null ? null : (register.people.get(board.chair) ?? null);
  if (attendance === null) return paragraph(plain('Who was present was not recorded.'));
  const named = ({
    initials,
    person,
  }: {
    readonly initials: string;
    readonly person: string | null;
  }): string => {
    const known = person === null ? undefined : register.people.get(person);
    return known
      ? `${initials} (${known.name}${known.id === chair?.id && !/chair/i.test(known.name) ? ', chair' : ''})`
      : initials;
  };
  const list = (of: typeof attendance.present): string => (of.length === 0 ? 'none' : sayList(of.map(named)));
  return {
    kind: 'facts',
    facts: [
      { term: 'Present', value: [plain(list(attendance.present))] },
      { term: 'Apologies', value: [plain(list(attendance.apologies))] },
    ],
  };
};

/** What was said of it since the board met before, and waited or was decided at this meeting. */
const reportedOn = (
  register: Register,
  recommendation: string,
  meeting: Meeting,
  { former, minutes }: { readonly former: Meeting | null; readonly minutes: readonly Minute[] },
): readonly Update[] => {
  const since = former === null ? Number.NEGATIVE_INFINITY : heldAt(former);
  const until = meeting.held?.endedAt ? toMilliseconds(meeting.held.endedAt) : Number.POSITIVE_INFINITY;
  const decided = new Set(minutes.flatMap(({ update }) => update ?? []));
  return updatesOf(register, recommendation).filter(({ id, at, state }) => {
    if (decided.has(id)) return true;
    const given = toMilliseconds(at);
    return (
      given > since &&
      given <= until &&
      (state === 'accepted' || state === 'submitted' || state === 'returned')
    );
  });
};

interface OnAgenda {
  readonly item: AgendaItem;
  readonly minutes: readonly Minute[];
  readonly former: Meeting | null;
  readonly number: number;
}

const itemBlocks = (register: Register, meeting: Meeting, on: OnAgenda): readonly Block[] => {
  const { item, minutes, number } = on;
  const recommendation =
    item.recommendation === null ? undefined : register.recommendations.get(item.recommendation);
  const carried = item.carriedFrom === null ? '' : ', carried over';
  const about: Block[] = recommendation
    ? [paragraph(quote(shorten(recommendation.text.replace(/\s+/g, ' '), LONGEST_OPENING)))]
    : [paragraph(plain(item.title))];
  const own = onItem(minutes, item.key);
  const reported = recommendation ? reportedOn(register, recommendation.id, meeting, on) : [];
  const reports: Block[] = recommendation
    ? [
        sub('Reported'),
        ...(reported.length === 0
          ? [
              paragraph(
                plain(`No update was received${on.former === null ? '' : ' since the board last met'}.`),
              ),
            ]
          : reported.flatMap((update) => updateBlocks(register, update, meeting.zone))),
      ]
    : [];
  return [
    heading(`${number}. ${headItem(register, item)}${carried}`),
    ...about,
    ...reports,
    ...minutedBlocks(register, own),
  ];
};

const sub = (text: string): Block => ({ kind: 'heading', level: 2, text, newPage: false });

/** What was minuted, grouped as minutes are read: discussion, decisions, actions, assurance. */
const minutedBlocks = (register: Register, minutes: readonly Minute[]): readonly Block[] => {
  if (minutes.length === 0) return [];
  const of = (...kinds: readonly Minute['kind'][]) => minutes.filter(({ kind }) => kinds.includes(kind));
  const notes = of('note');
  const decided = of('decision', 'accepted', 'returned', 'extension');
  const actions = of('action').flatMap(({ action: id, meeting }) => {
    const action = register.actions.get(id ?? '');
    return action ? [actionAt(action, register.meetings.get(meeting)?.minutes?.approvedAt ?? null)] : [];
  });
  const assured = of('assurance').at(-1);
  return [
    ...(notes.length > 0
      ? [sub('Discussed'), ...notes.map(({ text }) => paragraph(plain(sentenceOf(text))))]
      : []),
    ...(decided.length > 0 ? [sub('Decided'), bullets(decided.map((one) => sayDecided(register, one)))] : []),
    ...actions.map((action) => actionBlock(register, action)),
    ...(assured ? [sub('Assurance statement'), assuranceBlock(assured)] : []),
  ];
};

const bullets = (items: readonly (readonly ReturnType<typeof plain>[])[]): Block => ({
  kind: 'list',
  numbered: false,
  items,
});

const sayDecided = (register: Register, { kind, text, update, former, became, by }: Minute) => {
  if (kind === 'decision') return [plain(sentenceOf(text))];
  const given = update === null ? undefined : register.updates.get(update);
  const whose = given ? ` of ${given.toldBy ?? nameOf(register, given.by)}` : '';
  if (kind === 'accepted') return [plain(`The update${whose} was accepted.`)];
  if (kind === 'returned') return [plain(`The update${whose} was returned: `), quote(text)];
  const to = became?.target ? sayDay(became.target.on) : '';
  const moved = former?.target ? `moved from ${sayDay(former.target.on)} to ${to}` : `set to ${to}`;
  return [plain(`The target date was ${moved}, approved by ${nameOf(register, by)}: `), quote(text)];
};

const assuranceBlock = ({ text, became }: Minute): Block =>
  paragraph(
    ...(became?.assurance
      ? [bold(`${sayRag(became.assurance.rag)}. `), plain(sentenceOf(became.assurance.statement))]
      : [plain(text)]),
  );

/** What was minuted of the meeting as a whole. */
const otherBlocks = (register: Register, minutes: readonly Minute[]): readonly Block[] => {
  const blocks = minutedBlocks(register, onItem(minutes, null));
  return blocks.length === 0 ? [] : [heading('Other business'), ...blocks];
};

const carriedBlocks = (register: Register, left: readonly AgendaItem[]): readonly Block[] =>
  left.length === 0
    ? []
    : [
        heading('Carried over to the next meeting'),
        bullets(
          left.map((item) => [plain(item.recommendation === null ? item.title : headItem(register, item))]),
        ),
      ];

const correctionBlocks = (register: Register, { minutes, zone }: Meeting): readonly Block[] => {
  const corrections = minutes?.corrections ?? [];
  return corrections.length === 0
    ? []
    : [
        heading('Corrections'),
        bullets(
          corrections.map(({ by, at, text }) => [
            plain(`${nameOf(register, by)}, ${sayDay(dayOf(at, zone))}: `),
            quote(text),
          ]),
        ),
      ];
};

const sayNext = (register: Register, board: Board, meeting: Meeting): string => {
  const next = nextMeeting(register, board.id, Math.max(heldAt(meeting), meetingStart(meeting)));
  return next ? `${sayDayAndTime(next.day, next.time)}.` : 'No other meeting is planned yet.';
};

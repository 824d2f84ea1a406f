import { BOARD_FIELDS, type BoardProblems, type BoardSettings, type TypedBoard } from '../domain/board.js';
import { nextDays, sayBoardDays } from '../domain/board-days.js';
import { dayOf, daysBetween, sayDay } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import type { Board, Register } from '../domain/register.js';
import { sayList } from '../domain/words.js';
import { parseBoardDays } from '../intents/parse-board-days.js';
import { parseDay } from '../intents/parse-day.js';
import { parseHours, parseTime } from '../intents/parse-time.js';
import { deputiesIn, peopleIn, personIn, several, Wrong } from './check-board-people.js';

/** What a board is checked against. */
export interface CheckedAgainst {
  readonly register: Pick<Register, 'people' | 'boards' | 'inspections' | 'recommendations'>;
  /** The board as it stands; null for one that is added. */
  readonly former: Board | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Longest words that one field takes. */
export const LONGEST_BOARD_FIELD = 3_000;
const LONGEST_NAME = 100;

type Problems = { -readonly [F in keyof BoardProblems]: BoardProblems[F] };

/**
 * A board as somebody filled it in, read into the register's words; or what is wrong beside each field: what was
 * found, what is allowed, and what to do. Nothing of it is taken while anything is wrong.
 */
export const checkBoard = (
  typed: TypedBoard,
  against: CheckedAgainst,
): { readonly settings: BoardSettings } | { readonly problems: BoardProblems } => {
  const problems: Problems = {};
  for (const field of BOARD_FIELDS)
    if (typed[field].length > LONGEST_BOARD_FIELD)
      problems[field] =
        `This has ${typed[field].length.toLocaleString('en-GB')} characters; at most ${LONGEST_BOARD_FIELD.toLocaleString('en-GB')} fit.`;
  if (Object.keys(problems).length > 0) return { problems };
  const take = <T>(field: keyof TypedBoard, read: T | Wrong, instead: T): T => {
    if (!(read instanceof Wrong)) return read;
    problems[field] = read.sentence;
    return instead;
  };
  const { register, former } = against;
  const zone = take('zone', zoneIn(typed.zone, against.now), 'UTC');
  const today = dayOf(against.now, zone);
  const from = take('from', firstDayIn(typed.from, former?.from ?? today, today), today);
  const days = take(
    'days',
    daysIn(typed.days, { today, from, named: typed.from.trim() === '' ? null : from, former }),
    { rrule: null, dates: [], from },
  );
  const settings: BoardSettings = {
    name: take('name', nameIn(typed.name, against), ''),
    kind: take(
      'kind',
      typed.kind.trim().length > 300 ? new Wrong('Shorten it to 300 characters.') : typed.kind.trim(),
      '',
    ),
    chair: take('chair', personIn(typed.chair, register), null),
    lead: take('lead', personIn(typed.lead, register), null),
    members: take('members', peopleIn(typed.members, register), []),
    deputies: take('deputies', deputiesIn(typed.deputies, register), []),
    ...days,
    time: take('time', timeIn(typed.time), '00:00'),
    zone,
    updatesDue: take('updatesDue', countIn(typed.updatesDue), 0),
    papersOut: take('papersOut', countIn(typed.papersOut), 0),
    hours: take('hours', hoursIn(typed.hours), { from: '00:00', until: '23:59' }),
    oversees: take('oversees', overseenIn(typed.oversees, register), []),
  };
  return Object.keys(problems).length > 0 ? { problems } : { settings };
};

const nameIn = (words: string, { register, former }: CheckedAgainst): string | Wrong => {
  const name = words.trim().replace(/\s+/g, ' ');
  if (name === '') return new Wrong('Give the board a name.');
  if (name.length > LONGEST_NAME)
    return new Wrong(`The name has ${name.length} characters. Please keep it to ${LONGEST_NAME} or fewer.`);
  const taken = [...register.boards.values()].some(
    (board) => board.id !== former?.id && board.name.toLowerCase() === name.toLowerCase(),
  );
  return taken
    ? new Wrong(
        `There is a board called “${cut(name, 60)}” already. Change that one, or choose a name that tells them apart.`,
      )
    : name;
};

const ZONE = /^[A-Z][A-Z0-9_+-]*(?:\/[A-Z0-9_+-]+){0,2}$/i;

const zoneIn = (words: string, now: number): string | Wrong => {
  const wrong = new Wrong(
    `“${cut(words.trim(), 60)}” is not a time zone that I know. It goes by its place, as in Europe/London.`,
  );
  if (!ZONE.test(words.trim())) return wrong;
  try {
    const zone = new Intl.DateTimeFormat('en-GB', { timeZone: words.trim() }).resolvedOptions().timeZone;
    dayOf(now, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return wrong;
    throw error;
  }
};

const firstDayIn = (words: string, usual: string, today: string): string | Wrong =>
  words.trim() === ''
    ? usual
    : (parseDay(words, today)?.day ??
      new Wrong(`“${cut(words.trim(), 60)}” is not a day. Give it as in 7 October 2021, or leave it empty.`));

/** A fortnight named by its Monday begins on the first of its days. */
const begins = (named: string, from: string): boolean => {
  const ahead = daysBetween(named, from);
  return ahead >= 0 && ahead < 7;
};

const daysIn = (
  words: string,
  {
    today,
    from,
    named,
    former,
  }: {
    readonly today: string;
    readonly from: string;
    /** The first day as it was filled in beside the words; null where it was left empty. */
    readonly named: string | null;
    readonly former: Board | null;
  },
): Pick<Board, 'rrule' | 'dates' | 'from'> | Wrong => {
  const said = parseBoardDays(words, today, from);
  if (typeof said === 'string') return new Wrong(said);
  const own = parseBoardDays(words, today);
  const ownFrom = typeof own === 'string' ? null : own.from;
  if (ownFrom !== null && named !== null && named !== former?.from && !begins(named, ownFrom))
    return new Wrong(
      `These words count from ${sayDay(ownFrom)}, and the first day is given as ${sayDay(named)}. Give one of the two.`,
    );
  const days = { rrule: said.rrule, dates: [...said.dates], from: said.from ?? from };
  const asBefore = former !== null && sayBoardDays(former) === sayBoardDays(days);
  return !asBefore && nextDays(days, today, 1).length === 0
    ? new Wrong(
        `“${cut(words.trim(), 100)}” gives no day still to come. Give a rule or a date that lies ahead.`,
      )
    : days;
};

const timeIn = (words: string): string | Wrong =>
  parseTime(words) ??
  new Wrong(`“${cut(words.trim(), 60)}” is not a time of day. Give it as in 10:00 or 2.30pm.`);

const hoursIn = (words: string): BoardSettings['hours'] | Wrong =>
  parseHours(words) ??
  new Wrong(`“${cut(words.trim(), 60)}” are not hours of a day. Give them as in 09:00–17:00.`);

const countIn = (words: string): number | Wrong => {
  const [, digits] =
    /^(\d{1,2})(?:\s+(?:clear\s+)?(?:working\s+|calendar\s+)?days?)?$/i.exec(words.trim()) ?? [];
  return digits !== undefined && Number(digits) <= 60
    ? Number(digits)
    : new Wrong(`“${cut(words.trim(), 60)}” is not a number of days. Allowed are 0 to 60.`);
};

const overseenIn = (
  words: string,
  { inspections, recommendations }: Pick<Register, 'inspections' | 'recommendations'>,
): string[] | Wrong => {
  const wanted = several(words).map((one) => one.toUpperCase());
  const unknown = wanted.find((one) => !inspections.has(one) && !recommendations.has(one));
  if (unknown === undefined) return [...new Set(wanted)];
  const known = [...inspections.keys()].slice(0, 10);
  return new Wrong(
    `I do not know “${cut(unknown, 60)}”. Give codes of inspections, or references such as RAPE-P1-2021/7. ${
      known.length > 0
        ? `Inspections I know: ${sayList(known)}.`
        : 'No inspection is in the register yet: import its letter first.'
    }`,
  );
};

import { sayDay } from './calendar.js';
import { sayBy, sayChange } from './changes.js';
import type { Move, Slip } from './moves.js';
import type { Recommendation, Register } from './register.js';
import type { SinceMeeting } from './since-meeting.js';
import type { Crossing, How, Tally } from './tally.js';
import { SAY_INSPECTORATE } from './words.js';

/** What changed since a meeting, as it is said aloud or written into papers. */

type Known = Pick<Register, 'people'>;

const number = (many: number): string => many.toLocaleString('en-GB');

const SAY_CAME: Readonly<Record<How, string>> = {
  new: 'new',
  'taken-on': 'newly overseen',
  reopened: 'reopened',
  settled: 'settled',
  left: 'no longer overseen',
  due: 'whose date passed',
  aged: 'after a year',
  day: 'given another date',
  red: 'from red',
  amber: 'from amber',
  green: 'from green',
  'not-rated': 'not rated before',
};
const SAY_WENT: Readonly<Record<How, string>> = {
  ...SAY_CAME,
  red: 'now red',
  amber: 'now amber',
  green: 'now green',
  'not-rated': 'no longer rated',
};

const grouped = (
  crossings: readonly Crossing[],
  sign: string,
  say: Readonly<Record<How, string>>,
): string[] => {
  const many = new Map<How, number>();
  for (const { how } of crossings) many.set(how, (many.get(how) ?? 0) + 1);
  return [...many].map(([how, of]) => `${sign}${number(of)} ${say[how]}`);
};

/** "8 → 7: +1 new, −2 settled", or "7, as before": a count that adds up before one's eyes. */
export const sayTally = ({ before, came, went, after }: Tally): string => {
  const crossed = [...grouped(came, '+', SAY_CAME), ...grouped(went, '−', SAY_WENT)];
  return crossed.length === 0
    ? `${number(after.length)}, as before`
    : `${number(before.length)} → ${number(after.length)}: ${crossed.join(', ')}`;
};

/** "2 new red, 10 new green": which ratings the board gave, or met in what is new; '' where none. */
export const sayNewRatings = ({ rated }: Pick<SinceMeeting, 'rated'>): string =>
  (['red', 'amber', 'green'] as const)
    .map((rag) => ({ rag, many: rated[rag].came.length }))
    .filter(({ many }) => many > 0)
    .map(({ rag, many }) => `${number(many)} new ${rag}`)
    .join(', ');

/** "Progress: from in progress to closed, said by Head of Crime, accepted by Chair of the Governance Board". */
export const sayMove = (register: Known, { fact, from, to, step, told }: Move): string => {
  const by = sayBy(register, step.by);
  const who = told ? `said by ${told.toldBy ?? sayBy(register, told.by)}, accepted by ${by}` : `by ${by}`;
  return `${sayChange(register, fact, from, to)}, ${who}`;
};

/** "From open to closed on Friday 1 October 2021, recorded by Governance officer: letter of 30 September". */
export const saySettled = (
  register: Known,
  { inspectorate: { state, on, source } }: Recommendation,
  { from, step }: Move,
): string => {
  const before = SAY_INSPECTORATE[from as typeof state];
  const when = on === null ? '' : ` on ${sayDay(on)}`;
  const why = source === '' ? '' : `: ${source}`;
  return `From ${before} to ${SAY_INSPECTORATE[state]}${when}, recorded by ${sayBy(register, step.by)}${why}`;
};

/** From which date to which, who asked for the later one, who approved it, and why; the last of several times. */
export const saySlip = (register: Known, { from, to, times }: Slip): string => {
  const last = times.at(-1);
  const moved = `From ${sayDay(from)} to ${sayDay(to)}`;
  if (last === undefined) return moved;
  const { askedBy, approvedBy, reason } = last;
  const asked = sayBy(register, askedBy);
  const often = times.length > 1 ? ` in ${number(times.length)} steps, the last` : ',';
  const who =
    approvedBy === null
      ? `set by ${asked} without an approval, because the date before was the printed one`
      : approvedBy === askedBy
        ? `set and approved by ${asked}`
        : `asked for by ${asked}, approved by ${sayBy(register, approvedBy)}`;
  return `${moved}${often} ${who}${reason === '' ? '' : `: ${reason}`}`;
};

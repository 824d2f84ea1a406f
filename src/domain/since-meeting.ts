import { oversees } from './board.js';
import { dayOf } from './calendar.js';
import { sayChanges } from './changes.js';
import { type Fact, type Move, movesOf, type Slip, type Step, slipOf } from './moves.js';
import type { Board, Recommendation, Register, Update } from './register.js';
import { dueOn, isOverAYear, isOverdue, openSince, zoneOf } from './status.js';
import { type Rating, ratingOf, type Tally, type Twofold, tally } from './tally.js';
import { newsIn, type Twice } from './twice.js';
import { capital, SAY_UPDATE } from './words.js';

/** What a board asks at its meeting: what changed since it last met, with counts that add up. */

export interface SinceOf extends Twice {
  /** What happened between, oldest first, by recommendation. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** The board that asks; null for everything. */
  readonly board: Board | null;
  /** The instants that "then" and "now" are, milliseconds since 1970. */
  readonly since: number;
  readonly now: number;
}

interface About {
  readonly recommendation: Recommendation;
}

/** All of it, unshortened, each list in the order of the register. */
export interface SinceMeeting {
  readonly since: number;
  readonly now: number;
  /** IANA zone in which days are counted. */
  readonly zone: string;
  /** Everything of which one of the next seven lists says something. */
  readonly changed: readonly Recommendation[];
  /** Entered since, or overseen since; `step` is null where it was overseen since, or the start brought it. */
  readonly added: readonly (About & { readonly how: 'new' | 'taken-on'; readonly step: Step | null })[];
  /** Not overseen by the board any more. */
  readonly left: readonly Recommendation[];
  readonly settled: readonly (About & { readonly move: Move })[];
  readonly reopened: readonly (About & { readonly move: Move })[];
  /** Those of which one of the four facts is another than it was; what was settled and reopened included. */
  readonly moved: readonly (About & { readonly moves: readonly Move[] })[];
  readonly slipped: readonly (About & Slip)[];
  /** What else is another than it was, said field by field, and what became of updates that moved nothing. */
  readonly otherwise: readonly (About & { readonly lines: readonly string[] })[];
  /** Updates given since and not withdrawn, about whatever the board oversees. */
  readonly received: readonly (About & { readonly updates: readonly Update[] })[];
  /** Open, and no update was given since. With the open ones of `received` these are all that are open. */
  readonly silent: readonly Recommendation[];
  readonly open: Tally;
  /** The open ones by the board's rating; the four add up to `open`. */
  readonly rated: Readonly<Record<Rating, Tally>>;
  readonly overdue: Tally;
  readonly overAYear: Tally;
}

/** The lists that can be asked for as a whole, in the order in which they are told. */
export const PARTS_OF_CHANGES = [
  'added',
  'left',
  'settled',
  'reopened',
  'moved',
  'slipped',
  'otherwise',
  'silent',
  'over-a-year',
] as const;
export type PartOfChanges = (typeof PARTS_OF_CHANGES)[number];

const RATINGS = ['red', 'amber', 'green', 'not-rated'] as const satisfies readonly Rating[];

/** All that the board oversees now, or oversaw then. */
const twofoldOf = ({ current, former, board }: SinceOf): readonly Twofold[] => {
  const before = board && (former.boards.get(board.id) ?? board);
  const over = (by: Board | null, one: Recommendation | undefined): Recommendation | null =>
    one !== undefined && (by === null || oversees(by, one)) ? one : null;
  return [...current.recommendations.values()].flatMap((recommendation) => {
    const earlier = former.recommendations.get(recommendation.id);
    const [was, is] = [over(before, earlier), over(board, recommendation)];
    return was || is ? [{ recommendation, was, is, known: earlier !== undefined }] : [];
  });
};

const tallies = (all: readonly Twofold[], { current, since, now }: SinceOf) => {
  const zone = zoneOf(current);
  const [then, today] = [dayOf(since, zone), dayOf(now, zone)];
  const old = (day: string) => (one: Recommendation) => isOverAYear(openSince(current, one, zone), day);
  const aged = () => ({ came: 'aged', went: 'day' }) as const;
  const rated = (rating: Rating): Tally => {
    const holds = (one: Recommendation): boolean => ratingOf(one) === rating;
    const crossed = (was: Recommendation, is: Recommendation) => ({
      came: ratingOf(was),
      went: ratingOf(is),
    });
    return tally(all, { held: holds, holds, crossed });
  };
  const ratings = Object.fromEntries(RATINGS.map((rating) => [rating, rated(rating)]));
  return {
    open: tally(all, { held: () => true, holds: () => true, crossed: aged }),
    rated: ratings as Readonly<Record<Rating, Tally>>,
    overdue: tally(all, {
      held: (one) => isOverdue(one, then),
      holds: (one) => isOverdue(one, today),
      crossed: (was, is) => ({ came: dueOn(was) === dueOn(is) ? 'due' : 'day', went: 'day' }),
    }),
    overAYear: tally(all, { held: old(then), holds: old(today), crossed: aged }),
  };
};

/** What is told of one recommendation apart from its moved facts and its slipped date. */
const linesOf = (
  register: Register,
  was: Recommendation,
  is: Recommendation,
  told: { readonly moves: readonly Move[]; readonly slip: Slip | null },
  news: readonly Update[],
): readonly string[] => {
  const slipped = told.slip === null ? [] : ['target', ...(is.proposedTarget ? [] : ['proposedTarget'])];
  const apart = new Set<string>([...told.moves.map(({ fact }): Fact => fact), ...slipped]);
  const others = news.filter((update) => !told.moves.some((move) => move.told === update));
  return [
    ...sayChanges(register, was, is, apart),
    ...others.map(({ state }) => capital(`update ${SAY_UPDATE[state]}`)),
  ];
};

/** What changed since the board last met. Says nothing of what it does not oversee. */
export const sinceMeeting = (of: SinceOf): SinceMeeting => {
  const { current, former, steps, since, now } = of;
  const all = twofoldOf(of);
  const counts = tallies(all, of);
  const news = newsIn(of);
  const given = (one: Recommendation): readonly Update[] =>
    (news.get(one.id) ?? []).filter(({ id, state }) => state !== 'withdrawn' && !former.updates.has(id));
  const rows = all.flatMap(({ recommendation, was, is, known }) => {
    const earlier = former.recommendations.get(recommendation.id) ?? null;
    // Most are the same record as then, and nobody told anything of them.
    const still = was !== null && earlier === is && !news.has(recommendation.id);
    if (is === null || still) return [];
    const own = steps.get(is.id) ?? [];
    const moves = earlier ? movesOf(earlier, is, own, current.updates) : [];
    const slip = slipOf(earlier, is, own);
    const lines = earlier ? linesOf(current, earlier, is, { moves, slip }, news.get(is.id) ?? []) : [];
    const how = known ? ('taken-on' as const) : ('new' as const);
    const added = was === null ? { how, step: own.find(({ before }) => before === null) ?? null } : null;
    return [{ recommendation, moves, slip, lines, added, updates: given(is) }];
  });
  const left = all.filter(({ is }) => is === null).map(({ recommendation }) => recommendation);
  const moves = new Map(rows.map((row) => [row.recommendation, row.moves]));
  const settling = (crossings: Tally['came'], which: 'settled' | 'reopened') =>
    crossings.flatMap(({ recommendation, how }) => {
      const move = moves.get(recommendation)?.find(({ fact }) => fact === 'inspectorate');
      return how === which && move ? [{ recommendation, move }] : [];
    });
  const told = new Set([
    ...left,
    ...rows
      .filter((row) => row.moves.length > 0 || row.slip || row.lines.length > 0 || row.added)
      .map(({ recommendation }) => recommendation),
  ]);
  const received = rows.filter(({ updates }) => updates.length > 0);
  const heard = new Set(received.map(({ recommendation }) => recommendation));
  return {
    since,
    now,
    zone: zoneOf(current),
    changed: all.map(({ recommendation }) => recommendation).filter((one) => told.has(one)),
    added: rows.flatMap(({ recommendation, added }) => (added ? [{ recommendation, ...added }] : [])),
    left,
    settled: settling(counts.open.went, 'settled'),
    reopened: settling(counts.open.came, 'reopened'),
    moved: rows.filter((row) => row.moves.length > 0),
    slipped: rows.flatMap(({ recommendation, slip }) => (slip ? [{ recommendation, ...slip }] : [])),
    otherwise: rows.filter(({ lines }) => lines.length > 0),
    received,
    silent: counts.open.after.filter((one) => !heard.has(one)),
    ...counts,
  };
};

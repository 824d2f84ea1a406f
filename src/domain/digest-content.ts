import { dayOf } from './calendar.js';
import { sayChanges } from './changes.js';
import { filedBy } from './filed.js';
import { OPEN_REQUESTS } from './filings.js';
import { type Selection, select, USUAL_SILENCE } from './lists.js';
import type { Person, Recommendation, Register, Update, UpdateRequest } from './register.js';
import { isOpen, isOverdue, zoneOf } from './status.js';
import { type Rating, ratingOf } from './tally.js';
import { newsIn, type Twice } from './twice.js';
import { capital, SAY_UPDATE } from './words.js';

/** What a digest is about, for whom, and since when. */
export interface DigestOf {
  readonly selection: Selection;
  /** Who reads it: "mine" is theirs. */
  readonly person: Person | null;
  /** The one inspection that counts where it is read; null for all. */
  readonly inspection: string | null;
  /** What the reader's conversation oversees; everything where it is no board's. */
  readonly within: (recommendation: Recommendation) => boolean;
  /** Whether the reader may see working facts of it; otherwise only what is published is told. */
  readonly working: boolean;
  readonly now: number;
  /** The instant that "before" is, milliseconds since 1970. */
  readonly since: number;
}

/** How many of the recommendations are in each state. Without working facts the ratings are null. */
export interface Counts {
  readonly total: number;
  readonly open: number;
  readonly overdue: number;
  /** The open ones by the board's rating: together they are all that are open. */
  readonly rag: {
    readonly red: number;
    readonly amber: number;
    readonly green: number;
    readonly none: number;
  } | null;
}

export interface DigestContent {
  readonly counts: Counts;
  /** The counts of what was chosen then. */
  readonly former: Counts;
  readonly moved: readonly { readonly recommendation: Recommendation; readonly lines: readonly string[] }[];
  readonly overdue: readonly Recommendation[];
  /** Working facts; all empty for those who may not know them. */
  readonly asked: readonly { readonly recommendation: Recommendation; readonly request: UpdateRequest }[];
  readonly waiting: readonly Recommendation[];
  readonly silent: readonly Recommendation[];
}

const countsOf = (all: readonly Recommendation[], today: string, working: boolean): Counts => {
  const open = all.filter(isOpen);
  const rated = (rating: Rating): number => open.filter((one) => ratingOf(one) === rating).length;
  return {
    total: all.length,
    open: open.length,
    overdue: all.filter((one) => isOverdue(one, today)).length,
    rag: working
      ? { red: rated('red'), amber: rated('amber'), green: rated('green'), none: rated('not-rated') }
      : null,
  };
};

/** What anybody may know of it: a draft of a position is nobody's to know before it is approved. */
const published = ({ text, addressees, reportNumber, target, position, inspectorate }: Recommendation) => ({
  text,
  addressees,
  reportNumber,
  target,
  position: { ...position, draft: null },
  inspectorate,
});

/** What of a recommendation moved, field by field; what is no news to the reader is left out. */
const linesOf = (
  { current: register, former: past }: Twice,
  one: Recommendation,
  { working, now, since }: DigestOf,
  updates: readonly Update[],
): string[] => {
  const was = past.recommendations.get(one.id);
  if (was === undefined) return ['New in the register'];
  const zone = zoneOf(register);
  const told = working ? updates.map(({ state }) => `Update ${SAY_UPDATE[state]}`) : [];
  const late = isOverdue(one, dayOf(now, zone)) && !isOverdue(was, dayOf(since, zone));
  const changed = (): string[] =>
    working ? sayChanges(register, was, one) : sayChanges(register, published(was), published(one));
  return [...(was === one ? [] : changed()), ...told, ...(late ? ['Now overdue'] : [])].map(capital);
};

/**
 * What a digest tells: what moved since the last one, what left its list included, and every list as it stands now.
 * Each list is what `select` gives for the same words, so a count and the list behind it cannot differ.
 */
export const digestContent = (twice: Twice, of: DigestOf): DigestContent => {
  const { selection, person, inspection, within, working, now, since } = of;
  const register = twice.current;
  const zone = zoneOf(register);
  const [today, before] = [dayOf(now, zone), dayOf(since, zone)];
  const by = { today, person, inspection };
  const scope = select(register, selection, by).filter(within);
  const former = select(twice.former, selection, { ...by, today: before }).filter(within);
  const inScope = new Set(scope.map(({ id }) => id));
  const formerly = new Set(former.map(({ id }) => id));
  const listed = (chosen: Selection): Recommendation[] =>
    select(register, chosen, by).filter(({ id }) => inScope.has(id));
  const news = newsIn(twice);
  return {
    counts: countsOf(scope, today, working),
    former: countsOf(former, before, working),
    moved: [...register.recommendations.values()]
      .filter(({ id }) => inScope.has(id) || formerly.has(id))
      .map((recommendation) => ({
        recommendation,
        lines: linesOf(twice, recommendation, of, news.get(recommendation.id) ?? []),
      }))
      .filter(({ lines }) => lines.length > 0),
    overdue: listed({ filter: 'overdue' }),
    asked: working ? openRequests(register, inScope) : [],
    waiting: working ? listed({ filter: 'waiting' }) : [],
    silent: working ? listed({ filter: 'silent', days: USUAL_SILENCE }) : [],
  };
};

const openRequests = (register: Register, among: ReadonlySet<string>): DigestContent['asked'] =>
  filedBy(register.requests, OPEN_REQUESTS)
    .under('open')
    .flatMap((request) => {
      const recommendation = register.recommendations.get(request.recommendation);
      return recommendation && among.has(recommendation.id) ? [{ recommendation, request }] : [];
    });

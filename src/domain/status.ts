import { dayOf, daysBetween } from './calendar.js';
import { type Filed, filedBy } from './filed.js';
import { UPDATES_BY_RECOMMENDATION } from './filings.js';
import type { Recommendation, Register, Update } from './register.js';

/** How a recommendation stands on a day, in the words of the field: each has one meaning (README, "Words"). */
export interface Standing {
  /** The inspectorate has not closed it. */
  readonly open: boolean;
  /** Open, while the force's progress says closed. */
  readonly claimedClosed: boolean;
  /** Open, and its target date, or where none is set its printed date, is before today. */
  readonly overdue: boolean;
  /** Open, with neither a target date nor a printed day. "Immediately" counts as undated until a target is set. */
  readonly undated: boolean;
  /** Undated, and open for so long that it counts as late all the same ({@link LATE_WITHOUT_DATE_DAYS}). */
  readonly aged: boolean;
  /** The day that counts: target, else printed; null where undated. */
  readonly dueOn: string | null;
  /** Calendar days since its report was published, or since it was added; null when closed. */
  readonly openDays: number | null;
  /** Calendar days since the last submitted update, or since it was added where there was none. */
  readonly silentDays: number;
}

/** How many days something without a date may be open before it is late: an item without a date ages too. */
export const LATE_WITHOUT_DATE_DAYS = 365;

const SETTLED: ReadonlySet<Recommendation['inspectorate']['state']> = new Set([
  'closed',
  'no-further-action',
  'superseded',
]);

/** True until the inspectorate says closed, no further action needed, or superseded. */
export const isOpen = (recommendation: Recommendation): boolean =>
  !SETTLED.has(recommendation.inspectorate.state);

/** The day that counts: the target date, else the printed one; null where there is neither. "Immediately" names no day. */
export const dueOn = ({ target, deadline }: Recommendation): string | null =>
  target?.on ?? (deadline.basis === 'immediate' ? null : deadline.on);

/** Open, and the day that counts is before `today`. */
export const isOverdue = (recommendation: Recommendation, today: string): boolean => {
  const due = dueOn(recommendation);
  return due !== null && due < today && isOpen(recommendation);
};

/** Open, with no day that counts. */
export const isUndated = (recommendation: Recommendation): boolean =>
  dueOn(recommendation) === null && isOpen(recommendation);

/** Open, while the force's progress says closed. */
export const isClaimedClosed = (recommendation: Recommendation): boolean =>
  recommendation.progress === 'closed' && isOpen(recommendation);

/** Calendar days since the last submitted update, or since it was added where there was none. */
export const silentDays = (
  { addedAt }: Recommendation,
  last: Update | null,
  today: string,
  zone: string,
): number => Math.max(0, daysBetween(dayOf(last?.at ?? addedAt, zone), today));

/** The day since which it is open: that of its report's publication, else the one it was added on, in this zone. */
export const openSince = (
  { inspections }: Pick<Register, 'inspections'>,
  { inspection, addedAt }: Pick<Recommendation, 'inspection' | 'addedAt'>,
  zone: string,
): string => inspections.get(inspection)?.publishedOn ?? dayOf(addedAt, zone);

/** Whether what began on the day `since` is more than a year old on `today`: its first anniversary has passed. */
export const isOverAYear = (since: string, today: string): boolean =>
  // As text: the day a year before 29 February need not exist to be compared with.
  since < `${String(Number(today.slice(0, 4)) - 1).padStart(4, '0')}${today.slice(4)}`;

/** How it stands on `today`, a day in the board's zone. `last` is its last update that was not withdrawn. */
export const standingOn = (
  register: Register,
  recommendation: Recommendation,
  last: Update | null,
  today: string,
  zone: string,
): Standing => {
  const open = isOpen(recommendation);
  const undated = isUndated(recommendation);
  const openDays = open ? Math.max(0, daysBetween(openSince(register, recommendation, zone), today)) : null;
  return {
    open,
    claimedClosed: isClaimedClosed(recommendation),
    overdue: isOverdue(recommendation, today),
    undated,
    aged: undated && openDays !== null && openDays >= LATE_WITHOUT_DATE_DAYS,
    dueOn: dueOn(recommendation),
    openDays,
    silentDays: silentDays(recommendation, last, today, zone),
  };
};

/** The updates of one recommendation, oldest first. */
export const updatesOf = (register: Pick<Register, 'updates'>, recommendation: string): readonly Update[] =>
  filedBy(register.updates, UPDATES_BY_RECOMMENDATION).under(recommendation);

const stands = ({ state }: Update): boolean => state !== 'withdrawn';

/** Each recommendation's last word: the newest update that was not withdrawn, returned ones included. */
export const lastUpdates = (
  register: Pick<Register, 'updates'>,
): { get(recommendation: string): Update | undefined } => {
  let updates: Filed<Update> | undefined;
  return {
    get: (recommendation) => {
      updates ??= filedBy(register.updates, UPDATES_BY_RECOMMENDATION);
      return updates.last(recommendation, stands);
    },
  };
};

/** The last update of one recommendation that was not withdrawn. */
export const lastUpdate = (register: Register, recommendation: string): Update | null =>
  lastUpdates(register).get(recommendation) ?? null;

/** The update of a recommendation that waits for acceptance; there is at most one. */
export const waitingUpdate = (register: Register, recommendation: string): Update | null =>
  filedBy(register.updates, UPDATES_BY_RECOMMENDATION).last(
    recommendation,
    ({ state }) => state === 'submitted',
  ) ?? null;

/** The zone in which days are counted for the register as a whole. */
export const zoneOf = (register: Pick<Register, 'settings'>): string =>
  register.settings.get('register')?.zone ?? 'Europe/London';

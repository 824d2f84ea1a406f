import { isDeepStrictEqual } from 'node:util';
import type { Minute, Recommendation, Register } from './register.js';

/** The facts of a recommendation that a meeting may change, as a minute keeps them. */
export type Facts = NonNullable<Minute['former']>;

/** The facts as they are. */
export const factsOf = ({ assurance, target, proposedTarget, progress, confidence }: Facts): Facts => ({
  assurance,
  target,
  proposedTarget,
  progress,
  confidence,
});

/** What was minuted at a meeting, in order, what was taken back included. */
export const minutesOf = (register: Pick<Register, 'minutes'>, meeting: string): readonly Minute[] =>
  [...register.minutes.values()].filter((minute) => minute.meeting === meeting);

/** What was minuted and stands. */
export const standingMinutes = (register: Pick<Register, 'minutes'>, meeting: string): readonly Minute[] =>
  minutesOf(register, meeting).filter(({ undone }) => undone === null);

/** The items on which something was minuted that deals with them; a note alone does not. */
export const minutedItems = (minutes: readonly Minute[]): ReadonlySet<string> =>
  new Set(minutes.flatMap(({ item, kind }) => (item === null || kind === 'note' ? [] : [item])));

/** The id of the next minute of a meeting. */
export const nextMinuteId = (register: Pick<Register, 'minutes'>, meeting: string): string =>
  `${meeting}|${minutesOf(register, meeting).length + 1}`;

/** Somebody's last minute of a meeting that stands; null where there is none. */
export const lastOwn = (
  register: Pick<Register, 'minutes'>,
  meeting: string,
  person: string,
): Minute | null => standingMinutes(register, meeting).findLast(({ by }) => by === person) ?? null;

/**
 * The facts as they were before a minute, or null where something else has changed them since: taking the minute back
 * would take that back too. What the minute left alone stays as it is now.
 */
export const restored = (
  { former, became }: Pick<Minute, 'former' | 'became'>,
  recommendation: Pick<Recommendation, keyof Facts>,
): Facts | null => {
  const now = factsOf(recommendation);
  if (former === null || became === null) return now;
  const moved = (Object.keys(now) as (keyof Facts)[]).filter(
    (field) => !isDeepStrictEqual(former[field], became[field]),
  );
  if (moved.some((field) => !isDeepStrictEqual(now[field], became[field]))) return null;
  return { ...now, ...Object.fromEntries(moved.map((field) => [field, former[field]])) };
};

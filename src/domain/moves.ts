import type { Person, Recommendation, Update } from './register.js';
import { dueOn } from './status.js';

/** What became of a recommendation between two instants: which of its facts moved, by whom, and whether its date slipped. */

/** The four facts that move at different times, each as the value that people mean by it. */
export const FACTS = {
  progress: ({ progress }: Recommendation) => progress,
  assurance: ({ assurance }: Recommendation) => assurance?.rag ?? null,
  position: ({ position }: Recommendation) => position.headline,
  inspectorate: ({ inspectorate }: Recommendation) => inspectorate.state,
} as const;
export type Fact = keyof typeof FACTS;
const ALL_FACTS = Object.keys(FACTS) as readonly Fact[];

/** One entry of the journal, as far as it changed one recommendation. */
export interface Step {
  readonly seq: number;
  readonly at: string;
  /** Id of the person, or `scrutiny`. */
  readonly by: Person['id'];
  readonly why: string;
  /** Null where the recommendation was new. */
  readonly before: Recommendation | null;
  readonly after: Recommendation;
  /** The updates that the same entry changed: an acceptance and what it writes back are one entry. */
  readonly updates: readonly string[];
}

/** A fact that is another than it was, and the step that made it what it is. */
export interface Move {
  readonly fact: Fact;
  readonly from: string | null;
  readonly to: string | null;
  readonly step: Step;
  /** The update that said so, where the step accepted one. */
  readonly told: Update | null;
}

/** One time that the day that counts became a later one. */
export interface Postponement {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly askedBy: Person['id'];
  /** Null where nobody had to: the day before was the printed one, no target. */
  readonly approvedBy: Person['id'] | null;
  readonly step: Step;
}

/** The day that counts is later than it first was, and each time that it was put off, oldest first. */
export interface Slip {
  readonly from: string;
  readonly to: string;
  readonly times: readonly Postponement[];
}

const toldBy = (
  { updates: touched }: Step,
  { id }: Recommendation,
  updates: ReadonlyMap<string, Update>,
): Update | null =>
  touched
    .map((update) => updates.get(update))
    .find((update) => update?.recommendation === id && update.state === 'accepted') ?? null;

/** The facts that are others than they were; one that moved and came back is none. `steps` are its own, oldest first. */
export const movesOf = (
  was: Recommendation,
  is: Recommendation,
  steps: readonly Step[],
  updates: ReadonlyMap<string, Update>,
): readonly Move[] =>
  ALL_FACTS.flatMap((fact) => {
    const meant = FACTS[fact];
    const [from, to] = [meant(was), meant(is)];
    const step = steps.findLast(({ before, after }) => before === null || meant(before) !== meant(after));
    return from === to || step === undefined
      ? []
      : [{ fact, from, to, step, told: fact === 'progress' ? toldBy(step, is, updates) : null }];
  });

/** Each time that a step gave a later day than the one that counted last. */
const postponements = (first: string, steps: readonly Step[]): readonly Postponement[] => {
  const times: Postponement[] = [];
  let from = first;
  for (const step of steps) {
    const { before, by, why } = step;
    const { target } = step.after;
    const to = dueOn(step.after) ?? from;
    const approvedBy = before?.target ? by : null;
    if (to > from)
      times.push({ from, to, reason: target?.reason ?? why, askedBy: target?.by ?? by, approvedBy, step });
    from = to;
  }
  return times;
};

/**
 * Whether the day that counts slipped: it is later than it was, or than the first one given since where there was
 * none (`was` is null for what is new). A first day, and an earlier one, are no slips.
 */
export const slipOf = (
  was: Recommendation | null,
  is: Recommendation,
  steps: readonly Step[],
): Slip | null => {
  const days = [was, ...steps.map(({ after }) => after)].map((one) => one && dueOn(one));
  const from = days.find((day) => day !== null) ?? null;
  const to = dueOn(is);
  return from === null || to === null || to <= from ? null : { from, to, times: postponements(from, steps) };
};

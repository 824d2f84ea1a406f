import { toInstant, toMilliseconds } from './calendar.js';
import type { AgendaItem, Held } from './register.js';

/**
 * Where a meeting is on its agenda, and what each step makes of it. Leaving an item by `next` means that it was dealt
 * with; by `skip`, that it was put by; by `back` or `go to` it stays as it was, unless something was minuted on it:
 * then it was dealt with, however the chair went on. What was not dealt with is carried over.
 */

/** Who takes a step, and when (milliseconds since 1970). */
export interface Who {
  readonly by: string;
  readonly now: number;
}

/** The step and the record afterwards, or why nothing moved. */
export type Stepped =
  | { readonly kind: 'moved'; readonly held: Held }
  /** Somebody else has just moved on: two who say "next" at once mean one step. */
  | { readonly kind: 'just-moved'; readonly by: string }
  | { readonly kind: 'at-the-first' | 'at-the-end' | 'there-already' };

/**
 * How long after one person's step another's typed one counts as the same, in milliseconds. No item is dealt with in
 * so little time, and nobody types, sends and reads faster; the same person may go on as fast as they like.
 */
export const A_MOMENT = 10_000;

/** The agenda, and on which of its items something other than a note was minuted. */
export interface Course {
  readonly items: readonly AgendaItem[];
  readonly minuted: ReadonlySet<string>;
}

/** What a step by a button knows: the item that its card showed, '' for none; undefined for a typed one. */
export type From = string | undefined;

/** A meeting that begins now, with the first item on the table. */
export const begin = ({ items }: Course, { by, now }: Who): Held => {
  const at = toInstant(now);
  return {
    startedAt: at,
    startedBy: by,
    endedAt: null,
    endedBy: null,
    at: items[0]?.key ?? null,
    moved: { by, at },
    done: [],
    skipped: [],
  };
};

/** A meeting that ended too early goes on: nothing is on the table until somebody says what. */
export const resume = (held: Held, { by, now }: Who): Held => ({
  ...held,
  endedAt: null,
  endedBy: null,
  moved: { by, at: toInstant(now) },
});

/** To the item behind this one that was not dealt with yet; this one was dealt with. */
export const next = (held: Held, course: Course, who: Who, from: From): Stepped =>
  onward(held, course, who, from, (at) => ({
    done: added(held.done, at),
    skipped: held.skipped.filter((key) => key !== at),
  }));

/** As `next`, but this one is put by: it can be gone to later, or is carried over. */
export const skip = (held: Held, course: Course, who: Who, from: From): Stepped =>
  onward(held, course, who, from, (at) => ({
    done: held.done.filter((key) => key !== at),
    skipped: added(held.skipped, at),
  }));

const onward = (
  held: Held,
  { items }: Course,
  who: Who,
  from: From,
  leave: (at: string) => Pick<Held, 'done' | 'skipped'>,
): Stepped => {
  const moved = justMoved(held, who, from);
  if (moved) return moved;
  if (held.at === null) return { kind: 'at-the-end' };
  const left = { ...held, ...leave(held.at) };
  const here = items.findIndex(({ key }) => key === held.at);
  const behind = items.slice(here + 1).find(({ key }) => !left.done.includes(key));
  return to(left, behind?.key ?? null, who);
};

/** To the item before this one, which is on the table again. */
export const back = (held: Held, course: Course, who: Who, from: From): Stepped => {
  const moved = justMoved(held, who, from);
  if (moved) return moved;
  const { items } = course;
  const here = held.at === null ? items.length : items.findIndex(({ key }) => key === held.at);
  const before = items[here - 1];
  return before === undefined ? { kind: 'at-the-first' } : to(leaving(held, course), before.key, who);
};

/** To an item by its key: said twice, or by two at once, it is the same place. */
export const goTo = (held: Held, course: Course, who: Who, key: string): Stepped =>
  held.at === key ? { kind: 'there-already' } : to(leaving(held, course), key, who);

/** The end: what was not dealt with is left. */
export const end = (held: Held, course: Course, { by, now }: Who): Held => ({
  ...leaving(held, course),
  at: null,
  endedAt: toInstant(now),
  endedBy: by,
  moved: { by, at: toInstant(now) },
});

const added = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys : [...keys, key];

const leaving = (held: Held, { minuted }: Course): Held =>
  held.at !== null && minuted.has(held.at) && !held.skipped.includes(held.at)
    ? { ...held, done: added(held.done, held.at) }
    : held;

/** An item that is on the table is neither dealt with nor put by. */
const to = (held: Held, at: string | null, { by, now }: Who): Stepped => ({
  kind: 'moved',
  held: {
    ...held,
    at,
    moved: { by, at: toInstant(now) },
    done: held.done.filter((key) => key !== at),
    skipped: held.skipped.filter((key) => key !== at),
  },
});

const justMoved = (held: Held, { by, now }: Who, from: From): Stepped | null => {
  const elsewhere = from !== undefined && from !== (held.at ?? '');
  const soon = from === undefined && held.moved.by !== by && now - toMilliseconds(held.moved.at) < A_MOMENT;
  return elsewhere || soon ? { kind: 'just-moved', by: held.moved.by } : null;
};

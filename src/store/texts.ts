import type { Collection } from '../domain/register.js';
import type { Change, Entry } from '../ports.js';

/** A text inside an entry: where it is in the entry, and which field of which record it set. */
export interface EntryText {
  /** From the entry's root, `/changes/0/patches/1/value/blocker` or `/why`. */
  readonly path: string;
  readonly text: string;
  readonly of: {
    readonly collection: Collection;
    readonly id: string;
    readonly field: readonly string[];
  } | null;
}

function* within(
  value: unknown,
  path: string,
  field: readonly string[],
): Generator<[string, string, readonly string[]]> {
  if (typeof value === 'string') yield [path, value, field];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* within(inner, `${path}/${key}`, [...field, key]);
  }
}

/** Every text that can be taken out of an entry: its reason, and the texts that its changes set. */
export function* textsOf(entry: Entry): Generator<EntryText> {
  yield { path: '/why', text: entry.why, of: null };
  for (const [c, { collection, id, patches }] of entry.changes.entries()) {
    for (const [p, patch] of patches.entries()) {
      const start = `/changes/${c}/patches/${p}/value`;
      for (const [path, text, field] of within(patch.value, start, patch.path.map(String))) {
        yield { path, text, of: { collection, id, field } };
      }
    }
  }
}

const replaced = (value: unknown, path: string, by: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return by.get(path) ?? value;
  if (Array.isArray(value)) return value.map((inner, at) => replaced(inner, `${path}/${at}`, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, replaced(inner, `${path}/${key}`, by)]),
  );
};

/** The entry with the texts at these paths replaced and its salt dropped; digest and hash stay as they were. */
export const withoutTexts = (entry: Entry, by: ReadonlyMap<string, string>): Entry => ({
  ...entry,
  why: by.get('/why') ?? entry.why,
  changes: replaced(entry.changes, '/changes', by) as readonly Change[],
  salt: null,
});

/** Whether a text is found again inside another: short ones only as the whole of it, or everything would match. */
export const holds = (text: string, words: string): boolean =>
  words.trim().length < 4 ? text === words : text.toLowerCase().includes(words.trim().toLowerCase());

import { readFile } from 'node:fs/promises';
import { replaceFile, writePieces } from './durable-file.js';

/** Shortest words that are looked for inside longer ones: shorter ones count only where they stand alone. */
const SHORTEST = 4;
/** A text this long is found by how it begins, because cards show long texts cut short. */
const LONG = 40;
const BEGINNING = 24;
/** What of a card names its parts and their verbs; no person's words stand there. */
const NAMES: ReadonlySet<string> = new Set(['type', 'verb', 'id']);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
/** The words in any case, with any white space between them. */
const pattern = (text: string): string => text.trim().split(/\s+/).map(escaped).join('\\s+');

const withoutOne = (text: string, word: string, instead: string): string => {
  const wanted = word.trim();
  if (wanted.length < SHORTEST) return wanted !== '' && text.trim() === wanted ? instead : text;
  if (wanted.length <= LONG) return text.replace(new RegExp(pattern(wanted), 'giu'), () => instead);
  // From where it begins, as far as it goes on.
  const [, begins = wanted, rest = ''] = /^([\s\S]{24}\S*)([\s\S]*)$/.exec(wanted) ?? [];
  const further = rest
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => new RegExp(`\\s+${escaped(one)}`, 'iuy'));
  const start = new RegExp(pattern(begins.length >= BEGINNING ? begins : wanted), 'giu');
  let left = '';
  let from = 0;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    let end = found.index + found[0].length;
    for (const next of further) {
      next.lastIndex = end;
      const more = next.exec(text);
      if (more === null) break;
      end += more[0].length;
    }
    left += text.slice(from, found.index) + instead;
    from = end;
    start.lastIndex = end;
  }
  return left + text.slice(from);
};

/** A text without these words, wherever it says them; short ones only where they stand alone. */
export const withoutWords = (text: string, words: readonly string[], instead: string): string =>
  words.reduce((left, word) => withoutOne(left, word, instead), text);

const without = (value: unknown, words: readonly string[], instead: string): unknown => {
  if (typeof value === 'string') return withoutWords(value, words, instead);
  if (Array.isArray(value)) return value.map((inner) => without(inner, words, instead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      NAMES.has(name) ? inner : without(inner, words, instead),
    ]),
  );
};

interface Said {
  readonly id: string;
  readonly from: { readonly name: string } | null;
}

/** One line of the transcript without the words, and the message it is about where that changed; null where it cannot be read. */
const lineWithout = (
  line: string,
  words: readonly string[],
  instead: string,
): { readonly line: string; readonly changed: string | null } | null => {
  try {
    const read = JSON.parse(line) as { put?: Said & { text: unknown; card: unknown } };
    if (!read.put) return { line, changed: null };
    const { text, card, from } = read.put;
    const put = {
      ...read.put,
      text: without(text, words, instead),
      card: without(card, words, instead),
      from: from && { ...from, name: without(from.name, words, instead) },
    };
    const after = JSON.stringify({ ...read, put });
    return after === JSON.stringify(read) ? { line, changed: null } : { line: after, changed: read.put.id };
  } catch {
    return null;
  }
};

/**
 * Takes words out of a platform's kept messages, such as `page.jsonl`, wherever people or cards say them; ids stay. The bot is
 * stopped. A line that cannot be read is shown nowhere and might hold them, so it goes.
 * @returns how many messages held them
 */
export const redactTranscript = async (
  path: string,
  { words, instead }: { readonly words: readonly string[]; readonly instead: string },
): Promise<number> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  const left = lines.flatMap((line) => lineWithout(line, words, instead) ?? []);
  const changed = new Set(left.flatMap((one) => one.changed ?? []));
  if (changed.size > 0 || left.length < lines.length)
    await replaceFile(path, (file) =>
      writePieces(
        file,
        left.map(({ line }) => `${line}\n`),
      ),
    );
  return changed.size;
};

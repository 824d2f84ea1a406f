import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { TypedBoard } from '../domain/board.js';
import { cut } from '../domain/cut.js';
import { decode, quoted } from './decode.js';

/** A board as a file describes it: what it leaves out stays as it is, or as it usually holds. */
export interface ReadBoard {
  readonly fields: Partial<TypedBoard> & Pick<TypedBoard, 'name'>;
  /** The ids of its own conversations; null where the file says nothing of them. */
  readonly conversations: readonly string[] | null;
  /** The line of the file that a field stands on, or that the board begins on. */
  readonly lineOf: (field: string) => number;
}

/** More boards than this are no office's; a file of them is a mistake. */
const MOST_BOARDS = 50;

const words = z.string();
const wholeNumber = z.union([z.int(), words]);
const list = z.union([z.array(words), words]);
const board = z.strictObject({
  name: words,
  kind: words.optional(),
  days: words.optional(),
  dates: z.array(words).optional(),
  from: words.optional(),
  time: words.optional(),
  zone: words.optional(),
  chair: words.nullish(),
  lead: words.nullish(),
  members: list.optional(),
  deputies: z.record(z.string(), words).optional(),
  updatesDue: wholeNumber.optional(),
  papersOut: wholeNumber.optional(),
  hours: z.union([words, z.strictObject({ from: words, until: words })]).optional(),
  oversees: list.optional(),
  conversations: z.array(words).optional(),
});
type Field = keyof typeof board.shape;

/** What each field may be, as the sentence about a wrong one says it. */
const ALLOWED: Readonly<Record<Field, string>> = {
  name: 'the board’s name',
  kind: 'words, such as governance',
  days: 'words, such as second Tuesday, or an RRULE',
  dates: 'a list of days, such as 2021-10-12',
  from: 'a day, such as 2021-10-01',
  time: 'a time of day, such as 10:00',
  zone: 'a time zone, such as Europe/London',
  chair: 'the name of a person of the register',
  lead: 'the name of a person of the register',
  members: 'a list of names',
  deputies: 'names with their deputies, such as Head of Crime: ISVA lead',
  updatesDue: 'a whole number of clear working days',
  papersOut: 'a whole number of days',
  hours: 'hours of a day, such as 09:00–17:00',
  oversees: 'a list of inspections’ codes or references',
  conversations: 'a list of conversations, such as teams:19:abc@thread.tacv2',
};
const FIELDS = Object.keys(ALLOWED) as Field[];

const joined = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join('\n');

const toFields = (read: z.infer<typeof board>): ReadBoard['fields'] => {
  const { conversations: _, dates = [], deputies, hours, members, oversees, ...plain } = read;
  const days =
    dates.length === 0
      ? plain.days
      : plain.days
        ? `${plain.days}; also ${dates.join(', ')}`
        : dates.join(', ');
  const fields: Record<string, string | undefined> = {
    ...Object.fromEntries(
      Object.entries(plain).map(([field, value]) => [
        field,
        value === undefined ? undefined : String(value ?? ''),
      ]),
    ),
    days,
    deputies:
      deputies &&
      Object.entries(deputies)
        .map(([of, deputy]) => `${of}: ${deputy}`)
        .join('\n'),
    hours: typeof hours === 'object' ? `${hours.from}–${hours.until}` : hours,
    members: members === undefined ? undefined : joined(members),
    oversees: oversees === undefined ? undefined : joined(oversees),
  };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    name: read.name,
  };
};

type Path = readonly PropertyKey[];

/** One board, a list of them, or a list under `boards`. */
const boardsIn = (
  content: unknown,
): { readonly all: readonly unknown[]; readonly at: (index: number) => Path } | null => {
  if (Array.isArray(content)) return { all: content, at: (index) => [index] };
  if (typeof content !== 'object' || content === null) return null;
  const named = 'boards' in content ? content.boards : undefined;
  if (Array.isArray(named) && Object.keys(content).length === 1)
    return { all: named, at: (index) => ['boards', index] };
  return 'name' in content ? { all: [content], at: () => [] } : null;
};

const ASK =
  'It goes: boards, and under it a list with name, days, time, chair, members and so on; data/samples/board.yaml is an example.';

/**
 * Reads a file that describes boards, in YAML 1.2 or JSON. Whole, or not at all: each thing that is wrong is a sentence
 * with its line and field, what was found and what is allowed.
 */
export const readBoards = (
  bytes: Uint8Array,
  name: string,
): { readonly boards: readonly ReadBoard[] } | { readonly problems: readonly string[] } => {
  const decoded = decode(bytes, name);
  if ('sentence' in decoded) return { problems: [`${quoted(name)} is not a text that I can read. ${ASK}`] };
  const lines = new LineCounter();
  const document = parseDocument(decoded.text, { lineCounter: lines, version: '1.2', prettyErrors: false });
  const [error] = document.errors;
  if (error)
    return {
      problems: [
        `Line ${lines.linePos(error.pos[0]).line}: ${cut(error.message.split('\n')[0] ?? '', 200)}. The file is neither YAML nor JSON there; mend it and import it again.`,
      ],
    };
  const content = contentOf(document);
  const found = boardsIn(content);
  if (!found || found.all.length === 0) return { problems: [`${quoted(name)} describes no board. ${ASK}`] };
  if (found.all.length > MOST_BOARDS)
    return {
      problems: [
        `${quoted(name)} has ${found.all.length} boards; at most ${MOST_BOARDS} are read. Take some out.`,
      ],
    };
  const lineAt = (path: Path): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = document.getIn(path.slice(0, length), true);
      const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
      if (Array.isArray(range)) return lines.linePos(Number(range[0])).line;
    }
    return 1;
  };
  const problems: string[] = [];
  const boards: ReadBoard[] = [];
  for (const [index, one] of found.all.entries()) {
    const at = found.at(index);
    const read = board.safeParse(one);
    if (read.success)
      boards.push({
        fields: toFields(read.data),
        conversations: read.data.conversations ?? null,
        lineOf: (field) => lineAt([...at, field]),
      });
    else
      problems.push(
        ...read.error.issues.map(
          (issue) =>
            `Line ${lineAt([...at, ...issue.path, ...('keys' in issue ? issue.keys.slice(0, 1) : [])])}: ${sayIssue(issue)}`,
        ),
      );
  }
  const twice = boards.find(
    ({ fields }, index) => boards.findIndex((other) => same(other.fields.name, fields.name)) < index,
  );
  if (twice)
    problems.push(
      `Line ${twice.lineOf('name')}: “${cut(twice.fields.name, 60)}” is there twice. Describe a board once.`,
    );
  return problems.length > 0 ? { problems } : { boards };
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The document as values; aliases that blow up are refused by the library, and then there is no content. */
const contentOf = (document: ReturnType<typeof parseDocument>): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return null;
    throw error;
  }
};

const sayIssue = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    return `“${cut(issue.keys[0] ?? '', 60)}” is no field of a board. Fields are ${FIELDS.join(', ')}.`;
  const field = FIELDS.find((one) => one === issue.path[0]);
  return field
    ? `${field} must be ${ALLOWED[field]}; something else stands there. Mend it and import the file again.`
    : `a board is a list of fields with values, and something else stands there. ${ASK}`;
};

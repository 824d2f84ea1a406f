import { cut } from '../domain/cut.js';
import { LONGEST_TEXT, type Proposal } from '../domain/register.js';
import { readAddressees } from './addressees.js';
import { type Division, divide, type EntryBlock, speaksAt } from './answer.js';
import { type Block, blocksIn } from './blocks.js';
import { readDeadline } from './deadline.js';
import type { Entry } from './entries.js';
import { findLabel, type Mark } from './marks.js';
import { readPosition } from './position.js';
import { readRequirements } from './requirements.js';
import type { Segment } from './segments.js';
import { describesPicture } from './unused.js';
import { OBLIGATION, type Span } from './words.js';

/** An entry divided into its parts, before its fields are read. */
export interface GatheredEntry {
  readonly mark: Mark;
  readonly span: Span;
  /** The words of the entry's own heading, '' for none. */
  readonly heading: string;
  readonly division: Division;
  readonly unused: readonly { readonly block: Block; readonly why: string }[];
}

/** A block without the words that its segment begins with, and its span without them; null when nothing is left. */
const without = (block: Block, printed: string, from: number): Block | null => {
  if (printed === '' || !block.words.startsWith(printed)) return block;
  const words = block.words.slice(printed.length).trim();
  const start = Math.min(Math.max(block.span.start, from), block.span.end);
  return words === '' ? null : { ...block, words, bullet: false, span: { start, end: block.span.end } };
};

const labelled = (text: string, entry: Mark, segments: readonly Segment[]): EntryBlock[] => {
  const found: EntryBlock[] = [];
  let label: string | null = null;
  for (const { span, mark, label: own } of segments) {
    const [first, ...others] = blocksIn(text, span);
    const begins = own ?? (mark === entry ? mark : null);
    const kept = first && without(first, begins?.printed ?? '', span.start + (begins?.end ?? 0));
    if (own) label = label === null ? own.printed : `${label} ${own.printed}`;
    for (const block of kept ? [kept, ...others] : others) {
      found.push({ ...block, label });
      label = null;
    }
  }
  return found;
};

/** Cuts the blocks where, inside one of them, a sentence begins the answer; the same blocks where none does. */
const cutAtAnswer = (text: string, blocks: readonly EntryBlock[]): readonly EntryBlock[] => {
  for (const [index, block] of blocks.entries()) {
    const raw = text.slice(block.span.start, Math.min(block.span.end, block.span.start + LONGEST_TEXT));
    const asks = OBLIGATION.exec(raw);
    if (!asks) continue;
    for (const gap of [...raw.matchAll(/[.!?]['"’”)]{0,2}[*_]{0,3}\s{1,5}(?=[A-Z*_])/g)].slice(0, 100)) {
      const at = gap.index + gap[0].length;
      if (gap.index < asks.index) continue;
      const rest = raw.slice(at, at + 1_000);
      const label = findLabel(rest.split('\n', 1)[0] ?? '');
      if (!label && !speaksAt(rest)) continue;
      const from = block.span.start + at;
      const before = blocksIn(text, { start: block.span.start, end: from });
      const after = blocksIn(text, { start: from + (label?.end ?? 0), end: block.span.end });
      const told = after.map((part, n) => ({ ...part, label: n === 0 ? (label?.printed ?? null) : null }));
      const asked = before.map((part) => ({ ...part, label: block.label }));
      return [...blocks.slice(0, index), ...asked, ...told, ...blocks.slice(index + 1)];
    }
  }
  return blocks;
};

/** Reads which blocks of an entry are its text, its answer, notes of the answer, or none of them. */
export const gatherEntry = (text: string, { mark, segments }: Entry, last: boolean): GatheredEntry => {
  const blocks = labelled(text, mark, segments);
  const [first, second] = blocks;
  const titled =
    first !== undefined &&
    (first.heading || (first.style === 'strong' && first.words.length < 100)) &&
    !OBLIGATION.test(first.words) &&
    second !== undefined &&
    OBLIGATION.test(second.words);
  const why = (block: EntryBlock, at: number): string | null => {
    if (at === 0 && titled) return 'The entry’s own heading.';
    if (describesPicture(block)) return 'A picture.';
    return at > 0 && block.heading ? 'A heading.' : null;
  };
  const left = blocks.flatMap((block, at) => {
    const reason = why(block, at);
    return reason === null ? [] : [{ block, why: reason }];
  });
  const own = blocks.filter((block, at) => why(block, at) === null);
  const whole = divide(own, last);
  const division = whole.answer.length > 0 ? whole : divide(cutAtAnswer(text, own), last);
  const start = segments[0]?.span.start ?? 0;
  return {
    mark,
    span: { start, end: segments.at(-1)?.span.end ?? start },
    heading: titled ? first.words : '',
    division,
    unused: [...left, ...division.after.map((block) => ({ block, why: 'It stands after the last answer.' }))],
  };
};

const joined = (blocks: readonly EntryBlock[], labels: 'all' | 'later'): string =>
  cut(
    blocks
      .map((block, at) => {
        const gap = at === 0 ? '' : block.bullet ? '\n' : '\n\n';
        const label =
          block.label !== null && (labels === 'all' || at > 0)
            ? `${block.label}${/\w$/.test(block.label) ? '\n' : ' '}`
            : '';
        return `${gap}${label}${block.words}`;
      })
      .join(''),
    LONGEST_TEXT,
  );

const spanOf = (blocks: readonly EntryBlock[]): Span | null => {
  const [first, last] = [blocks[0], blocks.at(-1)];
  return first && last ? { start: first.span.start, end: last.span.end } : null;
};

/** Reads the fields of one entry. `publishedOn` is what its periods count from. */
export const proposeEntry = (
  { mark, span, heading, division }: GatheredEntry,
  publishedOn: string | null,
): Proposal => {
  const words = cut(division.text.map((block) => block.words).join(' '), LONGEST_TEXT);
  const { addressees, because: addressed } = readAddressees(words);
  const printed = readDeadline(words, publishedOn);
  // "Recommendation 1 – By 1 June 2023" above the words sets their deadline.
  const deadline = printed.basis === 'none' ? readDeadline(heading, publishedOn) : printed;
  const position = readPosition(joined(division.answer, 'all').replaceAll(/\s+/g, ' '));
  const because = [
    { field: 'number', words: mark.printed },
    ...addressed,
    ...(deadline.basis === 'none' ? [] : [{ field: 'deadline', words: deadline.wording }]),
    ...division.because,
    ...position.because,
  ];
  return {
    number: mark.number,
    kind: mark.kind,
    text: joined(division.text, 'all'),
    requirements: readRequirements(division.text).map((part) => cut(part, LONGEST_TEXT)),
    addressees,
    deadline,
    answer: joined(division.answer, 'later'),
    answerNotes: division.notes.map((block) => cut(block.words, LONGEST_TEXT)),
    positions: position.positions,
    because: because.map((reading) => ({ ...reading, words: cut(reading.words, 500) })),
    textSpan: spanOf(division.text) ?? span,
    answerSpan: spanOf(division.answer),
  };
};

/** Gives each entry a number of its own: the second one printed "1" becomes "1b", and a note says so. */
export const numberApart = (
  entries: readonly GatheredEntry[],
): { readonly entries: readonly GatheredEntry[]; readonly notes: readonly string[] } => {
  const printed = new Set(entries.map(({ mark }) => mark.number));
  const taken = new Set<string>();
  const notes: string[] = [];
  const apart = entries.map((entry) => {
    const own = entry.mark.number;
    let number = own;
    for (let n = 2; taken.has(number) || (number !== own && printed.has(number)); n += 1) {
      number = n <= 26 ? `${own}${String.fromCharCode(96 + n)}` : `${own}-${n}`;
    }
    taken.add(number);
    if (number !== own) {
      notes.push(`Two entries bear the number ${own}; the later one is proposed as ${number}.`);
    }
    return { ...entry, mark: { ...entry.mark, number } };
  });
  return { entries: apart, notes };
};

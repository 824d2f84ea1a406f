import { type Mark, numberFor } from './marks.js';
import type { Segment } from './segments.js';
import { OBLIGATION } from './words.js';

/** One numbered entry: its mark and the stretches of text that belong to it, the marked one first. */
export interface Entry {
  readonly mark: Mark;
  readonly segments: readonly Segment[];
}

/** The entries of a letter, and every stretch that belongs to none, with the reason. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly rest: readonly { readonly segment: Segment; readonly why: string }[];
}

/** How a recommendation begins where inspectorates leave out "should". */
const IMPERATIVE =
  /^[\s*_]*(?:review|ensure|improve|develop|publish|consider|work|provide|establish|introduce|implement|make|take|collect|record|agree|produce|update|strengthen|increase|reduce|train|monitor|report|set|put|address|create|identify)\b/i;

/** The marks that begin entries: named ones where the first entry is named, otherwise numbers that ask for something. */
const beginnings = (text: string, segments: readonly Segment[]): ReadonlySet<Segment> => {
  const body = (at: number): string => {
    const segment = segments[at];
    if (!segment?.mark) return '';
    const own = text.slice(segment.span.start + segment.mark.end, segment.span.end);
    const next = segments[at + 1];
    const follows = own.trim() === '' && next && !next.mark ? text.slice(next.span.start, next.span.end) : '';
    return (own + follows).slice(0, 4_000);
  };
  const found = new Set<Segment>();
  let run = { named: false, bare: false, announced: false, expected: 0, indent: 0, set: false, asks: true };
  const fresh = (announced: boolean) => ({
    ...run,
    named: false,
    bare: false,
    announced,
    expected: 0,
    asks: true,
  });
  for (const [at, segment] of segments.entries()) {
    if (segment.section) run = fresh(true);
    const { mark } = segment;
    if (!mark) continue;
    if (mark.named) {
      if (run.bare) continue;
      run = { ...run, named: true };
      found.add(segment);
      continue;
    }
    if (run.named || (run.bare && mark.indent > run.indent + 1)) continue;
    const words = body(at);
    // An entry begins as a sentence does, and as the first one was set; a list inside an answer need not.
    if (!/^[^\p{L}]{0,8}\p{Lu}/u.test(words) || (run.bare && run.set && !mark.set)) continue;
    const asks = OBLIGATION.test(words);
    const number = Number.parseInt(mark.number.replace(/\D+/g, ''), 10);
    const next = !run.bare || number === run.expected;
    const plain = run.announced && next && (IMPERATIVE.test(words) || !run.bare || !run.asks);
    if (!asks && !plain) continue;
    run = {
      ...run,
      bare: true,
      set: mark.set,
      indent: mark.indent,
      expected: number + 1,
      asks: run.bare ? run.asks : asks,
    };
    found.add(segment);
  }
  return found;
};

const BEFORE = 'It stands before the first recommendation.';
const HEADING = 'A heading.';

/** Groups the segments of a letter into its entries. */
export const entriesOf = (text: string, segments: readonly Segment[]): Entries => {
  const begins = beginnings(text, segments);
  const entries: { mark: Mark; segments: Segment[] }[] = [];
  const rest: { segment: Segment; why: string }[] = [];
  let open: { mark: Mark; segments: Segment[] } | null = null;
  let why = BEFORE;
  const unnumbered = { 'cause-of-concern': 0, 'area-for-improvement': 0 };
  for (const [at, segment] of segments.entries()) {
    const { mark, section, level } = segment;
    if (mark && begins.has(segment)) {
      open = { mark, segments: [segment] };
      entries.push(open);
    } else if (section) {
      open = null;
      rest.push({ segment, why: HEADING });
      why = 'It stands under the heading, outside any numbered entry.';
      if (section !== 'recommendation' && standsAlone(text, segment, segments[at + 1])) {
        unnumbered[section] += 1;
        const number = numberFor(section, String(unnumbered[section]));
        const heading = text
          .slice(segment.span.start, segment.span.end)
          .replace(/[#*_>]/g, '')
          .trim();
        open = { mark: { ...UNNUMBERED, kind: section, number, printed: heading }, segments: [] };
        entries.push(open);
      }
    } else if (level > 0 && open && !segment.label && level <= (open.mark.level || 6)) {
      open = null;
      rest.push({ segment, why: HEADING });
      why = 'It stands under a heading of its own, outside any numbered entry.';
    } else if (open) {
      open.segments.push(segment);
    } else {
      rest.push({ segment, why: level > 0 ? HEADING : why });
    }
  }
  return { entries, rest };
};

const UNNUMBERED = {
  named: true,
  end: 0,
  indent: 0,
  set: true,
  level: 0,
} as const;

/** A finding printed without a number has its words right below its heading, and an area's words ask. */
const standsAlone = (text: string, heading: Segment, next: Segment | undefined): boolean => {
  if (!next || next.section || next.mark || next.level > 0) return false;
  const words = text.slice(next.span.start, next.span.end);
  return heading.section === 'cause-of-concern' || OBLIGATION.test(words);
};

import { type Part, partsOf, type Row, TITLES } from '../domain/parts-of-changes.js';
import type { Register } from '../domain/register.js';
import { sayNewRatings, sayTally } from '../domain/say-changes.js';
import type { PartOfChanges, SinceMeeting } from '../domain/since-meeting.js';
import { capital, count } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { type Button, buttons, sentences, shorten } from './parts.js';
import type { View } from './view.js';

type Changes = Extract<Result, { kind: 'changes' }>;

/** Most rows of each part at a glance, and of one part on a page of its own. */
const AT_A_GLANCE = 4;
const ON_A_PAGE = 12;

const number = (many: number): string => many.toLocaleString('en-GB');

/** How the size of each part is said in a sentence; what is told by the counts is not said twice. */
const SAY_SIZE: Readonly<Record<PartOfChanges, ((many: number) => string) | null>> = {
  added: (many) => count(many, 'new recommendation'),
  left: (many) => `${number(many)} no longer overseen`,
  settled: (many) => `${number(many)} settled`,
  reopened: (many) => `${number(many)} reopened`,
  moved: (many) => `${number(many)} moved`,
  slipped: (many) => count(many, 'date slipped', 'dates slipped'),
  otherwise: (many) => `${number(many)} changed otherwise`,
  silent: null,
  'over-a-year': null,
};

/** "1 new recommendation, 2 settled, 1 date slipped. By the board’s rating: 2 new red, 10 new green." */
const sayShortly = (changes: SinceMeeting, parts: readonly Part[]): string => {
  const sizes = parts.flatMap(({ part, rows }) => SAY_SIZE[part]?.(rows.length) ?? []);
  const ratings = sayNewRatings(changes);
  return sentences(
    `${sizes.length === 0 ? 'nothing changed' : sizes.join(', ')}.`,
    ratings !== '' && `By the board’s rating: ${ratings}.`,
  );
};

interface Count {
  readonly label: string;
  readonly words: string;
}

/** Every way of counting that the board uses, each adding up; what is nothing and was nothing is left out. */
const countsOf = ({ open, overdue, rated, overAYear, silent }: SinceMeeting): readonly Count[] => {
  const { 'not-rated': notRated, ...ratings } = rated;
  const isRated = Object.values(ratings).some(({ before, after }) => before.length + after.length > 0);
  const tallies = Object.entries({
    Open: open,
    Overdue: overdue,
    Red: rated.red,
    Amber: rated.amber,
    Green: rated.green,
    ...(isRated ? { 'Not rated': notRated } : {}),
    'Open over a year': overAYear,
  }).filter(([, { before, after }]) => before.length + after.length > 0);
  const all = open.after.length;
  const heard = `on ${number(all - silent.length)} of ${number(all)} open, none on ${number(silent.length)}`;
  return [
    ...tallies.map(([label, tally]) => ({ label: `${label} `, words: `${sayTally(tally)}.` })),
    ...(all > 0 ? [{ label: 'Updates received ', words: `${heard}.` }] : []),
  ];
};

interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly more: string;
}

const LONGEST_DETAIL = 400;

const rowOf = (say: () => Row): Row => {
  const { title, detail } = say();
  return { title, detail: shorten(detail, LONGEST_DETAIL) };
};

const GLANCE: Button = { label: 'All at a glance', verb: 'show-changes', data: {} };
const OPEN: Button = { label: 'Open', verb: 'show-list', data: { filter: 'open' } };

const pageButton = (label: string, part: PartOfChanges, page: number): Button => ({
  label,
  verb: 'show-changes',
  data: { only: part, page: String(page) },
});

/** Parts of which a glance shows the beginning only, those behind `part` first: the way to the rest of each. */
const wholeButtons = (parts: readonly Part[], part: PartOfChanges | null = null): readonly Button[] => {
  const at = parts.findIndex((one) => one.part === part) + 1;
  return [...parts.slice(at), ...parts.slice(0, Math.max(0, at - 1))]
    .filter(({ rows }) => rows.length > AT_A_GLANCE)
    .map((one) => pageButton(`${one.title}: all ${number(one.rows.length)}`, one.part, 1));
};

interface Told {
  readonly summary: string;
  readonly counts: readonly Count[];
  readonly sections: readonly Section[];
  readonly ways: readonly (Button | null)[];
}

const atAGlance = (changes: SinceMeeting, parts: readonly Part[]): Told => ({
  summary: sayShortly(changes, parts),
  counts: countsOf(changes),
  sections: parts.map(({ title, rows }) => ({
    title: `${title}: ${number(rows.length)}`,
    rows: rows.slice(0, AT_A_GLANCE).map(rowOf),
    more: rows.length > AT_A_GLANCE ? `${number(rows.length - AT_A_GLANCE)} more.` : '',
  })),
  ways: [...wholeButtons(parts), OPEN],
});

const WHOLE = { some: 'all on one page.', none: 'none.' } as const;

const onePart = (part: PartOfChanges, asked: number, parts: readonly Part[]): Told => {
  const rows = parts.find((one) => one.part === part)?.rows ?? [];
  const pages = Math.max(1, Math.ceil(rows.length / ON_A_PAGE));
  const page = Math.min(Math.max(asked, 1), pages);
  const first = (page - 1) * ON_A_PAGE;
  const shown = rows.slice(first, first + ON_A_PAGE).map(rowOf);
  return {
    summary:
      pages > 1 ? `page ${number(page)} of ${number(pages)}.` : WHOLE[rows.length > 0 ? 'some' : 'none'],
    counts: [],
    sections: [{ title: `${TITLES[part]}: ${number(rows.length)}`, rows: shown, more: '' }],
    ways: [
      page < pages ? pageButton('Next page', part, page + 1) : null,
      page > 1 ? pageButton('Previous page', part, page - 1) : null,
      GLANCE,
      ...wholeButtons(parts, part),
    ],
  };
};

/** What changed since the last meeting: in a sentence, in counts that add up, and part by part. */
export const changesView = (
  { changes, sinceWhat, only, page, audience }: Changes,
  register: Register,
): View => {
  const parts = partsOf(changes, register);
  const { counts, sections, ways, ...told } =
    only === null ? atAGlance(changes, parts) : onePart(only, page, parts);
  const heading = 'What changed';
  const summary = `${capital(sinceWhat)}: ${told.summary}`;
  return {
    card: 'changes',
    data: {
      heading,
      summary,
      counts,
      sections: sections.map((one) => ({ ...one, hasMore: one.more !== '' })),
      buttons: buttons(ways),
    },
    text: [
      heading,
      summary,
      ...counts.map(({ label, words }) => `${label}${words}`),
      ...sections.flatMap(({ title, rows, more }) => [
        title,
        ...rows.map((row) => `  ${row.title}: ${row.detail}`),
        ...(more ? [`  ${more}`] : []),
      ]),
    ].join('\n'),
    audience,
  };
};

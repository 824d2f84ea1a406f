import { sayAge, sayDay } from '../domain/calendar.js';
import { USUAL_SILENCE } from '../domain/lists.js';
import {
  capital,
  count,
  SAY_CONFIDENCE,
  SAY_POSITION,
  SAY_PROGRESS,
  SAY_RAG,
  sayRecommendation,
} from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { Result } from '../use-cases/result.js';
import { type Button, buttons, shorten } from './parts.js';
import type { Audience, View } from './view.js';

/** Most rows on one card: a card stays under 28 KB in Teams. */
const MOST_ROWS = 12;

interface Row {
  readonly title: string;
  readonly opening: string;
  readonly detail: string;
  readonly data: Readonly<Record<string, string>>;
  readonly verb: string;
  /** What a screen reader says of the button that the row is. */
  readonly label: string;
}

const sayDue = ({ standing, recommendation }: Described): string => {
  if (!standing.open) return 'settled';
  if (standing.overdue && standing.dueOn) return `overdue since ${sayDay(standing.dueOn)}`;
  if (standing.dueOn) return `due ${sayDay(standing.dueOn)}`;
  if (standing.aged) return `late: open ${standing.openDays} days, no target date`;
  return recommendation.deadline.basis === 'immediate'
    ? `due immediately, open ${standing.openDays} days`
    : 'no target date';
};

/** One line about a recommendation: what the asker may know, most telling first. */
export const detailOf = (item: Described): string => {
  const { recommendation, owner, last, standing, working } = item;
  const position = recommendation.position.headline ?? recommendation.position.kinds[0];
  const published = [position ? `${SAY_POSITION[position]}, says the Commissioner` : 'no answer published'];
  if (!working) return [capital(sayDue(item)), ...published].join(' · ');
  return [
    capital(sayDue(item)),
    owner?.name ?? 'no owner',
    SAY_PROGRESS[recommendation.progress],
    recommendation.assurance ? `board: ${SAY_RAG[recommendation.assurance.rag]}` : null,
    recommendation.confidence ? `owner: ${SAY_CONFIDENCE[recommendation.confidence]}` : null,
    last
      ? `last update ${sayAge(standing.silentDays)}${last.update.state === 'submitted' ? ', awaiting acceptance' : ''}`
      : 'no update yet',
  ]
    .filter((part) => part !== null)
    .join(' · ');
};

const rowOf = (item: Described): Row => ({
  title: `${sayRecommendation(item.recommendation)} · ${item.recommendation.inspection}`,
  opening: shorten(item.recommendation.text, 110),
  detail: detailOf(item),
  verb: 'show-status',
  data: { ref: item.recommendation.id },
  label: `Status of ${sayRecommendation(item.recommendation)}`,
});

/** Rows under a heading, each of them a button for its status. `total` counts those that are not among `items` too. */
export const rowsView = (
  heading: string,
  summary: string,
  items: readonly Described[],
  ways: readonly Button[],
  audience: Audience,
  total = items.length,
  /** Names of people are their words: they stand in a run of text, never in a heading. */
  whose = '',
): View => {
  const rows = items.slice(0, MOST_ROWS).map(rowOf);
  const left = total - rows.length;
  const more =
    left > 0
      ? `${left.toLocaleString('en-GB')} more are not shown here. Ask for fewer, for example “list overdue” or “recs 20-30”.`
      : '';
  return {
    card: 'list',
    data: {
      heading,
      whose,
      hasWhose: whose !== '',
      summary,
      rows,
      more,
      hasMore: more !== '',
      buttons: buttons(ways),
    },
    text: [heading, whose, summary, ...rows.map(({ title, detail }) => `${title}: ${detail}`), more]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

const HEADINGS = {
  all: 'All recommendations',
  open: 'Open recommendations',
  overdue: 'Overdue',
  undated: 'Open without a date',
  closed: 'Closed by the inspectorate',
  'claimed-closed': 'Closed, says the force; not yet the inspectorate',
  mine: 'Yours',
  unassigned: 'Open without an owner',
  waiting: 'Waiting for a decision',
} as const;

const headingOf = ({ selection }: Extract<Result, { kind: 'list' }>): string => {
  switch (selection.filter) {
    case 'owner':
      return 'By owner';
    case 'rag':
      return `Rated ${SAY_RAG[selection.rag]} by the board`;
    case 'confidence':
      return `${capital(SAY_CONFIDENCE[selection.confidence])}, say the owners`;
    case 'silent':
      return `Silent for ${selection.days ?? USUAL_SILENCE} days or more`;
    default:
      return HEADINGS[selection.filter];
  }
};

/** A list that somebody asked for, with its count; an empty one says so. */
export const listView = (result: Extract<Result, { kind: 'list' }>): View => {
  const { items, total, audience, only } = result;
  const many = total === 0 ? 'None' : count(total, 'recommendation');
  const summary =
    only === null
      ? `${many}.`
      : `${many} in ${only}, the only inspection that counts here; “use all” brings the others back.`;
  const other = result.selection.filter === 'open' ? 'overdue' : 'open';
  return rowsView(
    headingOf(result),
    summary,
    items,
    [{ label: capital(other), verb: 'show-list', data: { filter: other } }],
    audience,
    total,
    result.named === '' ? '' : `Owned by ${result.named}`,
  );
};

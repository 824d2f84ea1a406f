import { sayInstant } from '../domain/calendar.js';
import { capital, count, sayRecommendation, sayShort } from '../domain/words.js';
import type { HistoryLine, Result } from '../use-cases/result.js';
import { buttons, shorten } from './parts.js';
import type { View } from './view.js';

const lineOf = ({ entry, by, changes }: HistoryLine, zone: string) => ({
  when: `${sayInstant(entry.at, zone)} · ${by} · record ${entry.seq.toLocaleString('en-GB')}`,
  what: shorten(entry.why, 400),
  changes: changes.map((change) => ({ change })),
});

type Shown = ReturnType<typeof lineOf>;

/** Most lines of changes on one card, a line with its day and its reason counted as three: Teams takes 28 KB. */
const MOST_WEIGHT = 60;
const weightOf = (lines: readonly Shown[]): number =>
  lines.reduce((sum, { changes }) => sum + 3 + changes.length, 0);

/** The first of them that one card has room for; one always. */
const withRoom = <T>(all: readonly T[], linesOf: (one: T) => readonly Shown[]): T[] => {
  let left = MOST_WEIGHT;
  return all.filter((one, at) => {
    left -= weightOf(linesOf(one));
    return at === 0 || left >= 0;
  });
};

const asText = (line: ReturnType<typeof lineOf>): string =>
  [`${line.when}: ${line.what}`, ...line.changes.map(({ change }) => `  ${change}`)].join('\n');

/** Who changed what, when, why, and from what to what; newest first. */
export const historyView = ({ item, lines, more, audience }: Extract<Result, { kind: 'history' }>): View => {
  const heading = `History of ${sayShort(item.recommendation)}`;
  const all = lines.map((line) => lineOf(line, item.zone));
  const shown = withRoom(all, (line) => [line]);
  const unshown = more + all.length - shown.length;
  const left = unshown > 0 ? `${count(unshown, 'earlier change')} not shown.` : '';
  return {
    card: 'history',
    data: {
      heading,
      summary: sayRecommendation(item.recommendation) === heading ? '' : item.recommendation.id,
      groups: [{ title: '', hasTitle: false, lines: shown }],
      more: left,
      hasMore: left !== '',
      buttons: buttons([{ label: 'Status', verb: 'show-status', data: { ref: item.recommendation.id } }]),
    },
    text: [heading, ...shown.map(asText), left].filter(Boolean).join('\n'),
    audience,
  };
};

/** What changed since the last meeting, by recommendation; how many did not move is counted too. */
export const changesView = (
  { moved, total, quiet, sinceWhat, audience }: Extract<Result, { kind: 'changes' }>,
  zone: string,
): View => {
  const all = moved.map(({ recommendation, lines }) => ({
    title: `${sayRecommendation(recommendation)} · ${recommendation.inspection}`,
    hasTitle: true,
    lines: lines.slice(-4).map((line) => lineOf(line, zone)),
  }));
  const groups = withRoom(all, ({ lines }) => lines);
  const summary = `${capital(sinceWhat)}: ${count(total, 'recommendation')} changed, ${quiet.toLocaleString('en-GB')} open ${quiet === 1 ? 'one' : 'ones'} did not.`;
  const left = total - groups.length;
  const more = left > 0 ? `${left.toLocaleString('en-GB')} more changed; ask for the history of each.` : '';
  return {
    card: 'history',
    data: {
      heading: 'What changed',
      summary,
      groups,
      more,
      hasMore: more !== '',
      buttons: buttons([{ label: 'Open', verb: 'show-list', data: { filter: 'open' } }]),
    },
    text: [
      'What changed',
      summary,
      ...groups.flatMap(({ title, lines }) => [title, ...lines.map(asText)]),
      more,
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

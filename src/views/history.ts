import { sayInstant } from '../domain/calendar.js';
import { count, sayRecommendation, sayShort } from '../domain/words.js';
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

/** The first of them that one card has room for; one always. */
const withRoom = (all: readonly Shown[]): Shown[] => {
  let left = MOST_WEIGHT;
  return all.filter(({ changes }, at) => {
    left -= 3 + changes.length;
    return at === 0 || left >= 0;
  });
};

const asText = (line: ReturnType<typeof lineOf>): string =>
  [`${line.when}: ${line.what}`, ...line.changes.map(({ change }) => `  ${change}`)].join('\n');

/** Who changed what, when, why, and from what to what; newest first. */
export const historyView = ({ item, lines, more, audience }: Extract<Result, { kind: 'history' }>): View => {
  const heading = `History of ${sayShort(item.recommendation)}`;
  const all = lines.map((line) => lineOf(line, item.zone));
  const shown = withRoom(all);
  const unshown = more + all.length - shown.length;
  const left = unshown > 0 ? `${count(unshown, 'earlier change')} not shown.` : '';
  return {
    card: 'history',
    data: {
      heading,
      summary: sayRecommendation(item.recommendation) === heading ? '' : item.recommendation.id,
      lines: shown,
      more: left,
      hasMore: left !== '',
      buttons: buttons([{ label: 'Status', verb: 'show-status', data: { ref: item.recommendation.id } }]),
    },
    text: [heading, ...shown.map(asText), left].filter(Boolean).join('\n'),
    audience,
  };
};

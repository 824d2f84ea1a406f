import { dayOf, daysBetween, sayAge, sayDay, sayDayAndTime } from '../domain/calendar.js';
import { saySchedule } from '../domain/digest.js';
import type { Counts, DigestContent } from '../domain/digest-content.js';
import { USUAL_SILENCE } from '../domain/lists.js';
import { count, sayRecommendation, sayRecord } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { DigestResult } from '../use-cases/result.js';
import { ALL_ASKED } from './asked-card.js';
import { detailOf } from './list.js';
import { buttons, sentences, shorten } from './parts.js';
import { sayClock } from './response.js';
import type { View } from './view.js';

/** How many days before its last day a response is said on a quiet day too: from its first warning on. */
const SOON_DAYS = 28;

interface Row {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
  readonly data: Readonly<Record<string, string>>;
}

interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly more: string;
}

const rowOf = (item: Described, detail: string): Row => ({
  title: `${sayRecommendation(item.recommendation)} · ${item.recommendation.inspection}`,
  detail: shorten(detail, 300),
  label: `Status of ${sayRecommendation(item.recommendation)}`,
  data: { ref: item.recommendation.id },
});

/** "red 2 (−1)": how many, and how many more or fewer than when the last digest went out. */
const withTrend = (word: string, now: number, then: number): string => {
  const many = `${word} ${now.toLocaleString('en-GB')}`;
  if (now === then) return many;
  return `${many} (${now > then ? '+' : '−'}${Math.abs(now - then).toLocaleString('en-GB')})`;
};

/** "12 October". */
const sayShortDay = (day: string): string => sayDay(day).split(' ').slice(1, 3).join(' ');

/** The counts and how they moved: "open 7 (−1), overdue 2, red 2 (−1), amber 3, green 3 (+1) since 12 October". */
export const sayTrend = (now: Counts, then: Counts, since: string): string => {
  const closed = now.total - now.open;
  const rag =
    now.rag && then.rag
      ? [
          withTrend('red', now.rag.red, then.rag.red),
          withTrend('amber', now.rag.amber, then.rag.amber),
          withTrend('green', now.rag.green, then.rag.green),
          ...(now.rag.none + then.rag.none > 0 ? [withTrend('not rated', now.rag.none, then.rag.none)] : []),
        ]
      : [];
  const all = [
    withTrend('open', now.open, then.open),
    withTrend('closed', closed, then.total - then.open),
    withTrend('overdue', now.overdue, then.overdue),
  ];
  const told = [all.join(', '), rag.join(', ')].filter(Boolean).join('; ');
  const moved = told.includes('(') ? ` since ${sayShortDay(since)}` : '';
  return `${count(now.total, 'recommendation')}: ${told}${moved}.`;
};

const sectionOf = (title: string, rows: readonly Row[], total: number): Section[] =>
  total === 0
    ? []
    : [
        {
          title: `${title}: ${total.toLocaleString('en-GB')}`,
          rows,
          more: total > rows.length ? `${(total - rows.length).toLocaleString('en-GB')} more.` : '',
        },
      ];

const sectionsOf = (digest: DigestResult): Section[] => {
  const { content, zone, now } = digest;
  const listed = (items: readonly Described[]): Row[] => items.map((item) => rowOf(item, detailOf(item)));
  return [
    ...sectionOf(
      'Moved',
      digest.moved.map(({ item, lines }) => rowOf(item, lines.join(' · '))),
      content.moved.length,
    ),
    ...sectionOf('Overdue', listed(digest.overdue), content.overdue.length),
    ...sectionOf(
      'Awaiting an answer',
      digest.asked.map(({ item, from, askedAt }) =>
        rowOf(item, `from ${from}, asked ${sayAge(daysBetween(dayOf(askedAt, zone), dayOf(now, zone)))}`),
      ),
      content.asked.length,
    ),
    ...sectionOf('Awaiting acceptance or a decision', listed(digest.waiting), content.waiting.length),
    ...sectionOf(`Silent for ${USUAL_SILENCE} days or more`, listed(digest.silent), content.silent.length),
  ];
};

const saySchedules = ({ schedules, scheduled }: DigestResult): string => {
  if (scheduled) return '';
  const all = schedules
    .slice(0, 3)
    .map((one) => `${one.only === 'all' ? '' : `of “${one.only}” `}${saySchedule(one)}`);
  return all.length === 0 ? '' : `Sent here ${all.join('; ')}.`;
};

/** What waits for somebody on a day when nothing moved: "8 updates are awaited, and 2 wait for acceptance." */
const sayWaiting = ({ asked, waiting }: DigestContent): string => {
  const awaited =
    asked.length === 0 ? '' : `${count(asked.length, 'update')} ${asked.length === 1 ? 'is' : 'are'} awaited`;
  const decided =
    waiting.length === 0
      ? ''
      : `${waiting.length} ${waiting.length === 1 ? 'waits' : 'wait'} for acceptance or a decision`;
  return awaited + decided === '' ? '' : `${[awaited, decided].filter(Boolean).join(', and ')}.`;
};

/**
 * What moved, what is late, what is awaited and from whom, the next meeting, the statutory clock, and the counts with
 * their trend. One that the clock sends on a day when nothing moved is a line.
 */
export const digestView = (digest: DigestResult): View => {
  const { content, since, now, zone, meeting, clocks, late, scheduled } = digest;
  const quiet = scheduled && content.moved.length === 0;
  const from = dayOf(since, zone);
  const trend = sayTrend(content.counts, content.former, from);
  const nothing = `Nothing moved since ${sayDay(from)}.`;
  const summary = sentences(late, content.moved.length === 0 && nothing, trend, quiet && sayWaiting(content));
  const sections = quiet ? [] : sectionsOf(digest);
  const told = quiet || !meeting ? null : meeting;
  const until = told ? sayAge(-daysBetween(dayOf(now, zone), told.meeting.day)) : '';
  const meets = told ? ` meets ${until}: ${sayDayAndTime(told.meeting.day, told.meeting.time)}.` : '';
  // A response that is late, or soon due, is said even on a quiet day.
  const pressing = clocks.filter(({ red, left }) => red || (left !== null && left <= SOON_DAYS));
  const shown = (quiet ? pressing : clocks)
    .slice(0, 5)
    .map((one) => ({ sentence: sayClock(one), isRed: one.red }));
  const schedule = saySchedules(digest);
  const heading = `Digest of ${sayDay(dayOf(now, zone))}`;
  return {
    card: 'digest',
    data: {
      heading,
      summary,
      sections: sections.map((one) => ({ ...one, hasMore: one.more !== '' })),
      board: told?.board ?? '',
      meets,
      hasMeeting: told !== null,
      clocks: shown,
      anchor: sayRecord(digest.anchor),
      schedule,
      hasSchedule: schedule !== '',
      buttons: buttons([
        quiet ? { label: 'Digest now', verb: 'show-digest', data: { only: '' } } : null,
        { label: 'Open', verb: 'show-list', data: { filter: 'open' } },
        content.asked.length > 0 ? ALL_ASKED : null,
        content.overdue.length > 0
          ? { label: 'Overdue', verb: 'show-list', data: { filter: 'overdue' } }
          : null,
        content.waiting.length > 0
          ? { label: 'Waiting', verb: 'show-list', data: { filter: 'waiting' } }
          : null,
        digest.schedules.length > 0 ? { label: 'Stop the digest', verb: 'stop-digest', data: {} } : null,
      ]),
    },
    text: [
      heading,
      summary,
      ...sections.flatMap(({ title, rows, more }) => [
        title,
        ...rows.map((row) => `  ${row.title}: ${row.detail}`),
        ...(more ? [`  ${more}`] : []),
      ]),
      told ? `${told.board}${meets}` : '',
      ...shown.map(({ sentence, isRed }) => `${isRed ? 'Red. ' : ''}${sentence}`),
      schedule,
      sayRecord(digest.anchor),
    ]
      .filter(Boolean)
      .join('\n'),
    audience: digest.audience,
  };
};

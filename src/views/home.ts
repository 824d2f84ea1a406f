import { sayDayAndTime } from '../domain/calendar.js';
import type { Action, Register } from '../domain/register.js';
import { count, sayRecommendation } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { actionRow } from './action-lines.js';
import { detailOf } from './list.js';
import { buttons, sentences, shorten } from './parts.js';
import type { View } from './view.js';

type Home = Extract<Result, { kind: 'home' }>;

const AWAITS: Readonly<Record<Home['awaits'][number]['what'], string>> = {
  'accept-update': 'An update waits for you to accept or return it.',
  'approve-target': 'A later target date waits for your decision.',
  'approve-position': 'A position waits for your approval.',
  'mend-update': 'Your update came back with a note.',
  'answer-request': 'An update on it is asked of you before the board meets.',
  'give-first-update': 'It is yours, and there is no update yet.',
};

interface Row {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string>>;
}

const awaitedRow = ({ what, item, update }: Home['awaits'][number]): Row => {
  const name = sayRecommendation(item.recommendation);
  const ref = { ref: item.recommendation.id };
  const to = { title: `${name} · ${item.recommendation.inspection}`, detail: AWAITS[what] };
  if (what === 'answer-request')
    return { ...to, label: `Answer for ${name}`, verb: 'show-request', data: ref };
  if (what === 'give-first-update') return { ...to, label: `Update ${name}`, verb: 'give-update', data: ref };
  const shown = (what === 'accept-update' || what === 'mend-update') && update !== null;
  return shown
    ? { ...to, label: `The update on ${name}`, verb: 'show-update', data: { update } }
    : { ...to, label: `Status of ${name}`, verb: 'show-status', data: ref };
};

const overdueRow = (item: Home['overdue'][number]): Row => ({
  title: `${sayRecommendation(item.recommendation)} · ${item.recommendation.inspection}`,
  detail: shorten(detailOf(item), 300),
  label: `Status of ${sayRecommendation(item.recommendation)}`,
  verb: 'show-status',
  data: { ref: item.recommendation.id },
});

/** An action's text may be a page: here it is a line. */
const actionOf = (register: Register, action: Action, today: string): Row => {
  const row = actionRow(register, action, today, false);
  return { ...row, detail: shorten(row.detail, 300) };
};

const left = (shown: number, total: number): string =>
  total > shown ? `${(total - shown).toLocaleString('en-GB')} more.` : '';

const sayAwaits = (linked: Home['linked'], total: number): string => {
  switch (linked) {
    case 'known':
      return total === 0
        ? 'Nothing waits for you.'
        : `${count(total, 'thing')} ${total === 1 ? 'waits' : 'wait'} for you.`;
    case 'guest':
      return 'You are a guest here, as far as I can tell, so this is what is published. If you belong here, ask me again in a minute: I may not have been able to look you up.';
    case 'unknown':
      return 'I do not know who you are yet, so this is what is published. Ask the governance team for a code, and send it to me in our own conversation.';
  }
};

/** What awaits one person, what is overdue, when the board meets, and how much has changed. */
export const homeView = (home: Home, register: Register): View => {
  const {
    linked,
    awaits,
    awaitsTotal,
    actions,
    actionsTotal,
    today,
    overdue,
    overdueTotal,
    meeting,
    changed,
  } = home;
  const sections = [
    { title: 'Waiting for you', rows: awaits.map(awaitedRow), more: left(awaits.length, awaitsTotal) },
    {
      title: 'Your actions',
      rows: actions.map((action) => actionOf(register, action, today)),
      more: left(actions.length, actionsTotal),
    },
    { title: 'Overdue', rows: overdue.map(overdueRow), more: left(overdue.length, overdueTotal) },
  ]
    .filter(({ rows }) => rows.length > 0)
    .map((section) => ({ ...section, hasMore: section.more !== '' }));
  const summary = sentences(
    sayAwaits(linked, awaitsTotal + actionsTotal),
    overdueTotal === 0
      ? 'Nothing is overdue.'
      : `${count(overdueTotal, 'recommendation')} ${overdueTotal === 1 ? 'is' : 'are'} overdue.`,
  );
  const board = meeting ? meeting.board : '';
  const meets = meeting ? ` next meets on ${sayDayAndTime(meeting.meeting.day, meeting.meeting.time)}.` : '';
  const moved = changed ? `${count(changed.total, 'recommendation')} changed ${changed.sinceWhat}.` : '';
  return {
    card: 'home',
    data: {
      heading: 'Where things stand for you',
      summary,
      sections,
      board,
      meets,
      hasMeeting: meeting !== null,
      changed: moved,
      hasChanged: moved !== '',
      buttons: buttons([
        linked === 'known' ? { label: 'Mine', verb: 'show-list', data: { filter: 'mine' } } : null,
        actionsTotal > 0 ? { label: 'My actions', verb: 'show-actions', data: { mine: 'yes' } } : null,
        { label: 'Open', verb: 'show-list', data: { filter: 'open' } },
        changed ? { label: 'What changed', verb: 'show-changes', data: {} } : null,
        { label: 'What I can do', verb: 'help', data: {} },
      ]),
    },
    text: [
      'Where things stand for you',
      summary,
      ...sections.flatMap(({ title, rows, more }) => [
        title,
        ...rows.map((row) => `  ${row.title}: ${row.detail}`),
        ...(more ? [`  ${more}`] : []),
      ]),
      board === '' ? '' : `${board}${meets}`,
      moved,
    ]
      .filter(Boolean)
      .join('\n'),
    audience: home.audience,
  };
};

import { sayDay, sayDayAndTime, timeOf } from '../domain/calendar.js';
import { sayClaim } from '../domain/update.js';
import {
  capital,
  count,
  SAY_CONFIDENCE,
  SAY_INSPECTORATE,
  SAY_POSITION,
  SAY_PROGRESS,
  SAY_RAG,
  sayList,
} from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import type { MeetingItem, RunningMeeting } from '../use-cases/result.js';
import { lastOf, sayGave } from './given-lines.js';
import { minutedLines } from './minuted-lines.js';
import { type Button, buttons, firstOf, type Line, lines, plain, sentences, shorten } from './parts.js';
import type { View } from './view.js';

const LONGEST_HAPPENED = 700;
const LONGEST_DONE = 400;
const LONGEST_NAME = 80;
/** Most items in a sentence. */
const MOST_NAMED = 12;

/** The four facts in short, whose they are said by their labels, and what goes with them. */
const factsOf = ({ recommendation, owner }: Described): readonly Line[] => {
  const { progress, confidence, assurance, position, inspectorate, target, proposedTarget } = recommendation;
  const published = position.headline ? [position.headline] : position.kinds;
  const asked = proposedTarget ? `; ${sayDay(proposedTarget.on)} is asked for` : '';
  return lines(
    [
      'Progress, says the force',
      capital(SAY_PROGRESS[progress]) + (confidence ? `; ${SAY_CONFIDENCE[confidence]}` : ''),
    ],
    ['Assurance, says the board', assurance ? capital(SAY_RAG[assurance.rag]) : 'Not given yet'],
    [
      'Position, says the Commissioner',
      published.length > 0 ? capital(sayList(published.map((kind) => SAY_POSITION[kind]))) : 'None published',
    ],
    ['Inspectorate', capital(SAY_INSPECTORATE[inspectorate.state])],
    ['Target date', `${target ? sayDay(target.on) : 'None set'}${asked}`],
    ['Owner', shorten(owner?.name ?? 'Nobody yet', LONGEST_NAME)],
  );
};

const sayNames = (names: readonly string[]): string =>
  sayList(firstOf(names, MOST_NAMED, (left) => `${left} more`));

const buttonsOf = ({ meeting, table, mayRun, total }: RunningMeeting): Button[] => {
  const data = { meeting: meeting.id, item: table?.key ?? '' };
  if (meeting.state === 'ended')
    return [
      { label: 'Minutes', verb: 'show-minutes', data: { meeting: meeting.id, page: '0' } },
      { label: 'Next meeting', verb: 'show-next-meeting', data: {} },
    ];
  if (!mayRun) return [{ label: 'What I can do', verb: 'help', data: {} }];
  const back = { label: 'Back', verb: 'previous-item', data };
  const end = { label: 'End the meeting', verb: 'end-meeting', data };
  const decide = { label: 'Decide', verb: 'open-decision', data };
  const action = { label: 'Action', verb: 'open-action', data };
  if (table === null) return buttons([end, total > 0 ? back : null, decide, action]);
  const ref = { ref: table.key };
  const { waiting } = table;
  return buttons([
    { label: 'Next', verb: 'next-item', data },
    waiting ? { label: 'Accept', verb: 'accept-updates', data: ref } : null,
    waiting ? { label: 'Return', verb: 'return-updates', data: ref } : null,
    decide,
    action,
    { label: 'Skip', verb: 'skip-item', data },
    table.place > 1 ? back : null,
    end,
  ]);
};

const sayCount = (many: number, one: string): string => (many === 0 ? `no ${one}` : count(many, one));

const headOf = ({ meeting, table, total }: RunningMeeting): string => {
  const day = `Meeting of ${sayDay(meeting.day)}`;
  if (meeting.state === 'ended') return `${day}: ended`;
  return table ? `${day}: item ${table.place} of ${total}` : `${day}: nothing on the table`;
};

/** Where a meeting stands, below its card's facts: what was dealt with and what comes; at its end what is carried over. */
export const afterOf = ({
  meeting,
  table,
  dealtWith,
  total,
  putBy,
  left,
  ahead,
  minutes,
  next,
}: RunningMeeting): string => {
  const { attendance } = meeting;
  const dealt =
    total === 0
      ? 'Nothing is on the agenda.'
      : `${dealtWith === 0 ? 'None' : dealtWith} of ${count(total, 'item')} dealt with.`;
  if (meeting.state === 'ended') {
    const decided = minutes.filter(({ kind }) => kind === 'decision').length;
    const actions = minutes.filter(({ kind }) => kind === 'action').length;
    return sentences(
      dealt,
      left.length > 0 && `Carried over: ${sayNames(left)}.`,
      `Minuted: ${sayCount(decided, 'decision')} and ${sayCount(actions, 'action')}.`,
      next
        ? `The next meeting is on ${sayDayAndTime(next.day, next.time)}.`
        : 'No other meeting is planned yet.',
    );
  }
  return sentences(
    dealt,
    putBy.length > 0 && `Put by: ${sayNames(putBy)}.`,
    table !== null && (ahead === '' ? 'It is the last item.' : `Next: ${ahead}.`),
    table === null && left.length > 0 && `Not dealt with: ${sayNames(left)}; “go to” takes one up.`,
    attendance
      ? `Present: ${attendance.present.length}; apologies: ${attendance.apologies.length}.`
      : 'Who is here is not recorded yet: “attendees JD, KH (apologies: MR)”.',
  );
};

const openingOf = (table: MeetingItem | null): string =>
  table === null
    ? ''
    : table.item
      ? shorten(table.item.recommendation.text.replace(/\s+/g, ' '), 220)
      : table.title;

/** The living card of a meeting: where it is, what lies on the table and what was minuted on it, and what comes next. */
export const runningMeetingView = (result: RunningMeeting): View => {
  const { meeting, board, happened, table, audience } = result;
  const heading = headOf(result);
  const since = meeting.held ? timeOf(meeting.held.startedAt, meeting.zone) : '';
  const sentence = meeting.state === 'ended' ? ' has met.' : ` has been meeting since ${since}.`;
  const waiting = table?.item && table.waiting ? table.waiting : null;
  const facts = table?.item ? [...factsOf(table.item), ...(waiting ? [] : lastOf(table.item))] : [];
  // What is accepted with it is said with it: a target date as well.
  const from =
    waiting && table?.item ? `${sayGave(waiting, table.item.zone)}. ${sayClaim(waiting.update)}.` : '';
  const done = waiting ? shorten(waiting.update.done, LONGEST_DONE) : '';
  const minuted = minutedLines(result.minuted);
  const item = table ? `${table.head}${table.carriedOver ? ', carried over' : ''}` : '';
  const opening = openingOf(table);
  const after = afterOf(result);
  const said = shorten(happened, LONGEST_HAPPENED);
  return {
    card: 'running-meeting',
    data: {
      heading,
      board,
      sentence,
      happened: said,
      hasHappened: said !== '',
      item,
      hasItem: item !== '',
      opening,
      hasOpening: opening !== '',
      facts,
      hasFacts: facts.length > 0,
      from,
      done,
      hasUpdate: waiting !== null,
      minuted,
      hasMinuted: minuted.length > 0,
      after,
      buttons: buttonsOf(result),
    },
    text: [
      said,
      `${heading}. ${board}${sentence}`,
      sentences(item && `${item}.`, opening),
      plain(facts),
      waiting ? `Update on the table: ${from} “${done}”` : '',
      plain(minuted),
      after,
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

import { daysBetween, sayAge, sayDay } from '../domain/calendar.js';
import { dayOfStep, type ResponseClock, type ResponseStep } from '../domain/response.js';
import { count, sayList, sayNumbers } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { buttons, firstOf, type Line, lines, plain, shorten } from './parts.js';
import type { View } from './view.js';

/** Most inspections on one card. */
const MOST_CLOCKS = 10;

/** "The response to … was due by …": the 56 days begin with the day of publication. */
export const sayClock = ({ inspection, state, dueOn, left }: ResponseClock): string => {
  const { id, publishedOn, letterOn } = inspection;
  if (!publishedOn || !dueOn)
    return `${id}: its letter names no publication day, so I cannot count the 56 days. Governance records it: “report published on …”.`;
  const counted = `the last of the 56 days that begin with publication on ${sayDay(publishedOn)} (Police Act 1996 s.55)`;
  if (state === 'running')
    return `${id}: the response is due by ${sayDay(dueOn)}, ${sayAge(-(left ?? 0))}; that is ${counted}.`;
  if (state === 'breached')
    return `${id}: the response was due by ${sayDay(dueOn)} and is ${count(-(left ?? 0), 'day')} late; that was ${counted}.`;
  const spare = letterOn ? daysBetween(letterOn, dueOn) : 0;
  const when =
    spare < 0
      ? `${count(-spare, 'day')} late`
      : spare === 0
        ? 'on the last day'
        : `with ${count(spare, 'day')} to spare`;
  return `${id}: the response was due by ${sayDay(dueOn)}, ${counted}. It was published${letterOn ? ` on ${sayDay(letterOn)}, ${when}` : ''}.`;
};

const SAY_STEP: Readonly<Record<ResponseStep, string>> = {
  invited: 'Comments invited',
  commented: 'Comments received',
  published: 'Published',
  'sent-to-inspectorate': 'Sent to HMICFRS',
  'sent-to-secretary': 'Sent to the Home Secretary',
};

/** The steps with their days, then those that nobody has recorded, and the recommendations without an answer. */
const stepsOf = ({ inspection, commentsLate, missing, unanswered }: ResponseClock): Line[] => {
  const step = (which: ResponseStep): readonly [string, string | null] => {
    const day = dayOfStep(inspection, which);
    return [SAY_STEP[which], day && sayDay(day)];
  };
  const by = inspection.response.commentsBy;
  const left = missing.map((which) => SAY_STEP[which].replace(/^./, (first) => first.toLowerCase()));
  return lines(
    step('invited'),
    ['Comments due', by && `${sayDay(by)}${commentsLate ? ', and they have not come' : ''}`],
    step('commented'),
    step('published'),
    step('sent-to-inspectorate'),
    step('sent-to-secretary'),
    ['Not recorded', sayList(left) || null],
    ['Neither an action nor a reason for none', sayUnanswered(unanswered)],
  );
};

/** Most recommendations that are named where they have no answer. */
const MOST_NAMED = 30;

const sayUnanswered = (unanswered: ResponseClock['unanswered']): string | null => {
  const numbers = sayNumbers(unanswered.slice(0, MOST_NAMED).map(({ number }) => number));
  const more = unanswered.length > MOST_NAMED ? `, and ${unanswered.length - MOST_NAMED} more` : '';
  return unanswered.length === 0 ? null : `rec ${numbers}${more}`;
};

/** One clock as a card and a warning show it: `working` facts are its steps and what is missing. */
export const clockRow = (
  clock: ResponseClock,
  working: boolean,
): {
  readonly sentence: string;
  readonly isRed: boolean;
  readonly lines: readonly Line[];
} => {
  return {
    sentence: sayClock(clock),
    isRed: clock.red,
    lines: working ? stepsOf(clock) : [],
  };
};

const sayWarned = ({
  told,
  unreachable,
}: {
  told: readonly string[];
  unreachable: readonly string[];
}): string =>
  [
    told.length === 0
      ? 'Nobody can be warned yet.'
      : `Warned 28, 14, 7, 3 and 1 days before: ${sayList(told.slice(0, 12))}.`,
    unreachable.length === 0
      ? ''
      : `Cannot be told before they have written to me: ${sayList(unreachable.slice(0, 12))}.`,
  ]
    .filter(Boolean)
    .join(' ');

/** The statutory clock of each inspection, in red where the last day has passed. */
export const responseDueView = ({
  items,
  warned,
  audience,
}: Extract<Result, { kind: 'response-due' }>): View => {
  const heading = 'Response to the inspectorate';
  const clocks = firstOf(
    items.map((clock) => clockRow(clock, warned !== null)),
    MOST_CLOCKS,
    (left) => ({ sentence: `${count(left, 'more inspection')}.`, isRed: false, lines: [] }),
  );
  const waits = warned !== null && items.some(({ state }) => state === 'running' || state === 'breached');
  const who = waits && warned ? sayWarned(warned) : '';
  return {
    card: 'response',
    data: {
      heading,
      clocks,
      warned: who,
      hasWarned: who !== '',
      buttons: buttons([{ label: 'List all', verb: 'show-list', data: { filter: 'all' } }]),
    },
    text: [
      heading,
      ...clocks.flatMap(({ sentence, isRed, lines: told }) => [
        `${isRed ? 'Red. ' : ''}${sentence}`,
        ...(told.length > 0 ? [plain(told)] : []),
      ]),
      who,
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

const sayLeft = ({ left }: ResponseClock): string => {
  if (left === null) return 'The response is published';
  if (left < 0) return 'The last day for the response has passed';
  return left === 0
    ? 'Today is the last day for the response'
    : `${count(left, 'day')} left to publish the response`;
};

/** The warning that a response becomes due, or that its last day has passed; made from the day on which it goes out. */
export const responseWarningView = (clock: ResponseClock): View => {
  const heading = sayLeft(clock);
  const { sentence, isRed, lines: steps } = clockRow(clock, true);
  const row = {
    sentence,
    isRed,
    lines: [...lines(['Report', shorten(clock.inspection.title, 200)]), ...steps],
  };
  return {
    card: 'response',
    data: {
      heading,
      clocks: [row],
      warned: '',
      hasWarned: false,
      buttons: buttons([
        { label: 'Response clock', verb: 'show-response-due', data: {} },
        { label: 'List all', verb: 'show-list', data: { filter: 'all' } },
      ]),
    },
    text: [`${heading}.`, row.sentence, plain(row.lines)].filter(Boolean).join('\n'),
    audience: 'person',
  };
};

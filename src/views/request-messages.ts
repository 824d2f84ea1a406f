import { dayOf } from '../domain/calendar.js';
import { filedBy } from '../domain/filed.js';
import { REQUESTS_BY_RECOMMENDATION } from '../domain/filings.js';
import { may } from '../domain/permission.js';
import type { Delivery, Recommendation, Register } from '../domain/register.js';
import { ASKED, CHANGED, MISSING } from '../domain/request-rules.js';
import { lastUpdate, zoneOf } from '../domain/status.js';
import { deputyOf } from '../domain/update-request.js';
import { count, sayShort } from '../domain/words.js';
import { actionSections, actionsIn, MY_ACTIONS, remindingView, sayActions } from './action-messages.js';
import { ALL_ASKED, ALL_MINE, answers, askedCard, sayAsked, sayDue, sayMeeting } from './asked-card.js';
import { missingView, sayNone } from './missing-list.js';
import { sentences } from './parts.js';
import { byMeeting, type Line, linesOf, respondentOf, rowOf, whyButton } from './request-lines.js';
import type { View } from './view.js';
import { changedView } from './what-changed.js';

/** Most recommendations that have a button each in the daily message; more are a list of their own. */
const MOST_ANSWERS = 4;

/** What a person reads first: whether this is the first word, the last, or about somebody else's silence. */
const headingOf = (lines: readonly Line[], forOthers: boolean): string => {
  const steps = new Set(lines.map(({ step }) => step));
  if (forOthers) return 'Updates are missing';
  if (steps.has('last')) return 'Last day for updates';
  if (steps.has('chase') || steps.has('again')) return 'Still waiting for your update';
  return lines.length === 1 ? 'An update, please' : 'Updates, please';
};

/** Whether this line goes to the deputy, and not to governance in the place of one who has no conversation. */
const isDeputy = (register: Register, { step, ...line }: Line, subject: string, today: string): boolean => {
  const board = register.boards.get(line.meeting.board);
  const owner = register.people.get(line.recommendation.owner ?? '');
  return step === 'deputy' && !!board && !!owner && deputyOf(register, owner, board, today)?.id === subject;
};

/** The same of the chief officer lead. */
const isLead = (register: Register, { step, meeting }: Line, subject: string): boolean =>
  step === 'lead' && register.boards.get(meeting.board)?.lead === subject;

/** The daily message: all that one person is asked about, by meeting, as it stands when it is sent. */
const dailyView = (delivery: Delivery, register: Register, now: number): View => {
  const lines = linesOf(register, delivery);
  const actions = actionsIn(delivery, register, ({ owner }) => owner === delivery.subject);
  if (lines.length === 0) return remindingView(delivery, register, actions, now);
  const isOwn = ({ request }: Line): boolean => request.respondent === delivery.subject;
  const own = lines.filter(isOwn);
  const forOthers = own.length === 0;
  const today = dayOf(now, lines[0]?.zone ?? zoneOf(register));
  const all = forOthers ? ALL_ASKED : ALL_MINE;
  const deputed = lines.filter((line) => !isOwn(line) && isDeputy(register, line, delivery.subject, today));
  const led = lines.filter((line) => !isOwn(line) && isLead(register, line, delivery.subject));
  const unreachable = lines.some((line) => !isOwn(line) && line.step !== 'deputy' && line.step !== 'lead');
  const [only] = lines.length === 1 ? [...own, ...deputed] : [];
  const told = own.length + deputed.length + led.length;
  const summary = sentences(
    own.length > 0 &&
      `${count(own.length, 'recommendation')} of yours ${own.length === 1 ? 'needs' : 'need'} an update before the board meets.`,
    deputed.length > 0 &&
      `The last day has passed without an answer on ${count(deputed.length, 'recommendation')}: you are asked as the deputy.`,
    led.length > 0 &&
      `The last day has passed, and ${sayNone(led.length)}: you are told as the chief officer lead, so that you can have a word with whoever was asked.`,
    told < lines.length && `${sayNone(lines.length - told)}.`,
    unreachable &&
      'Whoever is asked has no conversation with me: please ask them and enter what they say, or invite them.',
    own.length + deputed.length > 0 && 'A sentence or two is enough.',
    actions.length > 0 && sayActions(actions, dayOf(now, zoneOf(register))),
  );
  const eachOwn = own.length + deputed.length > MOST_ANSWERS ? [] : [...own, ...deputed];
  const ways = only
    ? answers(only.recommendation, lastUpdate(register, only.recommendation.id) !== null)
    : [
        ...eachOwn.map(({ recommendation }) => ({
          label: `Answer ${sayShort(recommendation)}`,
          verb: 'show-request',
          data: { ref: recommendation.id },
        })),
        all,
      ];
  const shownWays = actions.length > 0 ? [...ways.slice(0, MOST_ANSWERS), MY_ACTIONS] : ways;
  return askedCard(
    {
      heading: headingOf(lines, forOthers),
      summary,
      rest: all,
      buttons: [...shownWays, whyButton(delivery)],
      audience: 'person',
    },
    [
      ...byMeeting(
        lines,
        (line) =>
          rowOf(register, line, today, isOwn(line) ? '' : sayAsked(respondentOf(register, line), today)),
        ({ meeting, dueOn }) => sayMeeting(meeting, dueOn, today),
      ),
      ...actionSections(register, actions, now, false),
    ],
  );
};

/** What the clock did by itself has its reason; what a person did has their name before it. */
const sayWords = (register: Register, by: string, words: string): string => {
  if (words === '' || by === 'scrutiny') return words;
  return `${register.people.get(by)?.name ?? 'A colleague'}: ${words}`;
};

/** For whoever was asked once and is not any more: who says what has been done from here. */
const sayWhoAnswers = (register: Register, { owner }: Recommendation): string =>
  `You are not asked about it any more: ${register.people.get(owner ?? '')?.name ?? 'the governance team'} answers from here, so please tell them what the note asks for.`;

/** What just happened to one's item: it was handed over, or the update on it was returned. */
const deedView = (delivery: Delivery, register: Register, now: number): View => {
  const [line] = linesOf(register, delivery);
  const returned = delivery.rule === 'update-returned';
  const update = returned ? register.updates.get(delivery.occurrence) : undefined;
  // Somebody else may have answered in the place of whoever is asked again; what was told to governance is theirs.
  const author = update && update.toldBy === null && update.by !== delivery.subject ? update.by : null;
  const saidBy = author === null ? '' : ` by ${register.people.get(author)?.name ?? 'a colleague'}`;
  // A returned update comes back also where nobody is asked now: its meeting has begun, or it came unasked.
  const recommendation = line?.recommendation ?? register.recommendations.get(update?.recommendation ?? '');
  const zone = line?.zone ?? zoneOf(register);
  const today = dayOf(now, zone);
  const former =
    line &&
    filedBy(register.requests, REQUESTS_BY_RECOMMENDATION).last(
      line.recommendation.id,
      ({ state }) => state === 'handed-over',
    );
  const deed = returned ? update?.decided : former?.settled;
  const name = recommendation ? sayShort(recommendation) : '';
  const reader = register.people.get(delivery.subject) ?? null;
  const mayAnswer =
    recommendation !== undefined && may(register, reader, 'submit-update', { recommendation });
  // Without an open request there is nothing to hand over or to put off.
  const ways = (recommendation && mayAnswer ? answers(recommendation, false) : []).filter(
    (button) => line || button?.verb === 'give-update',
  );
  return askedCard(
    {
      heading: !returned ? 'Handed over to you' : author ? 'An update came back' : 'Your update came back',
      summary: sentences(
        returned
          ? `The update${saidBy} on ${name} was returned with a note.`
          : `You are now asked for an update on ${name}.`,
        line ? sayDue(line.dueOn, today) : '',
        recommendation !== undefined && !mayAnswer && sayWhoAnswers(register, recommendation),
      ),
      note: deed ? sayWords(register, deed.by, deed.note) : '',
      rest: ALL_MINE,
      buttons: [...ways, whyButton(delivery)],
      audience: 'person',
    },
    recommendation
      ? [{ board: '', title: '', rows: [() => rowOf(register, { recommendation, zone }, today, '')] }]
      : [],
  );
};

/**
 * What a delivery about open requests says at `now` (milliseconds since 1970), made from the register as it is then;
 * null for a delivery of another rule.
 */
export const viewOfRequestDelivery = (delivery: Delivery, register: Register, now: number): View | null => {
  switch (delivery.rule) {
    case ASKED:
      return dailyView(delivery, register, now);
    case CHANGED:
      return changedView(delivery, register, now);
    case MISSING:
      return missingView(delivery, register, now);
    case 'handed-over':
    case 'update-returned':
      return deedView(delivery, register, now);
    default:
      return null;
  }
};

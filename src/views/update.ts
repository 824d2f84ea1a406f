import { sayDay, sayInstant } from '../domain/calendar.js';
import { CONFIDENCE, PROGRESS } from '../domain/register.js';
import {
  capital,
  SAY_CONFIDENCE,
  SAY_PROGRESS,
  SAY_UPDATE,
  sayRecommendation,
  sayShort,
} from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { buttons, lines, plain, sentences, shorten } from './parts.js';
import type { View } from './view.js';

/** Stands under every free-text field of every form. */
export const NO_DETAILS = 'Do not include names or details that could identify a victim.';

const choices = <T extends string>(words: readonly T[], say: Readonly<Record<T, string>>) =>
  words.map((value) => ({ title: capital(say[value]), value }));

/** The form for an update, filled; what is wrong stands beside its field. */
export const formView = ({
  form,
  item,
  corrects,
  fields,
  problems,
  quoted,
  audience,
}: Extract<Result, { kind: 'form' }>): View => {
  const { recommendation } = item;
  const wrong = Object.values(problems).length;
  const heading = corrects
    ? `Correct your update on ${sayShort(recommendation)}`
    : `Update on ${sayShort(recommendation)}`;
  const summary =
    wrong > 0
      ? `Not sent yet: ${wrong === 1 ? 'one field needs' : `${wrong} fields need`} another look. What you typed is kept.`
      : quoted
        ? 'It begins with the words of the message. Once you send it, it is your update: change what you like.'
        : item.last
          ? 'Filled in from the last update; change what has changed.'
          : 'This will be the first update.';
  const problem = (field: keyof typeof fields) => ({
    problem: problems[field] ?? '',
    wrong: problems[field] !== undefined,
  });
  return {
    card: 'update-form',
    data: {
      heading,
      ref: recommendation.id,
      opening: shorten(recommendation.text, 220),
      summary,
      hasProblems: wrong > 0,
      allWell: wrong === 0,
      form,
      recommendation: recommendation.id,
      corrects: corrects?.id ?? '',
      note: NO_DETAILS,
      done: { value: fields.done, ...problem('done') },
      progress: {
        value: fields.progress,
        choices: choices(
          PROGRESS.filter((one) => one !== 'awaiting-allocation'),
          SAY_PROGRESS,
        ),
        ...problem('progress'),
      },
      confidence: {
        value: fields.confidence,
        choices: choices(CONFIDENCE, SAY_CONFIDENCE),
        ...problem('confidence'),
      },
      target: { value: /^\d{4}-\d\d-\d\d$/.test(fields.target) ? fields.target : '', ...problem('target') },
      targetReason: { value: fields.targetReason, ...problem('targetReason') },
      evidenceTitle: { value: fields.evidenceTitle, ...problem('evidenceTitle') },
      evidenceLink: { value: fields.evidenceLink, ...problem('evidenceLink') },
      blocker: { value: fields.blocker, ...problem('blocker') },
    },
    text: [heading, summary, ...Object.values(problems), NO_DETAILS].join('\n'),
    audience,
    brief: { title: heading, line: summary },
  };
};

const COUNTS_ONCE = 'This form had been sent already; it counts once.';

const HAPPENED = {
  submitted: 'Thank you. Your update is in the record and awaits acceptance.',
  accepted:
    'Accepted. What it says of progress, confidence and target date is written to the recommendation.',
  returned: 'Returned to its author with your note.',
  withdrawn: 'Withdrawn. The words stay in the record, marked so.',
  repeated: `${COUNTS_ONCE} This is the update that it gave.`,
} as const;

/** One update: what was said, by whom, where it stands, and what may be done with it. */
export const updateView = (result: Extract<Result, { kind: 'update' }>): View => {
  const { item, update, by, decidedBy, happened, audience } = result;
  const { recommendation, zone } = item;
  const heading = `Update on ${sayShort(recommendation)}: ${SAY_UPDATE[update.state]}`;
  const author = by?.name ?? update.by;
  const facts = lines(
    ['From', update.toldBy ? `${update.toldBy}, entered by ${author}` : author],
    ['Said', sayInstant(update.at, zone)],
    ['Progress', capital(SAY_PROGRESS[update.progress])],
    ['Own confidence', update.confidence ? capital(SAY_CONFIDENCE[update.confidence]) : 'not said'],
    [
      'Target date',
      update.target
        ? `${sayDay(update.target.on)}${update.target.reason ? ` (${update.target.reason})` : ''}`
        : null,
    ],
    ['Blocker', update.blocker],
    [
      'Evidence',
      update.evidence ? [update.evidence.title, update.evidence.link].filter(Boolean).join(': ') : null,
    ],
    [
      capital(SAY_UPDATE[update.state]),
      update.decided
        ? `${decidedBy?.name ?? update.decided.by}, ${sayInstant(update.decided.at, zone)}${update.decided.note ? `: ${update.decided.note}` : ''}`
        : null,
    ],
  );
  // A later date than before is the chair's to approve, whoever accepts the rest.
  const asked = happened === 'accepted' && recommendation.proposedTarget !== null;
  const sentence = happened
    ? sentences(HAPPENED[happened], asked && 'The later target date waits for the chair of its board.')
    : '';
  const data = { update: update.id };
  return {
    card: 'update',
    data: {
      heading,
      ref: recommendation.id,
      sentence,
      hasSentence: sentence !== '',
      done: update.done,
      facts,
      buttons: buttons([
        result.mayDecide ? { label: 'Accept', verb: 'accept-update', data } : null,
        result.mayDecide ? { label: 'Return with a note', verb: 'return-update', data } : null,
        result.mayChange ? { label: 'Correct', verb: 'correct-update', data } : null,
        result.mayChange ? { label: 'Withdraw', verb: 'withdraw-update', data } : null,
        {
          label: `Status of ${sayShort(recommendation)}`,
          verb: 'show-status',
          data: { ref: recommendation.id },
        },
      ]),
    },
    text: [sentences(sentence, `${heading}.`), `“${update.done}”`, plain(facts)].join('\n'),
    audience,
    brief: { title: heading, line: happened === 'repeated' ? COUNTS_ONCE : sentence || heading },
  };
};

/** Asks what is missing before an update goes back to its author. */
export const returnFormView = ({
  item,
  update,
  problem,
  inMeeting,
  audience,
}: Extract<Result, { kind: 'return-form' }>): View => {
  const heading = `Return the update on ${sayShort(item.recommendation)}`;
  return {
    card: 'return-form',
    data: {
      heading,
      sentence: `${sayRecommendation(item.recommendation)}: say what is missing, so that its author can mend it.`,
      problem,
      wrong: problem !== '',
      done: update.done,
      update: update.id,
      form: inMeeting ? 'yes' : 'no',
      note: NO_DETAILS,
    },
    text: [heading, 'Say what is missing, so that its author can mend it.', problem]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

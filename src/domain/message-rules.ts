import { GIVEN } from './action-messages.js';
import { alarmOf } from './alarm.js';
import { DIGEST } from './digest.js';
import { MINUTES_APPROVED, MINUTES_DRAFT } from './minutes-out.js';
import { PAPERS_OUT } from './papers-out.js';
import type { Delivery } from './register.js';
import { CALENDAR_CHANGED, POLICY } from './reminder.js';
import { ASKED, CHANGED, isStep, MISSING, STEPS } from './request-rules.js';
import { BREACHED, WARNINGS } from './response-warning.js';

/** Why a message is sent by itself, and what would have stopped it: for whoever asks "why?" under it. */
export interface MessageRule {
  /** "the board is reminded 7 days before it meets". */
  readonly sends: string;
  readonly stops: string;
}

const REMINDER_STOPS = 'Moving or cancelling the meeting stops it, and a nearer reminder takes its place.';

const before = (of: { readonly days: number } | { readonly hours: number }): string =>
  'days' in of ? (of.days === 1 ? 'a day' : `${of.days} days`) : `${of.hours} hours`;

/** Every rule by which a message is sent that nobody asked for at that moment. */
const RULES: Readonly<Record<string, MessageRule>> = {
  ...Object.fromEntries(
    POLICY.map((line) => [
      line.rule,
      { sends: `A board is reminded ${before(line.before)} before it meets.`, stops: REMINDER_STOPS },
    ]),
  ),
  'meeting-moved': {
    sends: 'A board is told at once when its meeting moves.',
    stops: 'Nothing stops it but another change to the meeting before it is sent.',
  },
  'meeting-cancelled': {
    sends: 'A board is told at once when its meeting is cancelled.',
    stops: 'Nothing stops it once the meeting is cancelled.',
  },
  [CALENDAR_CHANGED]: {
    sends: 'A board is told at once when the days, the time or the zone that it meets in change.',
    stops: 'Nothing stops it but another such change before it is sent.',
  },
  [PAPERS_OUT]: {
    sends:
      'A board gets the papers of its meeting on the day that it has set for that, when the office opens.',
    stops: 'Moving or cancelling the meeting stops it.',
  },
  [MINUTES_DRAFT]: {
    sends:
      'When a meeting has ended, its chair gets the draft minutes; the governance team gets them where I cannot write to the chair.',
    stops: 'Approving the minutes first stops it, and so does going on with the meeting.',
  },
  [MINUTES_APPROVED]: {
    sends: 'When the chair has approved the minutes of a meeting, its board gets them, once.',
    stops: 'Nothing stops it once the minutes are approved.',
  },
  [ASKED]: {
    sends:
      'Before each meeting everybody who is asked for updates, and whoever has an action that is nearly due, due or late, gets one message a day at most, in working hours, with all that is due for them.',
    stops:
      'An update stops it, and so does handing over, putting off, an away period, a holiday, the inspectorate settling the recommendation, or cancelling the meeting; an action stops it when it is done.',
  },
  [CHANGED]: {
    sends:
      'Whoever was asked for an update hears in working hours when the meeting that it was for moves or is cancelled, or a nearer one comes first: one message a day at most, beside what is asked that day.',
    stops: 'An update stops it, and so does another change to the meeting before it is sent.',
  },
  [MISSING]: {
    sends:
      'When the papers of a meeting go out, its chair gets the list of what has no update, and of actions more than two weeks late.',
    stops: 'Updates on all of it stop it, and so does cancelling the meeting.',
  },
  'handed-over': {
    sends: 'Whoever is handed a request by a colleague is told at once.',
    stops: 'Nothing stops it but an update before it is sent.',
  },
  ...Object.fromEntries(
    WARNINGS.map(({ rule, before: days }) => [
      rule,
      {
        sends: `The governance team and the Commissioner are warned ${before({ days })} before the last day for a response.`,
        stops: 'Publishing the response stops it, and a nearer warning takes its place.',
      },
    ]),
  ),
  [BREACHED]: {
    sends:
      'The governance team and the Commissioner are told once when the last day for a response has passed.',
    stops: 'Recording that the response was published stops it.',
  },
  [DIGEST]: {
    sends: 'A digest goes to each conversation that asked for one, on its days.',
    stops: '“stop the digest” stops it; a quiet one is left out where that was asked for.',
  },
  [GIVEN]: {
    sends:
      'Whoever is given actions is told once: when the meeting ends, or at once where they are given on later.',
    stops: 'Settling the actions or giving them to somebody else before it is sent stops it.',
  },
  'update-returned': {
    sends: 'Whoever gave an update is told at once when it is returned.',
    stops: 'Nothing stops it but a new update before it is sent.',
  },
};

const ALARM: MessageRule = {
  sends: 'When something has stopped or cannot be done without a person, the governance team is told once.',
  stops: 'It is not sent when all is well, and not twice about the same thing.',
};

/** The rule that a delivery was sent by; null for one of a register written by another program. */
export const ruleOf = ({ rule }: Pick<Delivery, 'rule'>): MessageRule | null =>
  Object.hasOwn(RULES, rule) ? (RULES[rule] ?? null) : alarmOf(rule) === null ? null : ALARM;

/** What each of a delivery's lines was to its request, in words; a step that nobody knows says nothing. */
export const stepsOf = ({ items }: Pick<Delivery, 'items'>): readonly { request: string; why: string }[] =>
  items.flatMap(({ request, step }) => (isStep(step) ? [{ request, why: STEPS[step] }] : []));

import { daysBetween, responseDueOn } from './calendar.js';
import type { Inspection, Person, Recommendation, Register } from './register.js';

/**
 * The statutory clock of an inspection: Police Act 1996 s.55. The chief officer is invited to comment by a day that
 * is set (s.55(4)), and the response is published before the end of the 56 days that begin with the report's
 * publication (s.55(5A)). It says of each recommendation what action is taken or proposed, or why none (s.55(5B)),
 * and copies go to the inspectorate and to the Secretary of State.
 */

/** The steps of a response, in the order in which they are taken. `letterOn` of the inspection is `published`. */
export const RESPONSE_STEPS = [
  'invited',
  'commented',
  'published',
  'sent-to-inspectorate',
  'sent-to-secretary',
] as const;
export type ResponseStep = (typeof RESPONSE_STEPS)[number];

/** How a response stands on a day. All but `uncounted` are about the 56 days. */
export type ResponseState =
  /** The report's day of publication is not known. */
  | 'uncounted'
  /** Still to be published, and there is time. */
  | 'running'
  /** The last day has passed, and nothing is published. */
  | 'breached'
  | 'published'
  | 'published-late';

/** The statutory clock of one inspection on a day. Days are `YYYY-MM-DD` in the register's zone. */
export interface ResponseClock {
  readonly inspection: Inspection;
  readonly state: ResponseState;
  /** The last day on which it may be published; null where that cannot be counted. */
  readonly dueOn: string | null;
  /** Days from today to the last day, negative once it has passed; null where it is published or uncounted. */
  readonly left: number | null;
  /** Breached, or published late: shown in red. */
  readonly red: boolean;
  /** The steps of which no day is recorded, in their order. */
  readonly missing: readonly ResponseStep[];
  /** The chief officer's comments have not come by the day that was set for them. */
  readonly commentsLate: boolean;
  /** Recommendations for which no action is published, taken or proposed, and no reason why none. */
  readonly unanswered: readonly Recommendation[];
}

/** The day of each step of an inspection's response, null where none is recorded. */
export const dayOfStep = ({ letterOn, response }: Inspection, step: ResponseStep): string | null => {
  switch (step) {
    case 'invited':
      return response.invitedOn;
    case 'commented':
      return response.commentedOn;
    case 'published':
      return letterOn;
    case 'sent-to-inspectorate':
      return response.sentToInspectorateOn;
    case 'sent-to-secretary':
      return response.sentToSecretaryOn;
  }
};

/**
 * Whether what is published says the action taken or proposed, or why none: s.55(5B). A draft says nothing yet, and
 * "no action" without a word of reason does not answer.
 */
export const hasActionOrReason = ({ position }: Recommendation): boolean => {
  const headline = position.headline ?? position.kinds[0] ?? null;
  if (headline === null) return false;
  return headline !== 'none' || position.reason !== '' || position.answer !== '';
};

const stateOf = (dueOn: string | null, letterOn: string | null, today: string): ResponseState => {
  if (dueOn === null) return 'uncounted';
  if (letterOn !== null) return letterOn > dueOn ? 'published-late' : 'published';
  return today > dueOn ? 'breached' : 'running';
};

/** How the response to an inspection stands on `today`. Areas for improvement are no recommendations: s.55 names these. */
export const responseClock = (
  register: Pick<Register, 'recommendations'>,
  inspection: Inspection,
  today: string,
): ResponseClock => {
  const { publishedOn, letterOn, response } = inspection;
  const dueOn = publishedOn === null ? null : responseDueOn(publishedOn);
  const state = stateOf(dueOn, letterOn, today);
  return {
    inspection,
    state,
    dueOn,
    left: dueOn === null || letterOn !== null ? null : daysBetween(today, dueOn),
    red: state === 'breached' || state === 'published-late',
    missing: RESPONSE_STEPS.filter((step) => dayOfStep(inspection, step) === null),
    commentsLate:
      response.commentedOn === null && response.commentsBy !== null && response.commentsBy < today,
    unanswered: [...register.recommendations.values()].filter(
      (one) => one.inspection === inspection.id && one.kind === 'recommendation' && !hasActionOrReason(one),
    ),
  };
};

/** Who is warned as the last day comes near: the governance team and the Commissioner. */
export const warnedPeople = (register: Pick<Register, 'people'>): readonly Person[] =>
  [...register.people.values()].filter(
    ({ active, roles }) => active && (roles.includes('governance') || roles.includes('commissioner')),
  );

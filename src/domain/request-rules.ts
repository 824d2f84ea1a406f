/** The rule of the daily message to a person, and of the list for the chair when papers go out. */
export const ASKED = 'updates-asked';
export const MISSING = 'updates-missing';
/** What has changed about what somebody was asked: one message a day at most, in working hours, and no chasing. */
export const CHANGED = 'updates-changed';
/** What a colleague just did to one's item: told at once, and no chasing. */
export const DEEDS = ['handed-over', 'update-returned'] as const;

/** Whether a delivery's rule is one of these. */
export const isAboutRequests = (rule: string): boolean =>
  rule === ASKED || rule === MISSING || rule === CHANGED || DEEDS.some((deed) => deed === rule);

/** What each message has reached with a request, in the order in which it may come. The words say it to people. */
export const STEPS = {
  first: 'asked for the first time',
  chase: 'asked again after some working days without an answer',
  again: 'asked again on the day until which it was put off',
  moved: 'told that the meeting had moved, and with it the last day for updates',
  off: 'told that the meeting was cancelled, and that the question no longer stands',
  carried: 'told that the meeting was cancelled, and that the same question stands for another one',
  nearer: 'told that a nearer meeting comes first now, and that the same question stands for it',
  last: 'reminded on the last day for updates',
  deputy: 'the deputy is asked, because the last day has passed without an answer',
  lead: 'the chief officer lead is told, because the last day has passed without an answer',
  chair: 'on the chair’s list of what has no update, as papers go out',
  'handed-over': 'handed over by a colleague',
  returned: 'the update was returned',
  given: 'given by the board, or by a colleague',
  'action-soon': 'reminded some working days before its day',
  'action-due': 'reminded on its day, or the last working day before it',
  'action-late': 'reminded once a week while it is late',
  'action-chair': 'on the chair’s list as papers go out, because it is more than two weeks late',
} as const;
export type Step = keyof typeof STEPS;

/** The steps that speak to somebody else than the respondent. */
export const OTHERS: ReadonlySet<Step> = new Set(['chair', 'deputy', 'lead', 'action-chair']);

/** Whether a word of the ledger is a step that this program knows. */
export const isStep = (step: string): step is Step => Object.hasOwn(STEPS, step);

/** One line of a message: which request, and what this message is to it. */
export interface Item {
  readonly request: string;
  readonly step: Step;
}

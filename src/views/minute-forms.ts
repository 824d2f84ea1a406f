import { sayDay } from '../domain/calendar.js';
import type { MinuteForm, Result } from '../use-cases/result.js';
import { shorten } from './parts.js';
import { NO_DETAILS } from './update.js';
import type { View } from './view.js';

/** Longest name in a list of choices. */
const LONGEST_NAME = 60;

const common = ({ meeting, item, words, problem }: MinuteForm, heading: string) => ({
  heading,
  words,
  problem,
  wrong: problem !== '',
  note: NO_DETAILS,
  meeting,
  item,
});

/** Asks what of a meeting's minutes is wrong; they keep what stands, and say both. */
export const correctionFormView = (form: Extract<Result, { kind: 'correction-form' }>): View => {
  const { meeting, words, problem, audience } = form;
  const heading = `Correct the minutes of ${sayDay(meeting.day)}`;
  return {
    card: 'correction-form',
    data: { heading, words, problem, wrong: problem !== '', note: NO_DETAILS, meeting: meeting.id },
    text: [heading, problem].filter(Boolean).join('\n'),
    audience,
  };
};

/** Asks what was decided on an item. */
export const decisionFormView = (form: Extract<Result, { kind: 'decision-form' }>): View => {
  const heading = `Decision on ${form.name}`;
  return {
    card: 'decision-form',
    data: common(form, heading),
    text: [heading, form.problem].filter(Boolean).join('\n'),
    audience: form.audience,
  };
};

/** Asks who is to do what until when. */
export const actionFormView = (form: Extract<Result, { kind: 'action-form' }>): View => {
  const heading = `Action on ${form.name}`;
  return {
    card: 'action-form',
    data: {
      ...common(form, heading),
      choices: form.choices.map(({ id, name }) => ({ title: shorten(name, LONGEST_NAME), value: id })),
      owner: form.owner,
      other: form.other,
      due: /^\d{4}-\d\d-\d\d$/.test(form.due) ? form.due : '',
    },
    text: [heading, form.problem].filter(Boolean).join('\n'),
    audience: form.audience,
  };
};

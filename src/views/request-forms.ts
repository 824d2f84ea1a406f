import { sayDay } from '../domain/calendar.js';
import { sayShort } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { shorten } from './parts.js';
import { NO_DETAILS } from './update.js';

import type { View } from './view.js';

/** Longest name in a list of choices. */
const LONGEST_NAME = 60;

/** Asks who is to answer an open request instead. */
export const handOverFormView = ({
  item,
  choices,
  to,
  note,
  problem,
  audience,
}: Extract<Result, { kind: 'hand-over-form' }>): View => {
  const heading = `Hand over the request on ${sayShort(item.recommendation)}`;
  const sentence =
    'They are told at once, and can answer it as you could. Who owns the recommendation stays as it is.';
  return {
    card: 'hand-over-form',
    data: {
      heading,
      sentence,
      choices: choices.map(({ id, name }) => ({ title: shorten(name, LONGEST_NAME), value: id })),
      to,
      words: note,
      problem,
      wrong: problem !== '',
      note: NO_DETAILS,
      ref: item.recommendation.id,
    },
    text: [heading, sentence, problem].filter(Boolean).join('\n'),
    audience,
  };
};

/** Asks until when an open request is put off, and why. */
export const snoozeFormView = ({
  item,
  dueOn,
  until,
  because,
  problem,
  audience,
}: Extract<Result, { kind: 'snooze-form' }>): View => {
  const heading = `Put off the request on ${sayShort(item.recommendation)}`;
  const sentence = `Updates are due by ${sayDay(dueOn)}; until then you choose when I ask again. Your reason is recorded.`;
  return {
    card: 'snooze-form',
    data: {
      heading,
      sentence,
      until: /^\d{4}-\d\d-\d\d$/.test(until) ? until : '',
      because,
      problem,
      wrong: problem !== '',
      note: NO_DETAILS,
      ref: item.recommendation.id,
    },
    text: [heading, sentence, problem].filter(Boolean).join('\n'),
    audience,
  };
};

import type { Result } from '../use-cases/result.js';
import { shorten } from './parts.js';
import { NO_DETAILS } from './update.js';
import type { View } from './view.js';

/** Longest name in a list of choices, and the most of an action's words over its form. */
const LONGEST_NAME = 60;
const LONGEST_WORDS = 500;

/** Asks what was done about an action. */
export const finishActionFormView = ({
  action,
  note,
  problem,
  audience,
}: Extract<Result, { kind: 'finish-action-form' }>): View => {
  const heading = `Action ${action.number} is done`;
  return {
    card: 'finish-action-form',
    data: {
      heading,
      text: shorten(action.text, LONGEST_WORDS),
      words: note,
      problem,
      wrong: problem !== '',
      note: NO_DETAILS,
      action: String(action.number),
    },
    text: [heading, shorten(action.text, LONGEST_WORDS), problem].filter(Boolean).join('\n'),
    audience,
  };
};

/** Asks whose an action is to be. */
export const reassignActionFormView = ({
  action,
  choices,
  audience,
}: Extract<Result, { kind: 'reassign-action-form' }>): View => {
  const heading = `Whose is action ${action.number}?`;
  return {
    card: 'reassign-action-form',
    data: {
      heading,
      text: shorten(action.text, LONGEST_WORDS),
      choices: choices.map(({ id, name }) => ({ title: shorten(name, LONGEST_NAME), value: id })),
      note: `They are told at once. Anybody who is not listed: action ${action.number} to <name>.`,
      to: action.owner !== null && choices.some(({ id }) => id === action.owner) ? action.owner : '',
      action: String(action.number),
    },
    text: [heading, shorten(action.text, LONGEST_WORDS)].join('\n'),
    audience,
  };
};

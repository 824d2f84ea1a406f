import type { Recommendation } from '../domain/register.js';
import { capital, count, sayShort } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { shorten } from './parts.js';
import { NO_DETAILS } from './update.js';
import type { View } from './view.js';

/** Of how many the first words are shown, and how long they are. */
const MOST_SHOWN = 12;
const LONGEST_OPENING = 110;

/** What a recommendation says is somebody's words, which have no place in a choice's own line. */
const sayChoice = (one: Recommendation): string => `${capital(sayShort(one))} · ${one.inspection}`;

/** Asks which recommendation a message's words are an update on, and shows the words, which may be changed. */
export const chooseView = ({
  choices,
  total,
  text,
  link,
  audience,
}: Extract<Result, { kind: 'choose-recommendation' }>): View => {
  const heading = 'Use as update';
  const sentence = 'Which recommendation is it about? Nothing is sent yet.';
  const more =
    total > choices.length
      ? `The first ${choices.length} of ${count(total, 'recommendation')}. For another, write to me: update, and its number.`
      : '';
  return {
    card: 'choose-recommendation',
    data: {
      heading,
      sentence,
      more,
      hasMore: more !== '',
      choices: choices.map((one) => ({ title: sayChoice(one), value: one.id })),
      openings: choices
        .slice(0, MOST_SHOWN)
        .map((one) => ({ label: `${sayChoice(one)}: `, words: shorten(one.text, LONGEST_OPENING) })),
      text,
      note: NO_DETAILS,
      link,
    },
    text: [heading, sentence, more, NO_DETAILS].filter(Boolean).join('\n'),
    audience,
    brief: { title: heading, line: sentence },
  };
};

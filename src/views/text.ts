import { sayDay } from '../domain/calendar.js';
import { capital, count, sayList, sayRecommendation } from '../domain/words.js';
import type { Described } from '../use-cases/describe.js';
import { buttons, firstOf, lines, plain, shorten } from './parts.js';
import { sayDeadline, sayPosition } from './status.js';
import type { Audience, View } from './view.js';

/** Longest quoted text on one card: two of them stay well under the 28 KB that Teams takes. */
const LONGEST_QUOTED = 6_000;
const MOST_REQUIREMENTS = 20;
const MOST_NOTES = 10;

/** The recommendation as printed, with its requirements and the published answer; or the answer alone. */
export const textView = (
  item: Described,
  only: 'all' | 'answer',
  source: string,
  audience: Audience,
): View => {
  const { recommendation, inspection, may } = item;
  const { position } = recommendation;
  const heading =
    only === 'all'
      ? sayRecommendation(recommendation)
      : `${sayRecommendation(recommendation)}: what was answered`;
  const facts = lines(
    ['Addressed to', sayList(recommendation.addressees) || 'nobody named'],
    ['Deadline as printed', sayDeadline(item)],
    [
      'Position, says the Commissioner',
      sayPosition({ ...item, recommendation: { ...recommendation, position: { ...position, draft: null } } }),
    ],
  );
  const answered = position.publishedOn
    ? `Published answer, ${sayDay(position.publishedOn)}`
    : 'Published answer';
  const origin = [
    inspection
      ? [
          inspection.title,
          inspection.publishedOn && `published ${sayDay(inspection.publishedOn)}`,
          inspection.publisher,
        ]
          .filter(Boolean)
          .join(', ')
      : '',
    source ? `Read from ${source}` : '',
  ].filter(Boolean);
  const words = shorten(recommendation.text, LONGEST_QUOTED);
  const answer = shorten(position.answer, LONGEST_QUOTED);
  const data = { ref: recommendation.id };
  const notes = firstOf(
    position.notes.map((note) => ({ note: `Note in the letter: ${shorten(note, 300)}` })),
    MOST_NOTES,
    (left) => ({ note: `${count(left, 'more note')} in the letter.` }),
  );
  const requirements =
    only === 'all'
      ? firstOf(
          recommendation.requirements.map((one, index) => ({
            requirement: `${index + 1}. ${shorten(one, 600)}`,
          })),
          MOST_REQUIREMENTS,
          (left) => ({ requirement: `${count(left, 'more requirement')} in the letter.` }),
        )
      : [];
  return {
    card: 'text',
    data: {
      heading,
      ref: recommendation.id,
      words,
      whole: only === 'all',
      requirements,
      hasRequirements: requirements.length > 0,
      facts,
      answered,
      answer: answer || 'None is published yet.',
      notes,
      origin: origin.map((sentence) => ({ sentence })),
      buttons: buttons([
        { label: 'Status', verb: 'show-status', data },
        only === 'answer' ? { label: 'Full text', verb: 'show-text', data } : null,
        may.history ? { label: 'History', verb: 'show-history', data } : null,
      ]),
    },
    text: [
      `${heading} (${recommendation.id}).`,
      only === 'all' ? `“${words}”` : '',
      ...requirements.map(({ requirement }) => requirement),
      plain(facts),
      `${answered}: ${answer ? `“${answer}”` : 'none is published yet.'}`,
      ...notes.map(({ note }) => note),
      ...origin.map((sentence) => capital(sentence)),
    ]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

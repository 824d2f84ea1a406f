import { POSITION } from '../domain/register.js';
import { capital, SAY_POSITION, sayRecommendation } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { bytesOf } from './fit-card.js';
import { sayKept } from './less-room.js';
import { shorten } from './parts.js';
import type { View } from './view.js';

/** Asks for the letter's text and the inspection's code. */
export const importFormView = ({
  problem,
  code,
  audience,
}: Extract<Result, { kind: 'import-form' }>): View => ({
  card: 'import-form',
  data: { heading: 'Import a letter', problem, wrong: problem !== '', code },
  text: [
    'Import a letter',
    problem,
    'Give the text of the letter and the code of its inspection, such as RAPE-P1-2021.',
  ]
    .filter(Boolean)
    .join('\n'),
  audience,
});

/** Longest text that is a field of a form, in bytes: two of them stay well under the 28 KB that Teams takes. */
const LONGEST_EDITED = 8_000;

/** A field with what was read; a text that a form has no room for is kept as it was read, never cut by being saved. */
const editable = (id: string, label: string, value: string) => {
  const long = bytesOf(value) > LONGEST_EDITED;
  return { id, value: long ? '' : value, short: !long, long, note: long ? sayKept(label, value.length) : '' };
};

/** Lets a person mend an entry before it goes into the register. */
export const proposalFormView = ({
  document,
  number,
  problem,
  audience,
}: Extract<Result, { kind: 'proposal-form' }>): View => {
  const entry = document.proposals.find((one) => one.number === number);
  if (!entry) throw new Error(`Document ${document.id} has no entry ${number}.`);
  const text = editable('text', 'Text', entry.text);
  const answer = editable('answer', 'Published answer', entry.answer);
  const addressees = editable('addressees', 'Addressed to', entry.addressees.join(', '));
  return {
    card: 'proposal-form',
    data: {
      heading: `Edit ${sayRecommendation(entry)}`,
      document: document.id,
      number,
      problem,
      wrong: problem !== '',
      kept: [text, answer, addressees].flatMap(({ id, long }) => (long ? [id] : [])).join(' '),
      text,
      answer,
      addressees,
      headline: entry.positions.length === 1 ? (entry.positions[0] ?? '') : '',
      choices: POSITION.map((value) => ({ title: capital(SAY_POSITION[value]), value })),
    },
    text: [`Edit ${sayRecommendation(entry)}`, problem, `Text: “${shorten(entry.text, 5_000)}”`]
      .filter(Boolean)
      .join('\n'),
    audience,
  };
};

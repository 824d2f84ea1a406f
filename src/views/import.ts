import { sayDay } from '../domain/calendar.js';
import { POSITION, type RegisteredDocument } from '../domain/register.js';
import { capital, count, SAY_POSITION, sayList, sayRecommendation } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { type Button, buttons, lines, plain, shorten } from './parts.js';
import type { View } from './view.js';

type Entry = RegisteredDocument['proposals'][number];

const STATE = { proposed: 'to confirm', confirmed: 'in the register', dropped: 'dropped' } as const;

const positionsOf = ({ positions }: Entry): string =>
  sayList(positions.map((one) => SAY_POSITION[one])) || 'no answer found';

const deadlineOf = ({ deadline: { wording, on } }: Entry): string =>
  wording === '' ? 'none printed' : `“${wording}”${on ? `, ${sayDay(on)}` : ''}`;

const ask = (verb: string, label: string, { id }: RegisteredDocument, number?: string): Button => ({
  label,
  verb,
  data: number === undefined ? { document: id } : { document: id, number },
});

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

const openingOf = (
  document: RegisteredDocument,
  happened: Extract<Result, { kind: 'proposals' }>['happened'],
): string => {
  const waiting = document.proposals.filter(({ state }) => state === 'proposed').length;
  const proposed = count(document.proposals.length, 'entry', 'entries');
  const settled =
    document.proposals.length === 1 ? 'The one entry is settled.' : `All ${proposed} are settled.`;
  switch (happened) {
    case 'read':
      return `I read ${proposed}. Nothing is in the register yet: confirm, edit or drop each.`;
    case 'again':
      return waiting > 0
        ? `This letter was read before; nothing changed. ${waiting} of ${proposed} still ${waiting === 1 ? 'waits' : 'wait'} for you.`
        : `This letter was read before, and nothing changed now. ${settled}`;
    case 'confirmed':
    case 'dropped':
      return waiting > 0
        ? `Done. ${waiting} of ${proposed} still ${waiting === 1 ? 'waits' : 'wait'} for you.`
        : `Done. ${settled}`;
    case null:
      return `${proposed}, of which ${waiting} still ${waiting === 1 ? 'waits' : 'wait'} for you.`;
  }
};

/** What a letter proposes: where each entry stands, and the next one to look at. */
export const proposalsView = ({
  document,
  happened,
  audience,
}: Extract<Result, { kind: 'proposals' }>): View => {
  const { reading } = document;
  const next = document.proposals.find(({ state }) => state === 'proposed');
  const facts = lines(
    ['Inspection', reading.title],
    ['Publisher', reading.publisher],
    ['Published', reading.publishedOn ? sayDay(reading.publishedOn) : 'no day found'],
    ['Letter of', reading.letterOn ? sayDay(reading.letterOn) : 'no day found'],
  );
  const rows = document.proposals.slice(0, 30).map((entry) => ({
    title: `${sayRecommendation(entry)} · ${STATE[entry.state]}`,
    opening: shorten(entry.text, 110),
    detail: `For ${sayList(entry.addressees) || 'nobody named'} · deadline ${deadlineOf(entry)} · ${positionsOf(entry)}`,
    verb: 'review-import',
    data: { document: document.id, number: entry.number },
    label: `Look at ${sayRecommendation(entry)}`,
  }));
  const summary = openingOf(document, happened);
  const unused = document.unused.map(({ words, why }) => ({
    what: `“${shorten(words, 120)}”`,
    why: ` – ${why}`,
  }));
  const heading = `${document.name} · ${document.inspection}`;
  return {
    card: 'proposals',
    data: {
      heading: 'Letter read',
      name: heading,
      summary,
      facts,
      rows,
      notes: document.notes.map((note) => ({ note })),
      unused: unused.slice(0, 20),
      hasUnused: unused.length > 0,
      buttons: buttons([
        next ? ask('review-import', `Look at ${sayRecommendation(next)}`, document, next.number) : null,
        next ? ask('confirm-all', 'Confirm all as read', document) : null,
        next ? null : { label: 'List all', verb: 'show-list', data: { filter: 'all' } },
      ]),
    },
    text: [
      heading,
      summary,
      plain(facts),
      ...rows.map(({ title, opening, detail }) => `${title}: ${opening}\n  ${detail}`),
      ...document.notes,
      ...unused.map(({ what, why }) => `Not used: ${what}${why}`),
    ].join('\n'),
    audience,
  };
};

/** One proposed entry in full, with the words that each reading rests on. */
export const proposalView = (
  document: RegisteredDocument,
  entry: Entry,
  audience: View['audience'],
): View => {
  const open = entry.state !== 'confirmed';
  const facts = lines(
    ['Addressed to', sayList(entry.addressees) || 'nobody named'],
    ['Deadline', deadlineOf(entry)],
    [
      'Position',
      capital(positionsOf(entry)) +
        (entry.positions.length > 1 ? '; choose the headline with Edit, or later' : ''),
    ],
    ...entry.requirements.map((one, index) => [`Requirement ${index + 1}`, shorten(one, 400)] as const),
    ...entry.answerNotes.map((note) => ['Note of the answer', note] as const),
  );
  const because = entry.because.map(({ field, words }) => ({
    field: `${capital(field)} rests on `,
    words: `“${shorten(words, 200)}”`,
  }));
  const later = document.proposals.find(
    ({ state, number }) => state === 'proposed' && number !== entry.number,
  );
  return {
    card: 'proposal',
    data: {
      heading: `${sayRecommendation(entry)}: ${STATE[entry.state]}`,
      name: `${document.name} · ${document.inspection}/${entry.number}`,
      words: shorten(entry.text, 5_000),
      answer: shorten(entry.answer, 5_000) || 'No answer found.',
      facts,
      because,
      buttons: buttons([
        open ? ask('confirm-proposal', 'Confirm', document, entry.number) : null,
        open ? ask('edit-proposal', 'Edit', document, entry.number) : null,
        entry.state === 'proposed' ? ask('drop-proposal', 'Drop', document, entry.number) : null,
        later ? ask('review-import', `Next: ${sayRecommendation(later)}`, document, later.number) : null,
        ask('review-import', 'All entries', document, ''),
      ]),
    },
    text: [
      `${sayRecommendation(entry)}: ${STATE[entry.state]}`,
      `“${entry.text}”`,
      `Answer: ${entry.answer ? `“${entry.answer}”` : 'none found'}`,
      plain(facts),
      ...because.map(({ field, words }) => `${field}${words}`),
    ].join('\n'),
    audience,
  };
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
  return {
    card: 'proposal-form',
    data: {
      heading: `Edit ${sayRecommendation(entry)}`,
      document: document.id,
      number,
      problem,
      wrong: problem !== '',
      words: entry.text,
      answer: entry.answer,
      addressees: entry.addressees.join(', '),
      headline: entry.positions.length === 1 ? (entry.positions[0] ?? '') : '',
      choices: POSITION.map((value) => ({ title: capital(SAY_POSITION[value]), value })),
    },
    text: [`Edit ${sayRecommendation(entry)}`, problem, `Text: “${entry.text}”`].filter(Boolean).join('\n'),
    audience,
  };
};

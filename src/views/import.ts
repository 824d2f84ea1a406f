import { sayDay } from '../domain/calendar.js';
import type { RegisteredDocument } from '../domain/register.js';
import { capital, count, SAY_POSITION, sayList, sayRecommendation } from '../domain/words.js';
import type { Result } from '../use-cases/result.js';
import { type Button, buttons, firstOf, lines, plain, shorten } from './parts.js';
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

/** Most of each on one card: a card stays under 28 KB in Teams. */
const MOST_ROWS = 15;
const MOST_NOTES = 10;
const MOST_UNUSED = 10;

/** The entries that a card lists, in the letter's order; those that wait come first where there are too many. */
const listedOf = ({ proposals }: RegisteredDocument): readonly Entry[] => {
  if (proposals.length <= MOST_ROWS) return proposals;
  const waiting = proposals.filter(({ state }) => state === 'proposed');
  return [...waiting, ...proposals.filter(({ state }) => state !== 'proposed')].slice(0, MOST_ROWS);
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
  const listed = listedOf(document);
  const rows = listed.map((entry) => ({
    title: `${sayRecommendation(entry)} · ${STATE[entry.state]}`,
    opening: shorten(entry.text, 110),
    detail: `For ${sayList(entry.addressees) || 'nobody named'} · deadline ${deadlineOf(entry)} · ${positionsOf(entry)}`,
    verb: 'review-import',
    data: { document: document.id, number: entry.number },
    label: `Look at ${sayRecommendation(entry)}`,
  }));
  const left = document.proposals.length - listed.length;
  const notes = [
    left > 0
      ? `${count(left, 'more entry', 'more entries')} ${left === 1 ? 'is' : 'are'} not listed here. Those that still wait come up as you settle these.`
      : '',
    ...document.notes.slice(0, MOST_NOTES),
  ].filter(Boolean);
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
      notes: notes.map((note) => ({ note })),
      unused: unused.slice(0, MOST_UNUSED),
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
      ...notes,
      ...unused.slice(0, MOST_UNUSED).map(({ what, why }) => `Not used: ${what}${why}`),
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
    ...firstOf<readonly [string, string]>(
      entry.requirements.map((one, index) => [`Requirement ${index + 1}`, shorten(one, 400)]),
      MOST_ROWS,
      (left) => ['And', `${count(left, 'more requirement')} in the letter`] as const,
    ),
    ...firstOf<readonly [string, string]>(
      entry.answerNotes.map((note) => ['Note of the answer', shorten(note, 400)]),
      MOST_NOTES,
      (left) => ['And', `${count(left, 'more note')} in the letter`],
    ),
  );
  const because = entry.because.slice(0, MOST_ROWS).map(({ field, words }) => ({
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
      `“${shorten(entry.text, 5_000)}”`,
      `Answer: ${entry.answer ? `“${shorten(entry.answer, 5_000)}”` : 'none found'}`,
      plain(facts),
      ...because.map(({ field, words }) => `${field}${words}`),
    ].join('\n'),
    audience,
  };
};

import { toInstant } from '../domain/calendar.js';
import { noResponse } from '../domain/defaults.js';
import { newRecommendation } from '../domain/recommendation.js';
import { LONGEST_TEXT, POSITION, type Proposal, type RegisteredDocument } from '../domain/register.js';
import { count } from '../domain/words.js';
import type { ProposalEdit } from '../intents/intent.js';
import type { Tx } from '../ports.js';
import { allowed } from './keep.js';
import { PERSONAL, type Result } from './result.js';
import { type Asker, type Deps, type Refused, recordedAs, refused } from './use-case.js';

type Settle = {
  readonly document: string;
  readonly number: string;
  readonly how: 'confirm' | 'drop' | 'edit';
  readonly edit: ProposalEdit | null;
};

const unknown = refused('I do not know that letter. Import it first.', [
  { label: 'Import a letter', verb: 'start-import', data: {} },
]);

/** Shows what a letter proposes: all of it, or one entry in full. */
export const reviewImport = (
  deps: Deps,
  asker: Asker,
  { document: id, number }: { readonly document: string; readonly number: string },
): Result => {
  const person = allowed(deps, asker, 'keep-register', 'review a letter');
  if ('kind' in person) return person;
  const document = deps.store.read().documents.get(id);
  if (!document) return unknown;
  const one = document.proposals.find((proposal) => proposal.number === number);
  return { kind: 'proposals', document, happened: null, number: one ? one.number : null, ...PERSONAL };
};

/** Confirms, edits and confirms, or drops one proposed entry. Only a confirmed one is in the register. */
export const settleProposal = async (deps: Deps, asker: Asker, settle: Settle): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'confirm what a letter proposes');
  if ('kind' in person) return person;
  const document = deps.store.read().documents.get(settle.document);
  const proposal = document?.proposals.find(({ number }) => number === settle.number);
  if (!document || !proposal) return unknown;
  const problem = settle.edit ? problemWith(settle.edit) : '';
  if (settle.how === 'edit' && (!settle.edit || problem !== '')) {
    return { kind: 'proposal-form', document, number: settle.number, problem, ...PERSONAL };
  }
  const dropped = settle.how === 'drop';
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `${dropped ? 'Dropped' : 'Confirmed'} ${document.inspection}/${settle.number} as read from ${document.name}`,
      cause: asker.cause,
    },
    (tx): Refused | null => {
      const newest = tx.get('documents', document.id) ?? document;
      const { state } = newest.proposals.find(({ number }) => number === settle.number) ?? proposal;
      // A dropped entry may still be confirmed; a confirmed one is in the register and stays.
      if (state === 'confirmed' || (dropped && state === 'dropped')) return null;
      if (!dropped) {
        const refusal = taken(tx, newest, settle.number);
        if (refusal) return refusal;
        enter(
          tx,
          newest,
          { ...proposal, ...(settle.edit ? edited(settle.edit, proposal) : {}) },
          settle.edit,
          toInstant(deps.clock.now()),
        );
      }
      markSettled(tx, newest.id, [settle.number], dropped ? 'dropped' : 'confirmed');
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  return after(deps, document.id, dropped ? 'dropped' : 'confirmed');
};

/** Confirms every entry that still waits, in one change. */
export const confirmAll = async (
  deps: Deps,
  asker: Asker,
  { document: id }: { readonly document: string },
): Promise<Result> => {
  const person = allowed(deps, asker, 'keep-register', 'confirm what a letter proposes');
  if ('kind' in person) return person;
  const document = deps.store.read().documents.get(id);
  if (!document) return unknown;
  const waiting = document.proposals.filter(({ state }) => state === 'proposed');
  if (waiting.length === 0) return after(deps, id, null);
  const changed = await deps.store.change(
    {
      ...recordedAs(asker, person),
      why: `Confirmed all ${count(waiting.length, 'entry', 'entries')} of ${document.name} at once, as read`,
      cause: asker.cause,
    },
    (tx): Refused | null => {
      const newest = tx.get('documents', id) ?? document;
      const still = newest.proposals.filter(({ state }) => state === 'proposed');
      // All or nothing: what is refused half-way would leave entries in the register that still wait here.
      for (const { number } of still) {
        const refusal = taken(tx, newest, number);
        if (refusal) return refusal;
      }
      for (const proposal of still) enter(tx, newest, proposal, null, toInstant(deps.clock.now()));
      markSettled(
        tx,
        id,
        still.map(({ number }) => number),
        'confirmed',
      );
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  return after(deps, id, 'confirmed');
};

const after = (deps: Deps, id: string, happened: 'confirmed' | 'dropped' | null): Result => {
  const document = deps.store.read().documents.get(id);
  return document ? { kind: 'proposals', document, happened, number: null, ...PERSONAL } : unknown;
};

const markSettled = (tx: Tx, id: string, numbers: readonly string[], state: 'confirmed' | 'dropped'): void =>
  tx.edit('documents', id, (draft) => {
    for (const proposal of draft.proposals) if (numbers.includes(proposal.number)) proposal.state = state;
  });

/** Why an entry cannot be entered: a reference is never used twice. null where it can. */
const taken = (tx: Tx, { inspection }: RegisteredDocument, number: string): Refused | null => {
  const id = `${inspection}/${number}`;
  return tx.get('recommendations', id)
    ? refused(
        `${id} is in the register already, from another document, and a reference is never used twice. Drop this entry, or correct the one that is there.`,
        [{ label: `Status of ${id}`, verb: 'show-status', data: { ref: id } }],
      )
    : null;
};

/** Enters one confirmed entry whose reference is free, and its inspection with the first. */
const enter = (
  tx: Tx,
  document: RegisteredDocument,
  proposal: Proposal,
  edit: ProposalEdit | null,
  at: string,
): void => {
  const id = `${document.inspection}/${proposal.number}`;
  if (!tx.get('inspections', document.inspection))
    tx.add('inspections', {
      ...document.reading,
      id: document.inspection,
      related: [],
      response: noResponse(),
    });
  const [first, second] = proposal.positions;
  const picked = POSITION.find((one) => one === edit?.headline);
  const { number, kind, text, requirements, addressees, deadline, answer, positions } = proposal;
  const headline = picked ?? (second ? null : (first ?? null));
  tx.add(
    'recommendations',
    newRecommendation({
      id,
      inspection: document.inspection,
      number,
      kind,
      text,
      requirements: [...requirements],
      addressees: [...addressees],
      deadline: { ...deadline },
      position: {
        headline,
        reason: '',
        since: headline === null ? null : document.reading.letterOn,
        kinds: [...positions],
        answer,
        notes: [...proposal.answerNotes],
        publishedOn: answer === '' ? null : document.reading.letterOn,
        draft: null,
      },
      source: {
        document: document.id,
        textSpan: { ...proposal.textSpan },
        answerSpan: proposal.answerSpan ? { ...proposal.answerSpan } : null,
      },
      addedAt: at,
    }),
  );
};

const edited = (
  { text, answer, addressees }: ProposalEdit,
  read: Proposal,
): Pick<Proposal, 'text' | 'answer' | 'addressees'> => ({
  text: text === null ? read.text : text.trim(),
  answer: answer === null ? read.answer : answer.trim(),
  addressees:
    addressees === null
      ? read.addressees
      : addressees
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
});

const problemWith = ({ text, answer, addressees }: ProposalEdit): string => {
  if (text?.trim() === '')
    return 'The text is empty. A recommendation has its text; drop the entry if it is none.';
  if ([text, answer].some((words) => words !== null && words.length > LONGEST_TEXT))
    return `A text has at most ${LONGEST_TEXT.toLocaleString('en-GB')} characters. Shorten it.`;
  if (addressees?.split(',').some((one) => one.trim().length > 300))
    return 'An addressee has at most 300 characters. Separate several with commas.';
  return '';
};

import { wordsOf } from './lookup.js';
import type { Confidence, Person, Rag, Recommendation, Register } from './register.js';
import { isClaimedClosed, isOpen, isOverdue, isUndated, lastUpdates, silentDays, zoneOf } from './status.js';

/** Which recommendations to list. Working facts are asked for by progress, rating, confidence and silence. */
export type Selection =
  | {
      readonly filter:
        | 'all'
        | 'open'
        | 'overdue'
        | 'undated'
        | 'closed'
        | 'claimed-closed'
        | 'mine'
        | 'unassigned'
        | 'waiting';
    }
  | { readonly filter: 'owner'; readonly owner: string }
  /** The open ones that the board rates so. */
  | { readonly filter: 'rag'; readonly rag: Rag }
  | { readonly filter: 'confidence'; readonly confidence: Confidence }
  /** `since`: a day or a meeting as somebody said it, where no number of days was given. */
  | { readonly filter: 'silent'; readonly days: number | null; readonly since?: string };

/** Days of silence that a list means when nobody says a number. */
export const USUAL_SILENCE = 30;

/** Lists whose very membership tells a working fact. */
const WORKING: ReadonlySet<Selection['filter']> = new Set([
  'claimed-closed',
  'rag',
  'confidence',
  'silent',
  'waiting',
  'owner',
  'unassigned',
]);
export const tellsWorkingFacts = ({ filter }: Selection): boolean => WORKING.has(filter);

/** People whose name holds every word asked for; several may, and the list then is of all of them. */
export const peopleNamed = (register: Pick<Register, 'people'>, asked: string): Person[] => {
  const wanted = wordsOf(asked);
  const people = [...register.people.values()].filter(({ active }) => active);
  const exact = people.filter(({ name }) => wordsOf(name).join(' ') === wanted.join(' '));
  if (exact.length > 0 || wanted.length === 0) return exact;
  const initials = people.filter((person) => person.initials.toLowerCase() === asked.trim().toLowerCase());
  if (initials.length > 0) return initials;
  return people.filter(({ name }) => {
    const there = new Set(wordsOf(name));
    return wanted.every((word) => there.has(word));
  });
};

/** The recommendations that a selection holds on `today`, in the register's order. */
export const select = (
  register: Register,
  selection: Selection,
  {
    today,
    person,
    inspection,
  }: { readonly today: string; readonly person: Person | null; readonly inspection: string | null },
): Recommendation[] => {
  const zone = zoneOf(register);
  const last = lastUpdates(register);
  const owners =
    selection.filter === 'owner' ? new Set(peopleNamed(register, selection.owner).map(({ id }) => id)) : null;
  const holds = (one: Recommendation): boolean => {
    switch (selection.filter) {
      case 'all':
        return true;
      case 'open':
        return isOpen(one);
      case 'overdue':
        return isOverdue(one, today);
      case 'undated':
        return isUndated(one);
      case 'closed':
        return !isOpen(one);
      case 'claimed-closed':
        return isClaimedClosed(one);
      case 'mine':
        return person !== null && one.owner === person.id;
      case 'unassigned':
        return isOpen(one) && one.owner === null;
      case 'waiting':
        return (
          last.get(one.id)?.state === 'submitted' ||
          one.proposedTarget !== null ||
          one.position.draft !== null
        );
      case 'owner':
        return one.owner !== null && owners?.has(one.owner) === true;
      case 'rag':
        return isOpen(one) && one.assurance?.rag === selection.rag;
      case 'confidence':
        return (last.get(one.id)?.confidence ?? one.confidence) === selection.confidence;
      case 'silent':
        return (
          isOpen(one) &&
          silentDays(one, last.get(one.id) ?? null, today, zone) >= (selection.days ?? USUAL_SILENCE)
        );
    }
  };
  return [...register.recommendations.values()].filter(
    (one) => (inspection === null || one.inspection === inspection) && holds(one),
  );
};

import { agendaOf } from './board.js';
import { filedBy } from './filed.js';
import { MEETINGS_BY_BOARD } from './filings.js';
import type { Named } from './lookup.js';
import type { AgendaItem, Board, Meeting, Recommendation, Register } from './register.js';
import { isOpen } from './status.js';
import { sayRecommendation, sayShort } from './words.js';

type Known = Pick<Register, 'meetings' | 'recommendations' | 'boards'>;

/**
 * An item as somebody named it. A bare number is the recommendation's, as everywhere; matters are M1, M2; the place
 * on the agenda is said with the word: "item 2". So no number has two meanings.
 */
export type NamedItem =
  | { readonly by: 'recommendation'; readonly named: Named }
  | { readonly by: 'matter'; readonly number: number }
  | { readonly by: 'place'; readonly place: number }
  /** As a button carries it. */
  | { readonly by: 'key'; readonly key: string };

/** What somebody wants of an agenda; the place is 1 for the first. */
export type ChangeOfAgenda =
  | { readonly how: 'add' | 'take-off'; readonly item: NamedItem }
  | { readonly how: 'add-matter'; readonly title: string }
  | { readonly how: 'move'; readonly item: NamedItem; readonly place: number };

const MATTER = 'matter-';

/** The last meeting of the board that was run and ended before this one; null where there is none. */
export const formerHeld = (register: Pick<Register, 'meetings'>, meeting: Meeting): Meeting | null => {
  let former: Meeting | null = null;
  for (const one of filedBy(register.meetings, MEETINGS_BY_BOARD).under(meeting.board)) {
    const started = one.held?.startedAt;
    if (one.state !== 'ended' || one.id === meeting.id || !started) continue;
    if (meeting.held !== null && started >= meeting.held.startedAt) continue;
    if (former?.held == null || started > former.held.startedAt) former = one;
  }
  return former;
};

/** What a meeting has not dealt with, in the order of its agenda. */
export const leftOf = (meeting: Meeting, items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items.filter(({ key }) => !(meeting.held?.done.includes(key) ?? false));

/** What follows from the register: all that the board oversees and that is open, then the matters carried over. */
const following = (register: Known, meeting: Meeting, board: Board): readonly AgendaItem[] => {
  const former = formerHeld(register, meeting);
  const left = former === null ? [] : leftOf(former, former.agenda ?? []);
  const carried = new Set(left.map(({ key }) => key));
  const open = agendaOf(register, board).map(({ id }) =>
    itemOf(id, carried.has(id) ? (former?.id ?? null) : null),
  );
  const there = new Set(open.map(({ key }) => key));
  const others = left.filter(({ recommendation, key }) => {
    const one = recommendation === null ? undefined : register.recommendations.get(recommendation);
    return !there.has(key) && (one === undefined ? recommendation === null : isOpen(one));
  });
  const items = [...open];
  for (const { recommendation, title } of others) {
    const item = recommendation === null ? newMatter(items, title) : itemOf(recommendation, null);
    items.push({ ...item, carriedFrom: former?.id ?? null });
  }
  return items;
};

const itemOf = (recommendation: string, carriedFrom: string | null): AgendaItem => ({
  key: recommendation,
  recommendation,
  title: '',
  carriedFrom,
});

const newMatter = (items: readonly AgendaItem[], title: string): AgendaItem => ({
  key: `${MATTER}${Math.max(0, ...items.map(({ key }) => matterNumber(key))) + 1}`,
  recommendation: null,
  title,
  carriedFrom: null,
});

const matterNumber = (key: string): number =>
  key.startsWith(MATTER) ? Number(key.slice(MATTER.length)) || 0 : 0;

/** A meeting's agenda, in order: as it was written down, or else as it follows from the register. */
export const itemsOf = (register: Known, meeting: Meeting): readonly AgendaItem[] => {
  if (meeting.agenda !== null) return meeting.agenda;
  const board = register.boards.get(meeting.board);
  return board === undefined ? [] : following(register, meeting, board);
};

/** "rec 4", "AFI 2", "M1": as people name an item; with its inspection where the agenda has another of that number. */
export const nameItem = (register: Known, items: readonly AgendaItem[], item: AgendaItem): string => {
  const one = recommendationOf(register, item);
  if (one === undefined) return `M${matterNumber(item.key)}`;
  const same = items.filter((other) => {
    const its = recommendationOf(register, other);
    return its !== undefined && sayShort(its) === sayShort(one);
  });
  return same.length > 1 ? one.id : sayShort(one);
};

/** "Recommendation 4", "Other matter M1": for headings; what a matter is called stands apart, because people typed it. */
export const headItem = (register: Known, item: AgendaItem): string => {
  const one = recommendationOf(register, item);
  return one === undefined ? `Other matter M${matterNumber(item.key)}` : sayRecommendation(one);
};

const recommendationOf = (register: Known, { recommendation }: AgendaItem): Recommendation | undefined =>
  recommendation === null ? undefined : register.recommendations.get(recommendation);

/** The items that somebody named: one where it is clear, none where it is not on the agenda. */
export const itemsNamed = (
  register: Known,
  items: readonly AgendaItem[],
  said: NamedItem,
): readonly AgendaItem[] => {
  switch (said.by) {
    case 'key':
      return items.filter(({ key }) => key === said.key);
    case 'place':
      return items.slice(Math.max(0, said.place - 1), Math.max(0, said.place));
    case 'matter':
      return items.filter(({ key }) => key === `${MATTER}${said.number}`);
    case 'recommendation': {
      const { inspection, number, kind } = said.named;
      return items.filter((item) => {
        const one = recommendationOf(register, item);
        if (one === undefined || one.kind !== kind) return false;
        const its = one.number.replace(/^(?:AFI|COC)/, '');
        return its === number && (inspection === null || one.inspection === inspection);
      });
    }
  }
};

/** What changing an agenda came to. `refused` says why it stays as it is. */
export type AgendaChange =
  | { readonly kind: 'changed'; readonly items: readonly AgendaItem[] }
  | { readonly kind: 'refused'; readonly why: 'there-already' | 'not-there' | 'dealt-with' };

const changed = (items: readonly AgendaItem[]): AgendaChange => ({ kind: 'changed', items });
const refused = (why: Extract<AgendaChange, { kind: 'refused' }>['why']): AgendaChange => ({
  kind: 'refused',
  why,
});

/** Puts a recommendation at the end. */
export const addRecommendation = (items: readonly AgendaItem[], recommendation: string): AgendaChange =>
  items.some(({ key }) => key === recommendation)
    ? refused('there-already')
    : changed([...items, itemOf(recommendation, null)]);

/** Puts a matter at the end, under the next free number. */
export const addMatter = (items: readonly AgendaItem[], title: string): AgendaChange =>
  items.some((item) => item.recommendation === null && item.title === title)
    ? refused('there-already')
    : changed([...items, newMatter(items, title)]);

/** Moves an item to a place, 1 for the first; a place beyond the end is the end. */
export const moveItem = (items: readonly AgendaItem[], key: string, place: number): AgendaChange => {
  const item = items.find((one) => one.key === key);
  if (item === undefined) return refused('not-there');
  const others = items.filter((one) => one !== item);
  const at = Math.max(0, place - 1);
  return changed([...others.slice(0, at), item, ...others.slice(at)]);
};

/** Takes an item off; one that is on the table or was dealt with stays, because the minutes speak of it. */
export const takeOff = (items: readonly AgendaItem[], key: string, meeting: Meeting): AgendaChange => {
  if (!items.some((one) => one.key === key)) return refused('not-there');
  if (meeting.held?.at === key || meeting.held?.done.includes(key)) return refused('dealt-with');
  return changed(items.filter((one) => one.key !== key));
};

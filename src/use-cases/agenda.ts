import {
  type AgendaChange,
  addMatter,
  addRecommendation,
  type ChangeOfAgenda,
  headItem,
  itemsOf,
  moveItem,
  nameItem,
  takeOff,
} from '../domain/agenda.js';
import { oversees } from '../domain/board.js';
import { sayDay } from '../domain/calendar.js';
import { shorten } from '../domain/cut.js';
import { mayRunMeeting } from '../domain/permission.js';
import type { AgendaItem, Register } from '../domain/register.js';
import { capital, count } from '../domain/words.js';
import { findMeant } from './find.js';
import { itemMeant } from './item-meant.js';
import { type MeetingMeant, paperMeant } from './paper-meant.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** Most items on one card; all of them are in the pack. */
const MOST_ITEMS = 40;
/** How much of a recommendation's text stands beside it. */
const LONGEST_OPENING = 90;
/** The longest title of a matter, in characters. */
const LONGEST_TITLE = 300;

/** The agenda of the meeting that is running here, or of the next one, in order. */
export const showAgenda = (deps: Deps, asker: Asker): Result => {
  const meant = paperMeant(deps, asker, 'pack', '');
  return 'kind' in meant ? meant : shown(deps, meant, '');
};

const shown = (deps: Deps, { board, meeting: given }: MeetingMeant, happened: string): Result => {
  const register = deps.store.read();
  const meeting = register.meetings.get(given.id) ?? given;
  const items = itemsOf(register, meeting);
  const left = items.length - MOST_ITEMS;
  const line = (item: AgendaItem, at: number): string => {
    const text = register.recommendations.get(item.recommendation ?? '')?.text.replace(/\s+/g, ' ');
    const about = text === undefined ? item.title : shorten(text, LONGEST_OPENING);
    const title = about === '' ? '' : `: ${about}`;
    return `${at + 1}. ${headItem(register, item)}${title}${item.carriedFrom === null ? '' : ', carried over'}`;
  };
  return {
    kind: 'notice',
    heading: `Agenda of ${sayDay(meeting.day)}`,
    sentences: [
      ...(happened === '' ? [] : [happened]),
      ...(items.length === 0 ? ['Nothing is on the agenda.'] : items.slice(0, MOST_ITEMS).map(line)),
      ...(left > 0 ? [`${count(left, 'more item')} in the papers.`] : []),
    ],
    waysOn: [{ label: 'Papers', verb: 'show-pack', data: { meeting: meeting.id, page: '0' } }],
    audience: 'board',
    inspections: board.oversees,
  };
};

/**
 * Adds something to the agenda of the meeting that is running here, or of the next one, moves it there, or takes it
 * off. From the first change on the agenda stands as it is written: what comes into the register later is added.
 */
export const changeAgenda = async (
  deps: Deps,
  asker: Asker,
  { change }: { readonly change: ChangeOfAgenda },
): Promise<Result> => {
  const meant = paperMeant(deps, asker, 'pack', '');
  if ('kind' in meant) return meant;
  const { board, meeting } = meant;
  const { person } = asker;
  if (!person || !mayRunMeeting(deps.store.read(), person, board))
    return refused(`Only the chair of ${board.name} or the governance team can change its agenda.`);
  const planned = plan(deps, asker, meant, change);
  if ('sentence' in planned) return planned;
  const why = `${planned.why} of the meeting of ${sayDay(meeting.day)}`;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why, cause: asker.cause },
    (tx): Refused | null => {
      const newest = tx.get('meetings', meeting.id);
      if (!newest || newest.state === 'ended' || newest.state === 'cancelled') return refused(JUST_OVER);
      const made = planned.make(itemsOf(deps.store.read(), newest), newest);
      if (made.kind === 'refused') return refused(REFUSED[made.why]);
      tx.edit('meetings', meeting.id, (draft) => {
        draft.agenda = made.items.map((item) => ({ ...item }));
      });
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  const register = deps.store.read();
  // The same turn again: the agenda says what it did.
  const happened = changed.kind === 'applied' ? planned.say(register) : '';
  const newest = register.meetings.get(meeting.id) ?? meeting;
  return newest.state === 'running'
    ? showMeeting(deps, asker, { meeting: newest, happened })
    : shown(deps, meant, happened);
};

const JUST_OVER = 'That meeting is over or cancelled, so its agenda stays as it was.';

const REFUSED = {
  'there-already': 'That is on the agenda already; “agenda” shows where.',
  'not-there': 'That is not on the agenda any more; “agenda” shows what is.',
  'dealt-with': 'That is on the table or was dealt with, so it stays: the minutes speak of it.',
} as const;

interface Plan {
  /** Begins the reason in the journal. */
  readonly why: string;
  readonly make: (items: readonly AgendaItem[], meeting: MeetingMeant['meeting']) => AgendaChange;
  readonly say: (register: Register) => string;
}

const plan = (
  deps: Deps,
  asker: Asker,
  { board, meeting }: MeetingMeant,
  change: ChangeOfAgenda,
): Plan | Refused => {
  const placeOf = (register: Register, is: (item: AgendaItem) => boolean): string => {
    const items = itemsOf(register, register.meetings.get(meeting.id) ?? meeting);
    const at = items.findIndex(is);
    const item = items[at];
    return item ? `${capital(nameItem(register, items, item))} is item ${at + 1} of the agenda now.` : '';
  };
  if (change.how === 'add-matter') {
    const title = change.title.trim();
    if (title.length > LONGEST_TITLE)
      return refused(
        `A matter has a title of ${LONGEST_TITLE} characters at most; this one has ${title.length}.`,
      );
    return {
      why: 'Added a matter to the agenda',
      make: (items) => addMatter(items, title),
      say: (register) => placeOf(register, (item) => item.title === title),
    };
  }
  if (change.how === 'add' && change.item.by === 'recommendation') {
    const found = findMeant(deps.store.read(), asker, [change.item.named], 'show-status');
    if (found.kind === 'refused') return found;
    const [one] = found.recommendations;
    if (!one || !oversees(board, one))
      return refused(`${board.name} does not oversee that recommendation, so it is not for its agenda.`);
    return {
      why: `Added ${one.id} to the agenda`,
      make: (items) => addRecommendation(items, one.id),
      say: (register) => placeOf(register, ({ key }) => key === one.id),
    };
  }
  const meant = itemMeant(deps, asker, meeting, change.item);
  if ('sentence' in meant) return meant;
  const { key } = meant.item;
  if (change.how === 'move')
    return {
      why: `Moved ${meant.name} on the agenda`,
      make: (items) => moveItem(items, key, change.place),
      say: (register) => placeOf(register, (item) => item.key === key),
    };
  if (change.how === 'add') return refused(REFUSED['there-already']);
  return {
    why: `Took ${meant.name} off the agenda`,
    make: (items, newest) => takeOff(items, key, newest),
    say: () => `${capital(meant.name)} is off the agenda; “agenda add” puts it there again.`,
  };
};

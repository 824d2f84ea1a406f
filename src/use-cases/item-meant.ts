import { itemsNamed, itemsOf, type NamedItem, nameItem } from '../domain/agenda.js';
import type { AgendaItem, Meeting } from '../domain/register.js';
import { count, sayList } from '../domain/words.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** Most items that a sentence names. */
const MOST_NAMED = 20;

/**
 * The one item of a meeting's agenda that somebody named, and how it is called; without a name the item on the table.
 * Never a guess: a number is the recommendation's, whatever its place.
 */
export const itemMeant = (
  deps: Deps,
  asker: Pick<Asker, 'conversation'>,
  meeting: Meeting,
  said: NamedItem | null,
): { readonly item: AgendaItem; readonly name: string } | Refused => {
  const register = deps.store.read();
  const items = itemsOf(register, meeting);
  const at = meeting.held?.at ?? null;
  const named = said ?? (at === null ? null : ({ by: 'key', key: at } as const));
  if (named === null)
    return refused('Nothing is on the table now. Say which item you mean, for example: go to 4.');
  const found = itemsNamed(register, items, named);
  // Where two reports have that number, the one that numbers mean here.
  const own = found.filter(({ key }) => key.startsWith(`${asker.conversation.inspection}/`));
  const meant = found.length > 1 && own.length === 1 ? own : found;
  const [item, second] = meant;
  const names = items.map((one) => nameItem(register, items, one));
  if (item && second)
    return refused(
      `${count(meant.length, 'item')} of the agenda have that number. Say which one: ${sayList(
        meant.map(({ key }) => key),
        'or',
      )}.`,
    );
  if (item) return { item, name: nameItem(register, items, item) };
  const first = names.slice(0, MOST_NAMED);
  const more = names.length - first.length;
  const on = more > 0 ? [...first, `${more} more`] : first;
  return refused(
    names.length === 0
      ? 'Nothing is on the agenda of this meeting.'
      : `That is not on the agenda of this meeting. On it are ${sayList(on)}; the place on the agenda is said as “item 2”.`,
  );
};

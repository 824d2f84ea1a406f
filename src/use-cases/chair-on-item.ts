import type { NamedItem } from '../domain/agenda.js';
import { chairs } from '../domain/permission.js';
import type { Recommendation } from '../domain/register.js';
import { meetingMeantHere } from './meeting-here.js';
import { type OnItem, onItem } from './on-item.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/** The recommendation on an item, for what its board's chair alone may do: governance runs the meeting, not the board. */
export const recommendationOn = (
  deps: Deps,
  asker: Asker,
  about: { readonly meeting: string; readonly item: NamedItem | null },
  what: string,
): (OnItem & { readonly recommendation: Recommendation }) | Refused => {
  const meeting = meetingMeantHere(deps, asker, about.meeting);
  if ('kind' in meeting) return meeting;
  const board = deps.store.read().boards.get(meeting.board);
  if (!board || !chairs(asker.person, board))
    return refused(`Only the chair of ${board?.name ?? 'the board'} can ${what}.`);
  const on = onItem(deps, asker, about);
  if ('sentence' in on) return on;
  const id = on.item?.recommendation ?? null;
  const recommendation = id === null ? undefined : deps.store.read().recommendations.get(id);
  return recommendation
    ? { ...on, recommendation }
    : refused(
        `That is said of a recommendation, and ${on.name} is none. Say which one you mean, for example rec 4.`,
      );
};

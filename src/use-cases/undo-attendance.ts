import { sayDay } from '../domain/calendar.js';
import type { Meeting, Person } from '../domain/register.js';
import type { Entry } from '../ports.js';
import { isStillRunning, JUST_ENDED } from './on-item.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

type List = Meeting['attendance'];

/** A list of who is there, as it stands since an entry of the journal. */
interface Said {
  readonly seq: number;
  readonly by: string;
  readonly list: List;
}

const sayTakenBack = ({ day }: Meeting): string => `Took back who is at the meeting of ${sayDay(day)}`;

const listIn = ({ changes }: Entry, meeting: string): List | undefined => {
  for (const { collection, id, patches } of changes)
    if (collection === 'meetings' && id === meeting)
      for (const { path, value } of patches) if (path[0] === 'attendance') return (value ?? null) as List;
  return undefined;
};

/** The lists that were said of a meeting, oldest first, without those that were taken back. */
const standing = (deps: Deps, meeting: Meeting): readonly Said[] => {
  const lists: Said[] = [];
  for (const entry of deps.store.entries({ collection: 'meetings', id: meeting.id })) {
    const list = listIn(entry, meeting.id);
    if (list === undefined) continue;
    if (entry.why === sayTakenBack(meeting)) lists.pop();
    else lists.push({ seq: entry.seq, by: entry.by, list });
  }
  return lists;
};

/** Where in the journal the list of who is there stands, if it is this person's and none came after; null else. */
export const ownAttendance = (deps: Deps, meeting: Meeting, person: Person): number | null => {
  const last = standing(deps, meeting).at(-1);
  return last?.by === person.id ? last.seq : null;
};

/** Puts back the list of who is there as it was before it was said last. Null where that was done. */
export const undoAttendance = async (deps: Deps, asker: Asker, meeting: Meeting): Promise<Refused | null> => {
  const former = standing(deps, meeting).at(-2)?.list ?? null;
  const reason = {
    by: asker.person?.id ?? '',
    via: asker.via,
    why: sayTakenBack(meeting),
    cause: asker.cause,
  };
  const before = meeting.attendance;
  const changed = await deps.store.change(reason, (tx): Refused | null => {
    if (!isStillRunning(tx, meeting)) return refused(JUST_ENDED);
    if (tx.get('meetings', meeting.id)?.attendance !== before)
      return refused('The list of who is here has changed a moment ago, so nothing is taken back.');
    tx.edit('meetings', meeting.id, (draft) => Object.assign(draft, { attendance: former }));
    return null;
  });
  return changed.kind === 'applied' ? changed.result : null;
};

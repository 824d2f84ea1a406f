import { headItem, itemsOf, leftOf, nameItem } from '../domain/agenda.js';
import { nextMeeting } from '../domain/meeting.js';
import { standingMinutes } from '../domain/minute.js';
import { mayRunMeeting } from '../domain/permission.js';
import type { AgendaItem, Meeting, Minute, Register } from '../domain/register.js';
import { waitingUpdate } from '../domain/status.js';
import { describe, todayFor } from './describe.js';
import type { MeetingItem, Minuted, RunningMeeting } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** The meeting as it is now, and what has just happened in it; '' where it is only shown. */
export const showMeeting = (
  deps: Deps,
  asker: Asker,
  { meeting: given, happened }: { readonly meeting: Meeting; readonly happened: string },
): RunningMeeting => {
  const register = deps.store.read();
  const meeting = register.meetings.get(given.id) ?? given;
  const board = register.boards.get(meeting.board);
  const items = itemsOf(register, meeting);
  const at = meeting.held?.at ?? null;
  const place = items.findIndex(({ key }) => key === at);
  const onTable = items[place];
  const name = (item: AgendaItem) => nameItem(register, items, item);
  const left = leftOf(meeting, items);
  const ahead = items.slice(place + 1).find((item) => left.includes(item));
  const minutes = standingMinutes(register, meeting.id);
  return {
    kind: 'running-meeting',
    meeting,
    board: board?.name ?? meeting.board,
    happened,
    table: onTable ? tableOf(deps, asker, items, place) : null,
    total: items.length,
    dealtWith: items.length - left.length,
    putBy: items.filter(({ key }) => meeting.held?.skipped.includes(key)).map(name),
    left: left.map(name),
    ahead: onTable && ahead ? name(ahead) : '',
    // Once it has ended, what everybody takes home: who does what until when.
    minuted: minutes
      .filter(({ item, kind }) => (meeting.state === 'ended' ? kind === 'action' : item === at))
      .map((minute) => minutedOf(register, minute)),
    minutes,
    next: nextMeeting(register, meeting.board, deps.clock.now()),
    mayRun: board !== undefined && mayRunMeeting(register, asker.person, board),
    audience: 'board',
    inspections: board?.oversees ?? [],
  };
};

const tableOf = (
  deps: Deps,
  asker: Asker,
  items: readonly AgendaItem[],
  place: number,
): MeetingItem | null => {
  const register = deps.store.read();
  const item = items[place];
  if (!item) return null;
  const recommendation =
    item.recommendation === null ? undefined : register.recommendations.get(item.recommendation);
  const waiting = recommendation ? waitingUpdate(register, recommendation.id) : null;
  return {
    key: item.key,
    head: headItem(register, item),
    name: nameItem(register, items, item),
    place: place + 1,
    title: item.title,
    carriedOver: item.carriedFrom !== null,
    item: recommendation ? describe(register, asker, recommendation, todayFor(register, deps)) : null,
    waiting: waiting ? { update: waiting, by: register.people.get(waiting.by) ?? null } : null,
  };
};

const minutedOf = (register: Register, minute: Minute): Minuted => {
  const action = minute.action === null ? null : (register.actions.get(minute.action) ?? null);
  const owner = action?.owner ? register.people.get(action.owner)?.name : undefined;
  return { minute, action, owner: owner ?? action?.ownerSaid ?? '' };
};

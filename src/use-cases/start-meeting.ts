import { itemsOf } from '../domain/agenda.js';
import { dayOf, sayDayAndTime, timeOf } from '../domain/calendar.js';
import { meetingStart, nextMeeting } from '../domain/meeting.js';
import type { Board, Meeting, Register } from '../domain/register.js';
import { begin, resume } from '../domain/running-meeting.js';
import { count, sayList } from '../domain/words.js';
import { boardsToRun } from './meeting-here.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

/**
 * Starts the meeting that the board holds today: its agenda is written down, and its first item is on the table. One
 * that was ended today goes on, so that an end too early costs one message. Started twice it is started once.
 */
export const startMeeting = async (
  deps: Deps,
  asker: Asker,
  { meeting: id }: { readonly meeting: string },
): Promise<Result> => {
  const { person } = asker;
  const register = deps.store.read();
  const now = deps.clock.now();
  const boards = boardsToRun(register, asker);
  if (!person || boards.length === 0)
    return refused('Only the chair of a board or the governance team can start its meeting.');
  const meant = id === '' ? meetingOfToday(register, boards, now) : register.meetings.get(id);
  const board = meant && !('sentence' in meant) ? boards.find((one) => one.id === meant.board) : undefined;
  if (meant && 'sentence' in meant) return meant;
  if (!meant || !board || dayOf(now, meant.zone) !== meant.day)
    return refused('A meeting is started on its day, by its chair or the governance team.');
  if (meant.minutes?.state === 'approved')
    return refused('The minutes of today’s meeting are approved, so it cannot go on.');
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Started the meeting of ${sayDayAndTime(meant.day, meant.time)}`,
      cause: asker.cause,
    },
    (tx): string => {
      const newest = tx.get('meetings', meant.id) ?? meant;
      if (newest.state === 'running') return '';
      const items = itemsOf(deps.store.read(), newest);
      tx.edit('meetings', meant.id, (draft) => {
        const course = { items, minuted: new Set<string>() };
        const who = { by: person.id, now };
        const held = newest.held ? resume(newest.held, who) : begin(course, who);
        Object.assign(draft, { state: 'running', agenda: items, held });
      });
      return newest.held
        ? 'The meeting goes on.'
        : `The meeting has started. ${count(items.length, 'item')} ${items.length === 1 ? 'is' : 'are'} on the agenda.`;
    },
  );
  const said = changed.kind === 'applied' ? changed.result : '';
  return showMeeting(deps, asker, { meeting: meant, happened: said || sayRunning(deps, meant) });
};

const sayRunning = (deps: Deps, meeting: Meeting): string => {
  const register = deps.store.read();
  const held = register.meetings.get(meeting.id)?.held;
  if (!held) return '';
  const by = register.people.get(held.startedBy)?.name ?? held.startedBy;
  return `The meeting is running: ${by} started it at ${timeOf(held.startedAt, meeting.zone)}.`;
};

const OPEN = { running: 0, planned: 1, ended: 2, cancelled: 3 } as const;

/** The one meeting of today that is to be started, or that is running or ended already. */
const meetingOfToday = (register: Register, boards: readonly Board[], now: number): Meeting | Refused => {
  const today = [...register.meetings.values()].filter(
    ({ board, state, day, zone }) =>
      state !== 'cancelled' && day === dayOf(now, zone) && boards.some(({ id }) => id === board),
  );
  const meeting = new Set(today.map(({ board }) => board));
  if (meeting.size > 1) {
    const names = boards.filter(({ id }) => meeting.has(id)).map(({ name }) => name);
    return refused(`${sayList(names)} meet today. Say it in the board’s own conversation.`);
  }
  const [first] = today.sort((a, b) => OPEN[a.state] - OPEN[b.state] || meetingStart(a) - meetingStart(b));
  if (first) return first;
  const next = boards
    .flatMap(({ id }) => nextMeeting(register, id, now) ?? [])
    .sort((a, b) => meetingStart(a) - meetingStart(b))[0];
  return refused(
    `No meeting is held today.${next ? ` The next one is on ${sayDayAndTime(next.day, next.time)}.` : ''} A meeting is started on its day; where the day has changed, move the meeting first.`,
    [{ label: 'Next meeting', verb: 'show-next-meeting', data: {} }],
  );
};

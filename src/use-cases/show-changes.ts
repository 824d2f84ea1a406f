import { addDays, instantOf, sayDay, sayDayAndTime, toInstant } from '../domain/calendar.js';
import { lastMeeting, meetingStart } from '../domain/meeting.js';
import { may } from '../domain/permission.js';
import type { Board, Meeting, Recommendation, Register } from '../domain/register.js';
import { isOpen, zoneOf } from '../domain/status.js';
import type { Entry } from '../ports.js';
import { todayFor } from './describe.js';
import { historyLines, updateIds } from './history-lines.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Most recommendations whose changes are told one by one; all are counted. */
const MOST_SHOWN = 10;

/** Days looked back over where the board has not met yet. */
const WITHOUT_A_MEETING = 30;

/** What changed since the board last met, from the journal; since the last 30 days where it has not met. */
export const showChanges = (deps: Deps, asker: Asker): Result => {
  const register = deps.store.read();
  if (!may(register, asker.person, 'read-working')) {
    return refused(
      'What changed since the last meeting is for the people who work on the recommendations. I can show you what is open.',
      [{ label: 'Open', verb: 'show-list', data: { filter: 'open' } }],
    );
  }
  const { since, sinceWhat } = lookBack(deps, register, asker);
  const overseen = boardOf(register, asker)?.oversees;
  const within = ({ inspection }: Recommendation): boolean => overseen?.includes(inspection) ?? true;
  const touched = touchedSince(deps, register, Date.parse(since));
  const all = [...register.recommendations.values()].filter(within);
  const changed = all.filter(({ id }) => touched.has(id));
  const updates = updateIds(register);
  return {
    kind: 'changes',
    since,
    sinceWhat,
    moved: changed.slice(0, MOST_SHOWN).map((recommendation) => ({
      recommendation,
      lines: historyLines(deps.store, recommendation, updates).filter(
        ({ entry }) => Date.parse(entry.at) >= Date.parse(since) && isSomebodys(entry),
      ),
    })),
    total: changed.length,
    quiet: all.filter((one) => isOpen(one) && !touched.has(one.id)).length,
    audience: 'board',
    inspections: [...(overseen ?? register.inspections.keys())],
  };
};

/** What the start brought (a demo's letter, a board's dates) is nobody's doing, and that the clock asks changes nothing. */
const isSomebodys = ({ via }: Pick<Entry, 'via'>): boolean => via !== 'start' && via !== 'clock';

/** The recommendations that an entry since then changed, or changed an update of. */
const touchedSince = (deps: Deps, register: Register, since: number): ReadonlySet<string> => {
  const touched = new Set<string>();
  for (const entry of deps.store.entries()) {
    if (Date.parse(entry.at) < since || !isSomebodys(entry)) continue;
    for (const { collection, id } of entry.changes) {
      if (collection === 'recommendations') touched.add(id);
      const update = collection === 'updates' ? register.updates.get(id) : undefined;
      if (update) touched.add(update.recommendation);
    }
  }
  return touched;
};

/** The board whose conversation this is, or the only one. */
const boardOf = (register: Register, asker: Asker): Board | null => {
  const own = asker.conversation.board === null ? undefined : register.boards.get(asker.conversation.board);
  const [only, second] = register.boards.values();
  return own ?? (second ? null : (only ?? null));
};

const lookBack = (deps: Deps, register: Register, asker: Asker): { since: string; sinceWhat: string } => {
  const now = deps.clock.now();
  const boards = boardOf(register, asker);
  const met: Meeting[] = [...register.boards.values()]
    .filter((board) => boards === null || board.id === boards.id)
    .map((board) => lastMeeting(register, board.id, now))
    .filter((meeting) => meeting !== null);
  const last = met.sort((a, b) => meetingStart(b) - meetingStart(a))[0];
  if (last)
    return {
      since: toInstant(meetingStart(last)),
      sinceWhat: `since the last meeting, on ${sayDayAndTime(last.day, last.time)}`,
    };
  const day = addDays(todayFor(register, deps), -WITHOUT_A_MEETING);
  return {
    since: toInstant(instantOf(day, '00:00', zoneOf(register))),
    sinceWhat: `since ${sayDay(day)}; the board has not met yet`,
  };
};

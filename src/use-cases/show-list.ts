import { daysBetween } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import { peopleNamed, type Selection, select, tellsWorkingFacts } from '../domain/lists.js';
import { lastMetBefore } from '../domain/meeting.js';
import { may } from '../domain/permission.js';
import type { Register } from '../domain/register.js';
import { lastUpdates, zoneOf } from '../domain/status.js';
import { sayList } from '../domain/words.js';
import { parseDay } from '../intents/parse-day.js';
import { describe, todayFor } from './describe.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused, refusedPrivately } from './use-case.js';

/** Most recommendations that one list names; their number is told whole. */
const MOST_LISTED = 12;

/** The recommendations that a selection holds. Which are red or silent is a working fact, and kept like one. */
export const showList = (deps: Deps, asker: Asker, asked: Selection): Result => {
  const register = deps.store.read();
  const selection = withDays(deps, register, asked);
  const working = may(register, asker.person, 'read-working');
  if (tellsWorkingFacts(selection) && !working) {
    return refused(
      'That list tells how the work is going, which is not published. I can show you what is open or overdue.',
      [
        { label: 'Open', verb: 'show-list', data: { filter: 'open' } },
        { label: 'Overdue', verb: 'show-list', data: { filter: 'overdue' } },
      ],
    );
  }
  const owners = selection.filter === 'owner' ? peopleNamed(register, selection.owner) : [];
  if (selection.filter === 'owner' && owners.length === 0) {
    const names = [...register.people.values()].filter(({ active }) => active).map(({ name }) => name);
    return refusedPrivately(
      `I do not know “${cut(selection.owner, 60)}”. Owners I know: ${sayList(names.slice(0, 12))}.`,
    );
  }
  if (selection.filter === 'mine' && asker.person === null) {
    return refused(
      'I do not know who you are yet, so I cannot tell which are yours. Ask the governance team to add you.',
    );
  }
  const today = todayFor(register, deps);
  const last = lastUpdates(register);
  const { inspection } = asker.conversation;
  const selected = select(register, selection, { today, person: asker.person, inspection });
  const items = selected
    .slice(0, MOST_LISTED)
    .map((one) => describe(register, asker, one, today, { last: last.get(one.id) ?? null, working }));
  return {
    kind: 'list',
    selection,
    items,
    total: selected.length,
    only: register.inspections.size > 1 ? inspection : null,
    named: sayList(owners.map(({ name }) => name)),
    // What such a list leaves out tells as much as what it holds, so it is about all that it looked through.
    ...(tellsWorkingFacts(selection)
      ? {
          audience: 'board',
          inspections: inspection === null ? [...register.inspections.keys()] : [inspection],
        }
      : {
          audience: working && selected.length > 0 ? 'board' : 'public',
          inspections: [...new Set(selected.map((one) => one.inspection))],
        }),
  };
};

/** "Silent since the last meeting", "since 1 September": as so many days until today. */
const withDays = (deps: Deps, register: Register, selection: Selection): Selection => {
  if (selection.filter !== 'silent' || selection.days !== null || selection.since === undefined)
    return selection;
  const today = todayFor(register, deps);
  const met = lastMetBefore(register, register.boards.values(), today, zoneOf(register))?.day;
  const day = /\b(?:meeting|board|met)\b/i.test(selection.since)
    ? met
    : parseDay(selection.since, today, 'behind')?.day;
  return day
    ? { filter: 'silent', days: Math.max(0, daysBetween(day, today)) }
    : { filter: 'silent', days: null };
};

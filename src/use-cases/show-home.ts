import { actionsOf } from '../domain/action.js';
import { awaiting } from '../domain/awaiting.js';
import { select } from '../domain/lists.js';
import { describe, todayFor } from './describe.js';
import { PERSONAL, type Result } from './result.js';
import { showChanges } from './show-changes.js';
import { showNextMeeting } from './show-next-meeting.js';
import type { Asker, Deps, Speaker } from './use-case.js';

/** Most lines under one heading; the rest is counted. */
const MOST_SHOWN = 5;

/** What awaits one person: their own tasks, what is overdue, the next meeting, and how much has changed. */
export const showHome = (deps: Deps, asker: Asker, { account }: { readonly account: Speaker }): Result => {
  const register = deps.store.read();
  const today = todayFor(register, deps);
  const { inspection } = asker.conversation;
  const mine = asker.person === null ? [] : awaiting(register, asker.person);
  const actions = asker.person === null ? [] : actionsOf(register, asker.person);
  const overdue = select(register, { filter: 'overdue' }, { today, person: asker.person, inspection });
  const meeting = showNextMeeting(deps, asker);
  const changes = showChanges(deps, asker);
  return {
    kind: 'home',
    linked: asker.person ? 'known' : account.guest ? 'guest' : 'unknown',
    awaits: mine.slice(0, MOST_SHOWN).map(({ kind, recommendation, update }) => ({
      what: kind,
      item: describe(register, asker, recommendation, today),
      update: update?.id ?? null,
    })),
    awaitsTotal: mine.length,
    actions: actions.slice(0, MOST_SHOWN),
    actionsTotal: actions.length,
    today,
    overdue: overdue.slice(0, MOST_SHOWN).map((one) => describe(register, asker, one, today)),
    overdueTotal: overdue.length,
    meeting: meeting.kind === 'next-meeting' ? meeting.summary : null,
    changed:
      changes.kind === 'changes'
        ? { total: changes.changes.changed.length, sinceWhat: changes.sinceWhat }
        : null,
    ...PERSONAL,
  };
};

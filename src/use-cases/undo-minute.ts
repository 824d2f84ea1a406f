import { itemsOf, nameItem } from '../domain/agenda.js';
import { toInstant } from '../domain/calendar.js';
import { lastOwn, restored } from '../domain/minute.js';
import type { Meeting, Minute, Person, Register } from '../domain/register.js';
import { waitingUpdate } from '../domain/status.js';
import type { Tx } from '../ports.js';
import { untellOfReturn } from './hand-over.js';
import { meetingToRun } from './meeting-here.js';
import { isStillRunning, JUST_ENDED, quoted } from './on-item.js';
import { sayAttendance } from './record-attendance.js';
import { registerOf } from './register-of.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { ownAttendance, undoAttendance } from './undo-attendance.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const SAID = {
  decision: 'the decision',
  note: 'the note',
  action: 'the action',
  assurance: 'the board’s view',
  extension: 'the target date',
  accepted: 'the acceptance of the update',
  returned: 'the return of the update',
} as const;

/**
 * Takes back the asker's own last entry in this meeting, in the open: a minute stays there as taken back, and the list of
 * who is here is what it was. What it
 * changed is as it was before, unless something else has changed it since; then nothing is taken back.
 */
export const undoMinute = async (
  deps: Deps,
  asker: Asker,
  { meeting: id }: { readonly meeting: string },
): Promise<Result> => {
  const run = meetingToRun(deps, asker, id);
  if ('kind' in run) return run;
  const { meeting, person } = run;
  const register = deps.store.read();
  const minute = lastOwn(register, meeting.id, person.id);
  const listed = ownAttendance(deps, meeting, person);
  if (listed !== null && listed > enteredAt(deps, minute)) {
    const not = await undoAttendance(deps, asker, meeting);
    return not ?? showMeeting(deps, asker, { meeting, happened: sayAttendanceAgain(deps, meeting) });
  }
  if (minute === null) return refused('You have put nothing into these minutes that could be taken back.');
  const items = itemsOf(register, meeting);
  const item = items.find(({ key }) => key === minute.item);
  const name = item ? nameItem(register, items, item) : 'the meeting';
  const what = `${SAID[minute.kind]} on ${name}`;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why: `Took back ${what}`, cause: asker.cause },
    (tx): Refused | null => {
      if (!isStillRunning(tx, meeting)) return refused(JUST_ENDED);
      // Two at once of the same person: the second would take back something else than it was said for.
      if (tx.get('minutes', minute.id)?.undone !== null) return refused('That was taken back a moment ago.');
      const not = takeBack(tx, minute, person, name, deps.clock.now());
      if (not) return not;
      tx.edit('minutes', minute.id, (draft) => {
        draft.undone = { by: person.id, at: toInstant(deps.clock.now()) };
      });
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  // Delivered again, it is answered with where the meeting is: what it took back is not the last one any more.
  if (changed.kind === 'repeated') return showMeeting(deps, asker, { meeting, happened: '' });
  const words = minute.text === '' ? '.' : `: ${quoted(minute.text)}`;
  return showMeeting(deps, asker, { meeting, happened: `Taken back: ${what}${words}` });
};

/** Where in the journal a minute was entered; 0 for none. */
const enteredAt = ({ store }: Deps, minute: Minute | null): number => {
  if (minute === null) return 0;
  const [first] = store.entries({ collection: 'minutes', id: minute.id });
  return first?.seq ?? 0;
};

const sayAttendanceAgain = ({ store }: Deps, { id }: Meeting): string => {
  const register = store.read();
  const list = register.meetings.get(id)?.attendance;
  return `Taken back: the list of who is here. ${list ? sayAttendance(register, list) : 'Nobody is on it now.'}`;
};

/** Brings back what a minute changed, or says why that cannot be done. */
const takeBack = (tx: Tx, minute: Minute, person: Person, name: string, now: number): Refused | null => {
  switch (minute.kind) {
    case 'decision':
    case 'note':
      return null;
    case 'action':
      return withdrawAction(tx, minute, person, now);
    case 'assurance':
    case 'extension':
      return restoreFacts(tx, minute, name);
    case 'accepted':
      return restoreFacts(tx, minute, name) ?? waitsAgain(tx, minute, 'accepted', name);
    case 'returned':
      return waitsAgain(tx, minute, 'returned', name);
  }
};

const withdrawAction = (tx: Tx, { action: id }: Minute, { id: by }: Person, now: number): Refused | null => {
  const action = id === null ? undefined : tx.get('actions', id);
  if (action?.state !== 'open')
    return refused(`Action ${action?.number ?? ''} is not open any more, so it is not taken back.`);
  tx.edit('actions', action.id, (draft) => {
    draft.state = 'withdrawn';
    draft.settled = { by, at: toInstant(now), note: 'Taken back in the meeting.' };
  });
  return null;
};

const changedSince = (name: string): Refused =>
  refused(`${name} has been changed since, so that is not taken back. Say how it should be instead.`);

const restoreFacts = (tx: Tx, minute: Minute, name: string): Refused | null => {
  const recommendation = minute.item === null ? undefined : tx.get('recommendations', minute.item);
  const facts = recommendation ? restored(minute, recommendation) : null;
  if (!recommendation || facts === null) return changedSince(name);
  tx.edit('recommendations', recommendation.id, (draft) => Object.assign(draft, facts));
  return null;
};

/** An update waits again, where it stands as the minute left it and no newer one came. */
const waitsAgain = (
  tx: Tx,
  { update: id }: Minute,
  state: 'accepted' | 'returned',
  name: string,
): Refused | null => {
  const register: Register = registerOf(tx);
  const update = id === null ? undefined : register.updates.get(id);
  if (update?.state !== state || waitingUpdate(register, update.recommendation) !== null)
    return changedSince(name);
  tx.edit('updates', update.id, (draft) => {
    draft.state = 'submitted';
    draft.decided = null;
  });
  if (state === 'accepted') return null;
  untellOfReturn(tx, update);
  const request = update.request === null ? undefined : register.requests.get(update.request);
  const recommendation = register.recommendations.get(update.recommendation);
  if (request?.state !== 'open' || recommendation?.asked !== request.id) return null;
  tx.edit('requests', request.id, (draft) => {
    draft.state = 'answered';
    draft.settled = { by: update.by, at: update.at, note: '' };
  });
  tx.edit('recommendations', recommendation.id, (draft) => {
    draft.asked = null;
  });
  return null;
};

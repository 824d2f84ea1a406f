import { itemsOf } from '../domain/agenda.js';
import { sayDayAndTime } from '../domain/calendar.js';
import { draftMinutes } from '../domain/defaults.js';
import { minutedItems, standingMinutes } from '../domain/minute.js';
import { end } from '../domain/running-meeting.js';
import { meetingToRun } from './meeting-here.js';
import type { Result } from './result.js';
import { showMeeting } from './show-meeting.js';
import { tellOwners } from './tell-owners.js';
import type { Asker, Deps } from './use-case.js';

/** Ends the meeting: what it did not come to is carried over, and its minutes are a draft from then on. */
export const endMeeting = async (
  deps: Deps,
  asker: Asker,
  { meeting: id }: { readonly meeting: string },
): Promise<Result> => {
  const run = meetingToRun(deps, asker, id);
  if ('kind' in run) return run;
  const { meeting, person } = run;
  const { day, time } = meeting;
  await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Ended the meeting of ${sayDayAndTime(day, time)}`,
      cause: asker.cause,
    },
    (tx) => {
      const newest = tx.get('meetings', meeting.id);
      if (newest?.state !== 'running' || newest.held === null) return;
      const minuted = minutedItems(standingMinutes({ minutes: tx.all('minutes') }, meeting.id));
      const course = { items: itemsOf(deps.store.read(), newest), minuted };
      const held = end(newest.held, course, { by: person.id, now: deps.clock.now() });
      tx.edit('meetings', meeting.id, (draft) => {
        // Ended before and taken up again, it keeps what was corrected meanwhile.
        Object.assign(draft, { state: 'ended', held, minutes: draft.minutes ?? draftMinutes() });
      });
      const given = [...tx.all('actions').values()].filter((action) => action.meeting === meeting.id);
      tellOwners(tx, given, { by: (action) => action.by, deed: meeting.id }, deps.clock.now());
    },
  );
  const happened = 'The meeting has ended. If that was too early, “meeting start” takes it up again today.';
  return showMeeting(deps, asker, { meeting, happened });
};

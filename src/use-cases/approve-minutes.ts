import { toInstant } from '../domain/calendar.js';
import { chairs, mayRunMeeting } from '../domain/permission.js';
import type { DraftOf } from '../domain/register.js';
import { paperMeant } from './paper-meant.js';
import type { Result } from './result.js';
import { paperShown } from './show-paper.js';
import { type Asker, type Deps, refused } from './use-case.js';

type Minutes = NonNullable<DraftOf<'meetings'>['minutes']>;

const draftOf = (minutes: Minutes | null): Minutes =>
  minutes ?? { state: 'draft', corrections: [], approvedBy: null, approvedAt: null };

const NOT_ENDED = 'The meeting has not ended yet: its minutes are approved afterwards.';

/** The chair approves the minutes of a meeting that has ended; they change no more. */
export const approveMinutes = async (
  deps: Deps,
  asker: Asker,
  { meeting: named }: { readonly meeting: string },
): Promise<Result> => {
  const meant = paperMeant(deps, asker, 'minutes', named);
  if ('kind' in meant) return meant;
  const { board, meeting } = meant;
  const { person } = asker;
  if (!person || !chairs(person, board))
    return refused(`Only the chair of ${board.name} approves its minutes.`);
  if (meeting.state !== 'ended') return refused(NOT_ENDED);
  const reason = {
    by: person.id,
    via: asker.via,
    why: `Approved the minutes of ${board.name}, ${meeting.day}`,
    cause: asker.cause,
  };
  const changed = await deps.store.change(reason, (tx) => {
    if (tx.get('meetings', meeting.id)?.minutes?.state === 'approved') return false;
    tx.edit('meetings', meeting.id, (draft) => {
      draft.minutes = {
        ...draftOf(draft.minutes),
        state: 'approved',
        approvedBy: person.id,
        approvedAt: toInstant(deps.clock.now()),
      };
    });
    return true;
  });
  const already = changed.kind === 'applied' && !changed.result;
  const happened = already ? 'They were approved before.' : 'The minutes are approved.';
  return paperShown(deps, asker, meant, { what: 'minutes', page: 0, happened });
};

/** Adds a correction to minutes that are not approved yet: what stands is never rewritten, the paper says both. */
export const correctMinutes = async (
  deps: Deps,
  asker: Asker,
  { meeting: named, text }: { readonly meeting: string; readonly text: string },
): Promise<Result> => {
  const meant = paperMeant(deps, asker, 'minutes', named);
  if ('kind' in meant) return meant;
  const { board, meeting } = meant;
  const { person } = asker;
  if (!person || !(mayRunMeeting(deps.store.read(), person, board) || board.members.includes(person.id)))
    return refused(
      `Minutes are corrected by the chair and members of ${board.name} and the governance team.`,
    );
  if (meeting.state !== 'ended')
    return refused('The meeting goes on: “undo” takes back what you entered last.');
  const words = text.trim();
  if (words === '')
    return refused('What is to be corrected? For example: correct minutes: action 12 is for KH, not for MR.');
  const reason = {
    by: person.id,
    via: asker.via,
    why: `Corrected the minutes of ${board.name}, ${meeting.day}`,
    cause: asker.cause,
  };
  const changed = await deps.store.change(reason, (tx) => {
    if (tx.get('meetings', meeting.id)?.minutes?.state === 'approved') return false;
    tx.edit('meetings', meeting.id, (draft) => {
      const minutes = draftOf(draft.minutes);
      const correction = { by: person.id, at: toInstant(deps.clock.now()), text: words };
      draft.minutes = { ...minutes, corrections: [...minutes.corrections, correction] };
    });
    return true;
  });
  if (changed.kind === 'applied' && !changed.result)
    return refused(
      'The minutes are approved, so they change no more. Raise it at the next meeting: “note …” while it runs.',
    );
  return paperShown(deps, asker, meant, {
    what: 'minutes',
    page: 0,
    happened: 'Your correction stands in the minutes, under “Corrections”.',
  });
};

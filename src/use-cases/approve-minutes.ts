import { toInstant } from '../domain/calendar.js';
import { draftMinutes } from '../domain/defaults.js';
import { fitToKeep } from '../domain/kept-paper.js';
import { chairs } from '../domain/permission.js';
import type { Person } from '../domain/register.js';
import { minutesPaper } from '../papers/minutes-paper.js';
import { makingOf } from '../papers/paper-of.js';
import type { Tx } from '../ports.js';
import { quoted } from './on-item.js';
import { type MeetingMeant, mayCorrect, paperMeant } from './paper-meant.js';
import { registerOf } from './register-of.js';
import type { Result } from './result.js';
import { paperShown } from './show-paper.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const NOT_ENDED = 'The meeting has not ended yet: its minutes are approved afterwards.';

/** As a page of a paper, the last one: corrections stand at the end. */
const LAST_PAGE = Number.MAX_SAFE_INTEGER;

/**
 * The chair approves the minutes of a meeting that has ended; they change no more. Pressed on a card that others have
 * corrected since, nothing is approved: the corrections are shown first.
 */
export const approveMinutes = async (
  deps: Deps,
  asker: Asker,
  { meeting: named, seen }: { readonly meeting: string; readonly seen?: number },
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
  const changed = await deps.store.change(reason, (tx): string => {
    const minutes = tx.get('meetings', meeting.id)?.minutes;
    if (minutes?.state === 'approved') return 'They were approved before.';
    const corrections = minutes?.corrections.length ?? 0;
    if (seen !== undefined && corrections > seen) return sayCorrected(corrections - seen);
    tx.edit('meetings', meeting.id, (draft) => {
      draft.minutes = {
        ...(draft.minutes ?? draftMinutes()),
        state: 'approved',
        approvedBy: person.id,
        approvedAt: toInstant(deps.clock.now()),
      };
    });
    keepMinutes(deps, tx, meant);
    return sayApproved(corrections);
  });
  const { minutes } = deps.store.read().meetings.get(meeting.id) ?? meeting;
  const approved = minutes?.state === 'approved';
  const again = approved ? sayApproved(minutes.corrections.length) : '';
  const happened = changed.kind === 'applied' ? changed.result : again;
  const page = approved ? 0 : LAST_PAGE;
  return paperShown(deps, asker, meant, { what: 'minutes', page, happened });
};

const sayApproved = (corrections: number): string =>
  corrections === 0
    ? 'The minutes are approved.'
    : `The minutes are approved, with the ${corrections === 1 ? 'correction that stands' : `${corrections} corrections that stand`} at their end.`;

const sayCorrected = (more: number): string =>
  `Nothing is approved yet: since you were shown these minutes, ${more === 1 ? 'a correction was' : `${more} corrections were`} added. They are as follows now; “Approve the minutes” approves them so.`;

/** Keeps the minutes as they stand, so that they say for ever what was approved. */
const keepMinutes = (deps: Deps, tx: Tx, { board, meeting }: MeetingMeant): void => {
  const register = registerOf(tx);
  const making = makingOf({ register, anchor: deps.store.anchor(), now: deps.clock.now() });
  const newest = register.meetings.get(meeting.id) ?? meeting;
  const paper = minutesPaper(register, register.boards.get(board.id) ?? board, newest, making);
  tx.add('papers', fitToKeep({ id: meeting.id, ...paper }));
};

/** Minutes that the asker may correct now, or what refuses. */
export const toCorrect = (
  deps: Deps,
  asker: Asker,
  named: string,
): (MeetingMeant & { readonly person: Person }) | Refused => {
  const meant = paperMeant(deps, asker, 'minutes', named);
  if ('kind' in meant) return meant;
  const { board, meeting } = meant;
  const { person } = asker;
  if (!person || !mayCorrect(deps.store.read(), person, board))
    return refused(
      `Minutes are corrected by the chair and members of ${board.name} and the governance team.`,
    );
  if (meeting.state !== 'ended')
    return refused('The meeting goes on: “undo” takes back what you entered last.');
  return meeting.minutes?.state === 'approved' ? refused(APPROVED) : { ...meant, person };
};

const APPROVED =
  'The minutes are approved, so they change no more. Raise it at the next meeting: “note …” while it runs.';

const correctionForm = ({ board, meeting }: MeetingMeant, words: string, problem: string): Result => ({
  kind: 'correction-form',
  meeting,
  words,
  problem,
  audience: 'board',
  inspections: board.oversees,
});

/** Asks what of the minutes is wrong. */
export const openCorrection = (
  deps: Deps,
  asker: Asker,
  { meeting }: { readonly meeting: string },
): Result => {
  const meant = toCorrect(deps, asker, meeting);
  return 'kind' in meant ? meant : correctionForm(meant, '', '');
};

/** Adds a correction to minutes that are not approved yet: what stands is never rewritten, the paper says both. */
export const correctMinutes = async (
  deps: Deps,
  asker: Asker,
  { meeting: named, text, form }: { readonly meeting: string; readonly text: string; readonly form?: true },
): Promise<Result> => {
  const meant = toCorrect(deps, asker, named);
  if ('kind' in meant) return meant;
  const { board, meeting, person } = meant;
  const words = text.trim();
  if (words === '')
    return form
      ? correctionForm(meant, '', 'Say what is wrong and how it was.')
      : refused('What is to be corrected? For example: correct minutes: action 12 is for KH, not for MR.');
  const reason = {
    by: person.id,
    via: asker.via,
    why: `Corrected the minutes of ${board.name}, ${meeting.day}`,
    cause: asker.cause,
  };
  const changed = await deps.store.change(reason, (tx) => {
    if (tx.get('meetings', meeting.id)?.minutes?.state === 'approved') return false;
    tx.edit('meetings', meeting.id, (draft) => {
      const minutes = draft.minutes ?? draftMinutes();
      const correction = { by: person.id, at: toInstant(deps.clock.now()), text: words };
      draft.minutes = { ...minutes, corrections: [...minutes.corrections, correction] };
    });
    return true;
  });
  if (changed.kind === 'applied' && !changed.result) return refused(APPROVED);
  return paperShown(deps, asker, meant, {
    what: 'minutes',
    page: LAST_PAGE,
    happened: `Your correction stands in the minutes, under “Corrections”: ${quoted(words)}`,
  });
};

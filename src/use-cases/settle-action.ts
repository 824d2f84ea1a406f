import { toInstant } from '../domain/calendar.js';
import { beginning } from '../domain/cut.js';
import type { Action } from '../domain/register.js';
import { LONGEST_FIELD } from '../domain/update.js';
import { actionAllowed, actionShown, exposureOfBoard } from './action-meant.js';
import type { Result } from './result.js';
import { type Asker, type Deps, type Refused, refused } from './use-case.js';

const SAY_STATE = { open: 'open', done: 'done', withdrawn: 'withdrawn' } as const;

const tooLong = (words: string): string =>
  words.length > LONGEST_FIELD
    ? `That has ${words.length.toLocaleString('en-GB')} characters; at most ${LONGEST_FIELD.toLocaleString('en-GB')} fit. Please shorten it.`
    : '';

/** Brings an action to another state, from the one that it must be in. */
const settle = async (
  deps: Deps,
  asker: Asker,
  person: { readonly id: string },
  { id, number }: Action,
  {
    from,
    to,
    note,
  }: { readonly from: Action['state'] | null; readonly to: Action['state']; readonly note: string },
): Promise<Result> => {
  const said = note === '' ? '' : `: ${note}`;
  const why = to === 'open' ? `Opened action ${number} again` : `Action ${number} is ${SAY_STATE[to]}${said}`;
  const changed = await deps.store.change(
    { by: person.id, via: asker.via, why, cause: asker.cause },
    (tx): Refused | null => {
      const now = tx.get('actions', id);
      if (!now || (from === null ? now.state === to : now.state !== from))
        return refused(
          `Action ${number} is ${SAY_STATE[now?.state ?? 'withdrawn']} already, so nothing was changed.`,
          [{ label: `Action ${number}`, verb: 'show-action', data: { action: String(number) } }],
        );
      tx.edit('actions', id, (draft) => {
        draft.state = to;
        draft.settled = to === 'open' ? null : { by: person.id, at: toInstant(deps.clock.now()), note };
      });
      return null;
    },
  );
  if (changed.kind === 'applied' && changed.result) return changed.result;
  return actionShown(
    deps,
    asker,
    number,
    to === 'open' ? `Action ${number} is open again` : `Action ${number} is ${SAY_STATE[to]}`,
  );
};

/** Asks what was done about an action. */
export const openFinishAction = (
  deps: Deps,
  asker: Asker,
  { action: number }: { readonly action: number },
): Result => finishForm(deps, asker, number, '', '');

const finishForm = (deps: Deps, asker: Asker, number: number, note: string, problem: string): Result => {
  const meant = actionAllowed(deps, asker, number, 'finish');
  if ('kind' in meant) return meant;
  const { action, board } = meant;
  const exposure = exposureOfBoard(deps.store.read(), asker, board.id);
  return { kind: 'finish-action-form', action, note, problem, ...exposure };
};

/** Says that an action is done: its owner, whoever gave it, the board's chair and governance may. The note is kept. */
export const finishAction = async (
  deps: Deps,
  asker: Asker,
  said: { readonly action: number; readonly note: string; readonly form: boolean },
): Promise<Result> => {
  const meant = actionAllowed(deps, asker, said.action, 'finish');
  if ('kind' in meant) return meant;
  const note = said.note.trim();
  const problem = tooLong(note);
  // As much as the field takes: no form sends more.
  const fits = beginning(note, LONGEST_FIELD);
  if (problem) return said.form ? finishForm(deps, asker, said.action, fits, problem) : refused(problem);
  return settle(deps, asker, meant.person, meant.action, { from: 'open', to: 'done', note });
};

/** Withdraws an action, for a reason that is recorded. */
export const withdrawAction = async (
  deps: Deps,
  asker: Asker,
  said: { readonly action: number; readonly because: string },
): Promise<Result> => {
  const meant = actionAllowed(deps, asker, said.action, 'change');
  if ('kind' in meant) return meant;
  const note = said.because.trim();
  const problem =
    note === ''
      ? `Say why, in a few words: it is recorded. For example: action ${said.action} withdrawn because the plan changed`
      : tooLong(note);
  if (problem) return refused(problem);
  return settle(deps, asker, meant.person, meant.action, { from: 'open', to: 'withdrawn', note });
};

/** Opens an action again that was done or withdrawn. */
export const reopenAction = async (
  deps: Deps,
  asker: Asker,
  { action }: { readonly action: number },
): Promise<Result> => {
  const meant = actionAllowed(deps, asker, action, 'change');
  if ('kind' in meant) return meant;
  return settle(deps, asker, meant.person, meant.action, { from: null, to: 'open', note: '' });
};

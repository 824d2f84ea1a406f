import { ownerNamed } from '../domain/action.js';
import { sayDay, toInstant } from '../domain/calendar.js';
import type { Action } from '../domain/register.js';
import { LONGEST_FIELD } from '../domain/update.js';
import { actionAllowed, actionShown, exposureOfBoard, type MeantAction } from './action-meant.js';
import { choicesOf } from './open-minute-form.js';
import { personMeant } from './person-meant.js';
import { dueDay, personMentioned } from './record-action.js';
import type { Result } from './result.js';
import { tellOwners } from './tell-owners.js';
import { type Asker, type Deps, type Refused, refused, refusedPrivately } from './use-case.js';

const settledAlready = ({ action: { number, state } }: MeantAction): Refused =>
  refused(`Action ${number} is ${state} already. “action ${number} open” opens it again.`);

/** Whose it was and by when, until now: approved minutes say it so for ever. */
const standing = ({ owner, ownerSaid, due }: Action, now: number): Action['former'][number] => ({
  owner,
  ownerSaid,
  due,
  until: toInstant(now),
});

/** Gives an action to somebody else; without a name it asks for one. */
export const reassignAction = async (
  deps: Deps,
  asker: Asker,
  said: { readonly action: number; readonly to: string },
): Promise<Result> => {
  const meant = actionAllowed(deps, asker, said.action, 'change');
  if ('kind' in meant) return meant;
  const { action, board, person } = meant;
  if (action.state !== 'open') return settledAlready(meant);
  const register = deps.store.read();
  const to = said.to.trim().replace(/^@/, '');
  if (to === '')
    return {
      kind: 'reassign-action-form',
      action,
      choices: choicesOf(register, board),
      ...exposureOfBoard(register, asker, board.id),
    };
  const data = { action: String(action.number) };
  const found =
    register.people.get(to) ??
    personMentioned(register, asker, to) ??
    personMeant(deps, asker, to.replace(/^the\s+/i, ''), { verb: 'reassign-action', data });
  if ('kind' in found) return found;
  if (!found.active) return refusedPrivately(`${found.name} is no longer active. Please name somebody else.`);
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Gave action ${action.number} to ${found.name} in place of ${ownerNamed(register, action)}`,
      cause: asker.cause,
    },
    (tx) => {
      if (tx.get('actions', action.id)?.state !== 'open') return false;
      tx.edit('actions', action.id, (draft) => {
        draft.former.push(standing(draft, deps.clock.now()));
        draft.owner = found.id;
        draft.ownerSaid = found.name;
      });
      const given = tx.get('actions', action.id);
      // While its meeting goes on, nobody is told: what is given there is told when it ends.
      if (given && tx.get('meetings', action.meeting)?.state !== 'running')
        tellOwners(tx, [given], { by: () => person.id, deed: action.id }, deps.clock.now());
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result) return settledAlready(meant);
  return actionShown(deps, asker, action.number, `Action ${action.number} is for somebody else now`);
};

/** Moves the last day of an action, said back in full. */
export const moveAction = async (
  deps: Deps,
  asker: Asker,
  said: { readonly action: number; readonly to: string; readonly because: string },
): Promise<Result> => {
  const meant = actionAllowed(deps, asker, said.action, 'change');
  if ('kind' in meant) return meant;
  const { action, board, person } = meant;
  if (action.state !== 'open') return settledAlready(meant);
  if (said.because.length > LONGEST_FIELD) return refused('That reason is too long. Please shorten it.');
  const example = `action ${action.number} by 12 November`;
  const day = dueDay(deps, { board: board.id, zone: board.zone }, said.to, example);
  if (day !== null && typeof day !== 'string') return day;
  if (day === null) return refused(`Say until when, for example: ${example}`);
  const reason = said.because === '' ? '' : ` because ${said.because}`;
  const changed = await deps.store.change(
    {
      by: person.id,
      via: asker.via,
      why: `Moved the last day of action ${action.number} to ${sayDay(day)}${reason}`,
      cause: asker.cause,
    },
    (tx) => {
      if (tx.get('actions', action.id)?.state !== 'open') return false;
      tx.edit('actions', action.id, (draft) => {
        draft.former.push(standing(draft, deps.clock.now()));
        draft.due = day;
      });
      return true;
    },
  );
  if (changed.kind === 'applied' && !changed.result) return settledAlready(meant);
  return actionShown(deps, asker, action.number, `Action ${action.number} is due by ${sayDay(day)} now`);
};

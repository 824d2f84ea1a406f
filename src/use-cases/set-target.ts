import { sayDay, toInstant } from '../domain/calendar.js';
import { cut } from '../domain/cut.js';
import type { Named } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import { sayShort } from '../domain/words.js';
import { parseDay } from '../intents/parse-day.js';
import { todayFor } from './describe.js';
import { keep, meantAndAllowed, pressedAndAllowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/**
 * Sets the target date, with a reason. A date later than the one before is an extension: governance asks for it,
 * and the chair of a board that oversees the recommendation approves it by name.
 */
export const setTarget = async (
  deps: Deps,
  asker: Asker,
  { refs, on, because }: { readonly refs: readonly Named[]; readonly on: string; readonly because: string },
): Promise<Result> => {
  const [ref, second] = refs;
  if (!ref || second)
    return refused(
      'Set one target date at a time, for example: target 7 31 March because the training moved.',
    );
  const meant = meantAndAllowed(deps, asker, ref, 'set-target', 'set target dates');
  if ('kind' in meant) return meant;
  const register = deps.store.read();
  const { recommendation, person } = meant;
  const rec = sayShort(recommendation);
  const today = todayFor(register, deps);
  const day = parseDay(on, today)?.day;
  if (!day)
    return refused(
      `I cannot read “${cut(on, 60)}” as a day. Write it as: target ${recommendation.number} 31 March because …`,
    );
  if (day < today)
    return refused(
      `${sayDay(day)} has passed. A target is today or later. Say the year if you mean another one.`,
    );
  if (because === '')
    return refused(
      `A target date needs a reason, for the history. For example: target ${recommendation.number} ${on.trim()} because the course moved.`,
    );
  const before = recommendation.target?.on ?? null;
  const target = { on: day, reason: because, by: person.id, at: toInstant(deps.clock.now()) };
  if (before !== null && day > before && !may(register, person, 'approve-extension', { recommendation })) {
    return keep(deps, asker, meant, {
      why: `Asked for a later target date on ${rec}, ${sayDay(day)}: ${because}`,
      sentence: `A later target date for ${rec}, ${sayDay(day)} instead of ${sayDay(before)}, is asked for. The chair of its board approves it; until then the date stays.`,
      edit: (draft) => {
        draft.proposedTarget = target;
      },
    });
  }
  return keep(deps, asker, meant, {
    why: `Set the target date of ${rec} to ${sayDay(day)}: ${because}`,
    sentence: `The target date of ${rec} is ${sayDay(day)}${before && before !== day ? `; before it was ${sayDay(before)}` : ''}.`,
    edit: (draft) => {
      draft.target = target;
      draft.proposedTarget = null;
    },
  });
};

/** Approves the later date that was asked for. */
export const approveTarget = async (
  deps: Deps,
  asker: Asker,
  { ref }: { readonly ref: string },
): Promise<Result> => {
  const pressed = pressedAndAllowed(deps, asker, ref, 'approve-extension', 'approve a later target date');
  if ('kind' in pressed) return pressed;
  const { recommendation } = pressed;
  const asked = recommendation.proposedTarget;
  const rec = sayShort(recommendation);
  if (!asked) return refused(`No later date is asked for on ${rec}. Somebody may have settled it already.`);
  return keep(deps, asker, pressed, {
    why: `Approved the later target date of ${rec}, ${sayDay(asked.on)}: ${asked.reason}`,
    sentence: `The target date of ${rec} is now ${sayDay(asked.on)}, approved by ${pressed.person.name}.`,
    edit: (draft) => {
      if (draft.proposedTarget) draft.target = draft.proposedTarget;
      draft.proposedTarget = null;
    },
  });
};

/** Leaves the date as it is; the later one that was asked for is off the table. */
export const declineTarget = async (
  deps: Deps,
  asker: Asker,
  { ref }: { readonly ref: string },
): Promise<Result> => {
  const pressed = pressedAndAllowed(deps, asker, ref, 'approve-extension', 'decline a later target date');
  if ('kind' in pressed) return pressed;
  const { recommendation } = pressed;
  const rec = sayShort(recommendation);
  if (!recommendation.proposedTarget)
    return refused(`No later date is asked for on ${rec}. Somebody may have settled it already.`);
  return keep(deps, asker, pressed, {
    why: `Declined the later target date asked for on ${rec}`,
    sentence: `The target date of ${rec} stays as it is.`,
    edit: (draft) => {
      draft.proposedTarget = null;
    },
  });
};

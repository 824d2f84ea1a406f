import { toInstant } from '../domain/calendar.js';
import type { Named } from '../domain/lookup.js';
import { may } from '../domain/permission.js';
import type { Position } from '../domain/register.js';
import { SAY_POSITION, sayShort } from '../domain/words.js';
import { todayFor } from './describe.js';
import { keep, meantAndAllowed, pressedAndAllowed } from './keep.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** What the Commissioner publishes about a recommendation: governance drafts, the Commissioner approves. */
export const setPosition = async (
  deps: Deps,
  asker: Asker,
  { ref, position, because }: { readonly ref: Named; readonly position: string; readonly because: string },
): Promise<Result> => {
  const meant = meantAndAllowed(deps, asker, ref, 'draft-position', 'draft the published position');
  if ('kind' in meant) return meant;
  const { recommendation, person } = meant;
  const rec = sayShort(recommendation);
  const headline = readPosition(position);
  if (because === '') {
    return refused(
      `A position needs its reason: Police Act 1996 s.55(5B) asks for the action taken or proposed, or why none. For example: position ${recommendation.number} ${position} because …`,
    );
  }
  const approves = may(deps.store.read(), person, 'approve-position', { recommendation });
  const at = toInstant(deps.clock.now());
  const today = todayFor(deps.store.read(), deps);
  return keep(deps, asker, meant, {
    why: `${approves ? 'Set' : 'Drafted'} the position on ${rec}, ${SAY_POSITION[headline]}: ${because}`,
    sentence: approves
      ? `The published position on ${rec} is ${SAY_POSITION[headline]}.`
      : `The position on ${rec} is drafted as ${SAY_POSITION[headline]}. It is not published before the Commissioner approves it.`,
    edit: (draft) => {
      if (approves) {
        draft.position = { ...draft.position, headline, reason: because, since: today, draft: null };
      } else draft.position.draft = { headline, reason: because, by: person.id, at };
    },
  });
};

/** Approves the drafted position; from then on it is what is published. */
export const approvePosition = async (
  deps: Deps,
  asker: Asker,
  { ref }: { readonly ref: string },
): Promise<Result> => {
  const pressed = pressedAndAllowed(deps, asker, ref, 'approve-position', 'approve the published position');
  if ('kind' in pressed) return pressed;
  const { recommendation } = pressed;
  const drafted = recommendation.position.draft;
  const rec = sayShort(recommendation);
  if (!drafted) return refused(`No position is drafted on ${rec}. It may be approved already.`);
  const today = todayFor(deps.store.read(), deps);
  return keep(deps, asker, pressed, {
    why: `Approved the position on ${rec}, ${SAY_POSITION[drafted.headline]}: ${drafted.reason}`,
    sentence: `The published position on ${rec} is ${SAY_POSITION[drafted.headline]}, approved by ${pressed.person.name}.`,
    edit: (draft) => {
      const { headline, reason } = drafted;
      draft.position = { ...draft.position, headline, reason, since: today, draft: null };
    },
  });
};

/** Takes the drafted position off the table; what is published stays. */
export const declinePosition = async (
  deps: Deps,
  asker: Asker,
  { ref }: { readonly ref: string },
): Promise<Result> => {
  const pressed = pressedAndAllowed(deps, asker, ref, 'approve-position', 'decline a drafted position');
  if ('kind' in pressed) return pressed;
  const { recommendation } = pressed;
  const rec = sayShort(recommendation);
  if (!recommendation.position.draft)
    return refused(`No position is drafted on ${rec}. It may be settled already.`);
  return keep(deps, asker, pressed, {
    why: `Declined the drafted position on ${rec}`,
    sentence: `The drafted position on ${rec} is declined; what is published stays.`,
    edit: (draft) => {
      draft.position.draft = null;
    },
  });
};

const readPosition = (words: string): Position => {
  if (words.includes('taken')) return 'taken';
  if (words.includes('proposed')) return 'proposed';
  return words.includes('place') ? 'in-place' : 'none';
};

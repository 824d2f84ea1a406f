import { minutesIn } from '../domain/minutes-out.js';
import { toCorrect } from './approve-minutes.js';
import type { Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Longest words that are offered, in characters as JSON has them: they travel in the button. */
const LONGEST_OFFERED = 1_600;

/** The meeting whose minutes a card shows; null where it shows something else, or nobody knows any more. */
const minutesShown = (
  { store }: Pick<Deps, 'store'>,
  { conversation }: Asker,
  { to, about }: { readonly to: string; readonly about: string | null },
): string | null =>
  about === null
    ? minutesIn(store.read(), { conversation: conversation.id, message: to })
    : (/^minutes:(.+)$/.exec(about)?.[1] ?? null);

/**
 * What somebody said under draft minutes that they may correct, offered as a correction: it may as well be a word about
 * something else, and a correction stands for good. Null where it was said under anything else.
 */
export const offerCorrection = (
  deps: Deps,
  asker: Asker,
  reply: { readonly to: string; readonly about: string | null; readonly text: string },
): Result | null => {
  const meeting = minutesShown(deps, asker, reply);
  if (meeting === null || 'kind' in toCorrect(deps, asker, meeting)) return null;
  const words = reply.text.trim();
  if (JSON.stringify(words).length > LONGEST_OFFERED)
    return refused(
      'If that is a correction of the draft minutes, send it again with “correct minutes:” before it. It is too long for a button.',
    );
  return refused('Is that a correction of the draft minutes? It stands in them once you press the button.', [
    { label: 'Add the correction', verb: 'correct-minutes', data: { meeting, words } },
    { label: 'Show the minutes', verb: 'show-minutes', data: { meeting } },
  ]);
};

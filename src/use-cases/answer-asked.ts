import type { Named } from '../domain/lookup.js';
import { findMeant } from './find.js';
import { whyNoUpdate } from './open-update-form.js';
import type { Result } from './result.js';
import { showRequest } from './show-requests.js';
import { showStatus } from './show-status.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** What a press on one line of the daily message shows: the request, or how it stands where it was settled since. */
export const answerAsked = (
  deps: Deps,
  asker: Asker,
  { refs }: { readonly refs: readonly Named[] },
): Result => {
  const meant = findMeant(deps.store.read(), asker, refs, 'show-request');
  if (meant.kind === 'refused') return meant;
  const [recommendation] = meant.recommendations;
  if (!recommendation) return refused('Which recommendation do you mean? For example: rec 7.');
  const why = whyNoUpdate(deps, asker, recommendation);
  if (why) return why;
  return showRequest(deps, asker, recommendation) ?? showStatus(deps, asker, { refs });
};

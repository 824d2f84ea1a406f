import type { Named } from '../domain/lookup.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { exposureOf, type Result } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** How one or several recommendations stand, as far as the asker may know. */
export const showStatus = (
  deps: Deps,
  asker: Asker,
  { refs }: { readonly refs: readonly Named[] },
): Result => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, refs, 'show-status');
  if (meant.kind === 'refused') return meant;
  const today = todayFor(register, deps);
  const items = meant.recommendations.map((one) => describe(register, asker, one, today));
  return { kind: 'status', items, ...exposureOf(items) };
};

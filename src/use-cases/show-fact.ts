import type { Named } from '../domain/lookup.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { exposureOf, PUBLIC, type Result } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** Who owns it, or when it is due: one fact, said first. */
export const showFact = (
  deps: Deps,
  asker: Asker,
  { refs, fact }: { readonly refs: readonly Named[]; readonly fact: 'owner' | 'due' },
): Result => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, refs, fact === 'owner' ? 'show-owner' : 'show-due');
  if (meant.kind === 'refused') return meant;
  const today = todayFor(register, deps);
  const items = meant.recommendations.map((one) => describe(register, asker, one, today));
  // Due dates are published; who owns it is the force's working arrangement.
  return { kind: 'fact', fact, items, ...(fact === 'due' ? PUBLIC : exposureOf(items)) };
};

import type { Named } from '../domain/lookup.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { PUBLIC, type Result } from './result.js';
import type { Asker, Deps } from './use-case.js';

/** The whole text with the published answer, or the answer alone; published facts both. */
export const showText = (
  deps: Deps,
  asker: Asker,
  { refs, only }: { readonly refs: readonly Named[]; readonly only: 'all' | 'answer' },
): Result => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, refs, only === 'all' ? 'show-text' : 'show-answer');
  if (meant.kind === 'refused') return meant;
  const today = todayFor(register, deps);
  const items = meant.recommendations.map((one) => describe(register, asker, one, today));
  const document = meant.recommendations[0]?.source?.document;
  return {
    kind: 'text',
    only,
    items,
    source: document ? (register.documents.get(document)?.name ?? '') : '',
    ...PUBLIC,
  };
};

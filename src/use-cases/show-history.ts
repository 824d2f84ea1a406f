import type { Named } from '../domain/lookup.js';
import { describe, todayFor } from './describe.js';
import { findMeant } from './find.js';
import { historyLines, updateIds } from './history-lines.js';
import { exposureOf, type Result } from './result.js';
import { type Asker, type Deps, refused } from './use-case.js';

/** Most lines that a card shows; the newest are kept. */
const MOST_LINES = 12;

/** Every change to a recommendation and every update about it, newest first. A working fact as a whole. */
export const showHistory = (
  deps: Deps,
  asker: Asker,
  { refs }: { readonly refs: readonly Named[] },
): Result => {
  const register = deps.store.read();
  const meant = findMeant(register, asker, refs, 'show-history');
  if (meant.kind === 'refused') return meant;
  const [first] = meant.recommendations;
  if (!first) return refused('Which recommendation’s history? For example: history of rec 7.');
  const item = describe(register, asker, first, todayFor(register, deps));
  if (!item.may.history) {
    return refused(
      'The history is for the people who work on the recommendation. I can show you what is published.',
      [{ label: 'Status', verb: 'show-status', data: { ref: first.id } }],
    );
  }
  const lines = historyLines(deps.store, first, updateIds(register)).reverse();
  return {
    kind: 'history',
    item,
    lines: lines.slice(0, MOST_LINES),
    more: Math.max(0, lines.length - MOST_LINES),
    ...exposureOf([item]),
  };
};

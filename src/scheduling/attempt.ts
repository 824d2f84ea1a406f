import { toInstant } from '../domain/calendar.js';
import type { DraftOf } from '../domain/register.js';

/** How often and how long sending is tried, in milliseconds: some nine hours in all, an outage of a night. */
export const RETRY = { attempts: 15, first: 30_000, longest: 3_600_000 } as const;

const MAYBE_TWICE = 'It may have been sent twice: nobody could say whether an earlier attempt arrived.';
const MAYBE_ONCE =
  'It may have been sent: nobody could say whether an attempt arrived, and it is not tried again.';

/**
 * How long to wait after so many attempts, in milliseconds: doubled each time up to the longest, and of that half
 * to the whole by `jitter` (0 up to 1), so that what failed together does not come back together.
 */
export const backoff = (attempts: number, jitter: number): number =>
  Math.round(Math.min(RETRY.longest, RETRY.first * 2 ** (attempts - 1)) * (0.5 + jitter / 2));

/** What came of an attempt, or of asking the platform about one. */
export type Attempt =
  | { readonly kind: 'sent'; readonly message: string }
  /** It did not arrive, for certain or as far as an error tells. */
  | {
      readonly kind: 'unsent';
      readonly why: string;
      /** Milliseconds that the platform asks to wait; null where it does not say. */
      readonly after: number | null;
    }
  /** Nothing can be sent there any more. */
  | { readonly kind: 'gone'; readonly why: string }
  /** It may have arrived, and the platform cannot be asked. */
  | { readonly kind: 'ambiguous' };

/**
 * Writes into the ledger what came of an attempt at `now` (milliseconds since 1970): sent, to be tried again later,
 * or given up. What may have arrived is tried once more and flagged, never a third time.
 */
export const markAttempt = (
  draft: DraftOf<'deliveries'>,
  attempt: Attempt,
  now: number,
  jitter: () => number,
): void => {
  if (attempt.kind === 'sent') {
    draft.state = 'sent';
    draft.sentAt = toInstant(now);
    draft.message = attempt.message;
    return;
  }
  if (attempt.kind === 'gone') {
    draft.state = 'failed';
    draft.note = `Nothing can be sent there any more: ${attempt.why}`.slice(0, 500);
    return;
  }
  const again = attempt.kind === 'ambiguous' && draft.note === MAYBE_TWICE;
  if (again || draft.attempts >= RETRY.attempts) {
    draft.state = 'failed';
    draft.note =
      attempt.kind === 'ambiguous'
        ? MAYBE_ONCE
        : `Given up after ${draft.attempts} attempts. The last: ${attempt.why}`;
    return;
  }
  draft.state = 'decided';
  const asked = attempt.kind === 'unsent' ? (attempt.after ?? 0) : 0;
  draft.notBefore = toInstant(now + Math.max(asked, backoff(Math.max(1, draft.attempts), jitter())));
  if (attempt.kind === 'ambiguous') draft.note = MAYBE_TWICE;
};

/** Why nothing is known to have arrived, for the operator's log. */
export const sayAttempt = (came: Exclude<Attempt, { kind: 'sent' }>): string =>
  came.kind === 'ambiguous' ? 'nobody could say whether it arrived.' : came.why;

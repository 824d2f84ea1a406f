import { toInstant } from '../domain/calendar.js';
import type { Delivery, DraftOf } from '../domain/register.js';

/** How often and how long sending is tried, in milliseconds: some nine hours in all, an outage of a night. */
export const RETRY = { attempts: 15, first: 30_000, longest: 3_600_000 } as const;

const MAYBE_TWICE = 'It may have been sent twice: nobody could say whether an earlier attempt arrived.';
const MAYBE_ONCE =
  'It may have been sent: nobody could say whether an attempt arrived, and it is not tried again.';
const ASK_FIRST = 'No answer came to an attempt: the platform is asked for it before the next.';

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
  | { readonly kind: 'ambiguous' }
  /** No answer came, and the platform, asked at once, has no such message: it may still be on its way. */
  | { readonly kind: 'absent' }
  /** It may have arrived, and the platform, which can be asked, did not answer that either. */
  | { readonly kind: 'unasked'; readonly why: string; readonly after: number | null };

/** Whether the platform has to be asked for an earlier attempt before the next is made. */
export const asksFirst = ({ note }: Pick<Delivery, 'note'>): boolean => note === ASK_FIRST;

/** Two sentences of the ledger: that it may have gone out already stays said. */
export const alsoSaying = (note: string | null, more: string): string =>
  [note === ASK_FIRST ? null : note, more]
    .filter((one) => one !== null)
    .join(' ')
    .slice(0, 500);

/** Whether this attempt has to be the last. What may have arrived is tried once more and flagged, never a third time. */
const isLast = (draft: DraftOf<'deliveries'>, attempt: Attempt): boolean =>
  draft.attempts >= RETRY.attempts || (attempt.kind === 'ambiguous' && draft.note === MAYBE_TWICE);

/**
 * Writes into the ledger what came of an attempt at `now` (milliseconds since 1970): sent, to be tried again later,
 * or given up.
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
    if (asksFirst(draft)) draft.note = null;
    return;
  }
  if (attempt.kind === 'gone') {
    draft.state = 'failed';
    draft.note = alsoSaying(draft.note, `Nothing can be sent there any more: ${attempt.why}`);
    return;
  }
  const unsure = attempt.kind === 'ambiguous' || attempt.kind === 'unasked';
  if (isLast(draft, attempt)) {
    draft.state = 'failed';
    const last = `Given up after ${draft.attempts} attempts. The last: ${sayAttempt(attempt)}`;
    draft.note = unsure ? MAYBE_ONCE : alsoSaying(draft.note, last);
    return;
  }
  draft.state = 'decided';
  const asked = 'after' in attempt ? (attempt.after ?? 0) : 0;
  draft.notBefore = toInstant(now + Math.max(asked, backoff(Math.max(1, draft.attempts), jitter())));
  if (attempt.kind === 'ambiguous') draft.note = MAYBE_TWICE;
  else if (attempt.kind !== 'unsent') draft.note ??= ASK_FIRST;
};

/**
 * Writes into the ledger what the platform said of an attempt that was left behind: by a stop, or without an answer.
 * Nothing failed just now, so what it does not have may be sent at once.
 */
export const markAsked = (
  draft: DraftOf<'deliveries'>,
  came: Attempt,
  now: number,
  jitter: () => number,
): void => {
  if (came.kind === 'unasked') draft.attempts += 1;
  markAttempt(draft, came, now, jitter);
  if (draft.state !== 'decided' || came.kind === 'unasked') return;
  draft.notBefore = toInstant(now);
  if (asksFirst(draft)) draft.note = null;
};

/** Why nothing is known to have arrived, for the operator's log. */
export const sayAttempt = (came: Exclude<Attempt, { kind: 'sent' }>): string => {
  switch (came.kind) {
    case 'ambiguous':
      return 'nobody could say whether it arrived.';
    case 'absent':
      return 'no answer, and the platform has no such message.';
    default:
      return came.why;
  }
};

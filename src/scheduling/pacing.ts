import type { Platform } from '../domain/register.js';

/** So many calls in any stretch of so many milliseconds. A stretch of 0: so many under way at once. */
export interface Window {
  readonly count: number;
  readonly within: number;
}

/** What is asked of a platform: to take a message, or whether it has one. */
export type Call = 'send' | 'ask';

/** The windows of one kind of call: those of each conversation, and those of all of them together. */
export interface Limits {
  readonly conversation: readonly Window[];
  readonly platform: readonly Window[];
}

const NONE: Limits = { conversation: [], platform: [] };

/**
 * What the platforms document. The bot serves one tenant and one workspace, so "together" is per tenant and per
 * workspace. Teams: "Optimize your bot with rate limiting"; it is never asked, only our own transcript is. Slack:
 * "Rate limits" (`chat.postMessage` special: 1 a second a channel; `conversations.history` tier 3: 50 a minute).
 * Slack's limit on a workspace's messages has no published number; how many are under way at once is ours, so that
 * none spends its ten seconds in the library's own queue.
 */
export const LIMITS: Readonly<Record<Platform, Readonly<Record<Call, Limits>>>> = {
  teams: {
    send: {
      conversation: [
        { count: 7, within: 1_000 },
        { count: 8, within: 2_000 },
        { count: 60, within: 30_000 },
        { count: 1_800, within: 3_600_000 },
      ],
      platform: [{ count: 30, within: 1_000 }],
    },
    ask: NONE,
  },
  slack: {
    send: { conversation: [{ count: 1, within: 1_000 }], platform: [{ count: 50, within: 0 }] },
    ask: { conversation: [], platform: [{ count: 50, within: 60_000 }] },
  },
  web: { send: NONE, ask: NONE },
  console: { send: NONE, ask: NONE },
};

/** The longest stretch that any limit looks back over, in milliseconds. */
export const LONGEST_WINDOW = 3_600_000;

/** The calls that count towards the same windows. */
export interface Past {
  /** When those that have ended did, in order; only as many as any window counts. Milliseconds since 1970. */
  readonly ended: readonly number[];
  readonly underWay: number;
  /** Until when the platform asked to be left alone. */
  readonly heldUntil: number;
}

export const NOTHING_YET: Past = { ended: [], underWay: 0, heldUntil: Number.NEGATIVE_INFINITY };

/**
 * When the next call may begin, in milliseconds since 1970; Infinity while that depends on one under way ending.
 *
 * A call reaches the platform at some moment between its beginning and its end, and nobody here knows when. So a
 * former one counts from its end and the next from its beginning: however long each takes on its way, the platform
 * never sees more in a window than it allows. The price is one call's duration for each window.
 */
export const mayGoAt = (windows: readonly Window[], past: Past, now: number): number =>
  windows.reduce((at, { count, within }) => {
    const back = count - past.underWay;
    if (back <= 0) return Number.POSITIVE_INFINITY;
    const ended = past.ended.at(-back);
    // A clock that was set back must not hold anything up for as long as it went.
    return ended === undefined ? at : Math.max(at, Math.min(ended, now) + within);
  }, past.heldUntil);

export const begin = (past: Past): Past => ({ ...past, underWay: past.underWay + 1 });

/** A call has ended at `now`, and the platform asked to be left alone for `hold` milliseconds. */
export const end = (past: Past, windows: readonly Window[], now: number, hold: number): Past => {
  const longest = Math.max(0, ...windows.map(({ count }) => count));
  return {
    ended: longest === 0 ? [] : [...past.ended, now].slice(-longest),
    underWay: past.underWay - 1,
    heldUntil: hold > 0 ? Math.max(past.heldUntil, now + hold) : past.heldUntil,
  };
};

/** Whether the past has nothing to say about the future any more, so that it need not be kept. */
export const isOver = ({ ended, underWay, heldUntil }: Past, now: number): boolean =>
  underWay === 0 && heldUntil <= now && (ended.at(-1) ?? Number.NEGATIVE_INFINITY) + LONGEST_WINDOW <= now;

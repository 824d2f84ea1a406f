import type { Platform } from '../../domain/register.js';
import type { Clock, Log } from '../../ports.js';
import type { Turn } from '../../turn.js';

/** What a platform's own directory says of a user. */
export interface Listed {
  readonly name: string;
  /** From another organisation, restricted, removed, or a bot: a viewer at most. */
  readonly guest: boolean;
  /** Only where the app may read it, and the address is the organisation's own. */
  readonly email: string | null;
}

/** The turn of somebody as the directory lists them now. */
export const asListed = (turn: Turn, { name, guest, email }: Listed): Turn => ({
  ...turn,
  ...(turn.kind === 'lifecycle' && name ? { by: name } : {}),
  account: {
    id: turn.account.id,
    name: name || turn.account.name,
    ...(guest ? { guest: true as const } : {}),
    ...(email === null ? {} : { email }),
  },
});

/** How long an answer holds, how long it stands in for one that is not given, and how many are kept. */
const FRESH = 60 * 60_000;
const STALE = 24 * FRESH;
const MOST = 5_000;

/** How long whoever speaks may wait to be looked up, in milliseconds, where a platform says nothing else. */
const LOOKUP_PATIENCE_MS = 700;

/** Nobody who cannot be looked up is more than a viewer. */
const UNKNOWN: Listed = { name: '', guest: true, email: null };

/** Gives what is known of a user, where nothing fresh is by `ask`, which gives null for somebody whom nobody lists. */
export type Directory = (user: string, ask: () => Promise<Listed | null>) => Promise<Listed>;

/**
 * Remembers for an hour what a platform's directory says of its users, and asks once for all who wait for the same
 * user. While there is no answer within `patience` milliseconds, one of the last day stands. Never rejects.
 */
export const createDirectory = ({
  platform,
  clock,
  log,
  patience = LOOKUP_PATIENCE_MS,
}: {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly log: Log;
  readonly patience?: number | undefined;
}): Directory => {
  const known = new Map<string, { readonly listed: Listed; readonly at: number }>();
  const asking = new Map<string, Promise<Listed | null>>();

  const remember = (user: string, listed: Listed | null): Listed => {
    known.delete(user);
    if (listed === null) return UNKNOWN;
    known.set(user, { listed, at: clock.now() });
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return listed;
  };

  const begin = (user: string, ask: () => Promise<Listed | null>): Promise<Listed | null> => {
    const begun = Promise.resolve()
      .then(ask)
      .then((listed) => remember(user, listed))
      .catch(() => null)
      .finally(() => leave(user, begun));
    asking.set(user, begun);
    return begun;
  };

  const leave = (user: string, asked: Promise<Listed | null>): void => {
    if (asking.get(user) === asked) asking.delete(user);
  };

  return async (user, ask) => {
    const before = known.get(user);
    if (before && clock.now() - before.at < FRESH) return before.listed;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patience);
    });
    const asked = asking.get(user) ?? begin(user, ask);
    const found = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
    if (found !== null) return found;
    // One that hangs may never end: whoever speaks next asks anew. Should it end, it is remembered all the same.
    leave(user, asked);
    log.warn(`${platform}: the directory gave no answer about a user.`);
    return before && clock.now() - before.at < STALE ? before.listed : UNKNOWN;
  };
};

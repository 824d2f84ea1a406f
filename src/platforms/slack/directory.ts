import type { WebClient } from '@slack/web-api';
import { beginning } from '../../domain/cut.js';
import type { Clock, Log } from '../../ports.js';
import type { Turn } from '../../turn.js';

/** What the workspace's own directory says of a user. */
export interface Listed {
  readonly name: string;
  /** From another organisation, restricted, removed, or a bot: a viewer at most. */
  readonly guest: boolean;
  /** Only where the app may read it, and the address is the workspace's own. */
  readonly email: string | null;
}

/** The turn of somebody as the workspace's directory lists them now. */
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

/** How long an answer holds, how long it stands in for one that Slack does not give, how long to wait, how many are kept. */
const FRESH = 60 * 60_000;
const STALE = 24 * FRESH;
const PATIENCE = 700;
const MOST = 5_000;

/** Nobody who cannot be looked up is more than a viewer. */
const UNKNOWN: Listed = { name: '', guest: true, email: null };

/** Looks users up, and remembers them for an hour; while Slack gives no answer, one of the last day stands. */
export const createDirectory = (
  client: Pick<WebClient, 'users'>,
  team: string,
  clock: Clock,
  log: Log,
): ((user: string) => Promise<Listed>) => {
  const known = new Map<string, { readonly listed: Listed; readonly at: number }>();
  const asking = new Map<string, Promise<Listed | null>>();

  const ask = async (user: string): Promise<Listed> => {
    const { user: found } = await client.users.info({ user });
    if (!found) return UNKNOWN;
    const guest =
      found.deleted === true ||
      found.is_bot === true ||
      found.is_restricted === true ||
      found.is_ultra_restricted === true ||
      found.is_stranger === true ||
      found.team_id !== team;
    const listed: Listed = {
      name: beginning(found.real_name || found.name || '', 300),
      guest,
      email: guest ? null : (found.profile?.email ?? null),
    };
    known.delete(user);
    known.set(user, { listed, at: clock.now() });
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return listed;
  };

  return async (user) => {
    const before = known.get(user);
    if (before && clock.now() - before.at < FRESH) return before.listed;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE);
    });
    const asked =
      asking.get(user) ??
      ask(user)
        .catch(() => null)
        .finally(() => asking.delete(user));
    asking.set(user, asked);
    const found = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
    if (found === null) log.warn('slack: the directory gave no answer about a user.');
    if (found !== null) return found;
    return before && clock.now() - before.at < STALE ? before.listed : UNKNOWN;
  };
};

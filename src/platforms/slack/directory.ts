import type { WebClient } from '@slack/web-api';
import { beginning } from '../../domain/cut.js';
import type { Clock, Log } from '../../ports.js';
import { createDirectory, type Listed } from '../chat/directory.js';

/** Looks a user up: what the workspace's own directory says, as {@link createDirectory} remembers it. */
export type SlackDirectory = (user: string) => Promise<Listed>;

/** Looks users up in the workspace `team`. */
export const createSlackDirectory = (
  client: Pick<WebClient, 'users'>,
  team: string,
  clock: Clock,
  log: Log,
): SlackDirectory => {
  const look = createDirectory({ platform: 'slack', clock, log });

  const ask = async (user: string): Promise<Listed | null> => {
    const { user: found } = await client.users.info({ user });
    if (!found) return null;
    const guest =
      found.deleted === true ||
      found.is_bot === true ||
      found.is_restricted === true ||
      found.is_ultra_restricted === true ||
      found.is_stranger === true ||
      found.team_id !== team;
    return {
      name: beginning(found.real_name || found.name || '', 300),
      guest,
      email: guest ? null : (found.profile?.email ?? null),
    };
  };

  return (user) => look(user, () => ask(user));
};

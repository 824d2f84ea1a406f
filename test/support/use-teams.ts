import { afterEach, beforeEach } from 'vitest';
import { CHANNEL, from, startTeams, type TeamsOnTest } from './teams.js';

/** Somebody who may see only what is published. */
export const viewer = { from: from('viewer') };
/** In the channel. */
export const here = { id: CHANNEL, conversationType: 'channel', isGroup: true };
/** For each test of a file a Teams of its own, with the real bot and a stand-in for the connector. */
export const useTeams = () => {
  let teams: TeamsOnTest;
  beforeEach(async () => {
    teams = await startTeams();
  });
  afterEach(() => teams.close());

  const posted = () => teams.connector.messages().filter(({ method }) => method === 'POST');
  return {
    get teams(): TeamsOnTest {
      return teams;
    },
    /** New messages, as Teams got them. */
    posted,
    /** Their words. */
    said: (): readonly string[] => posted().map(({ body }) => body.summary),
    /** Teams' own id of the last message in a conversation. */
    lastIn: (conversation: string): string =>
      [...teams.connector.kept.values()].findLast((kept) => kept.conversation === conversation)?.id ?? '',
    /** A conversation as the register has it. */
    record: (id: string) => teams.world.store.read().conversations.get(id),
  };
};

import type { WebClient } from '@slack/web-api';
import type { Turn } from '../../turn.js';
import type { Converse } from '../chat/converse.js';
import { asListed } from '../chat/directory.js';
import type { Channel } from '../chat/say.js';
import type { SlackDirectory } from './directory.js';
import { LIMITS } from './limits.js';
import { toBlocks } from './to-blocks.js';

/** What publishing Home needs. */
export interface HomeDeps {
  readonly client: Pick<WebClient, 'views'>;
  readonly converse: Converse;
  readonly directory: SlackDirectory;
}

/** Home of one user: what is said there takes the place of what stood there, and no message is left to change. */
const homeOf = (client: HomeDeps['client'], user: string): Channel => ({
  post: async (_conversation, { card }) => {
    await client.views.publish({
      user_id: user,
      view: { type: 'home', blocks: toBlocks(card, LIMITS.modalBlocks).blocks },
    });
    return null;
  },
  update: () => Promise.reject(new Error('Home has no messages.')),
});

/** Publishes Home to `user`, once for each turn's id. Rejects where Slack did not take it: the turn may be sent again. */
export const createHome =
  ({ client, converse, directory }: HomeDeps) =>
  async (turn: Turn, user: string): Promise<void> => {
    const { id } = turn.conversation;
    const listed = asListed(turn, await directory(user));
    await converse(listed, { here: id, own: async () => id }, homeOf(client, user));
  };

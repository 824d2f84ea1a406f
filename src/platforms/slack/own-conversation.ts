import type { WebClient } from '@slack/web-api';
import type { Conversation } from '../../domain/register.js';
import type { Store } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { personWith } from '../../use-cases/add-person.js';
import { keepOpened } from '../../use-cases/note-conversation.js';
import { calling } from './api.js';
import { conversationOf, type Installation, readAddress, toAddress } from './where.js';

/** Gives the id of the speaker's own conversation with the bot; opens it where there is none, once. */
export type OwnConversation = (turn: Turn, user: string) => Promise<string>;

/** Remembers in the register what it opened. */
export const createOwnConversation = ({
  client,
  store,
  app,
}: {
  readonly client: Pick<WebClient, 'conversations'>;
  readonly store: Store;
  readonly app: Installation;
}): OwnConversation => {
  const opening = new Map<string, Promise<string>>();

  const isOf = ({ id, kind, stopped, address }: Conversation, user: string): boolean =>
    kind === 'direct' &&
    stopped === null &&
    id.startsWith(conversationOf(app, '')) &&
    readAddress(address)?.user === user;

  const open = async ({ account }: Turn, user: string): Promise<string> => {
    const { channel } = await calling(() => client.conversations.open({ users: user }));
    if (!channel?.id) throw new Error('Slack opened a conversation and did not say which.');
    const id = conversationOf(app, channel.id);
    const known = account.guest
      ? null
      : personWith(store.read().people.values(), { platform: 'slack', id: account.id });
    await keepOpened(
      { store },
      {
        id,
        platform: 'slack',
        name: account.name,
        person: known?.id ?? null,
        address: toAddress(channel.id, user),
      },
    );
    return id;
  };

  return async (turn, user) => {
    // A command may be given in somebody else's direct conversation: only what is said to the bot shows its own.
    if (turn.conversation.kind === 'direct' && turn.conversation.address !== undefined)
      return turn.conversation.id;
    for (const known of store.read().conversations.values()) if (isOf(known, user)) return known.id;
    const before = opening.get(user);
    if (before) return before;
    const begun = open(turn, user).finally(() => opening.delete(user));
    opening.set(user, begun);
    return begun;
  };
};

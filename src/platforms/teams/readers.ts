import type { Store } from '../../ports.js';
import { fromAddress } from './place.js';
import { MOST_READERS } from './to-card.js';

/** Who may get a view of their own of a card: Teams' own ids of the people that the bot knows of. */
export interface Readers {
  /** Notes that somebody spoke in a conversation. */
  spoke(conversation: string, user: string): void;
  /** The last who spoke there, and then those whose own conversation with the bot is known; at most sixty. */
  of(conversation: string): readonly string[];
}

/** Most conversations whose speakers are kept in memory. */
const KEPT = 1_000;

/** Keeps speakers in memory only: after a restart there are those of the register, until somebody speaks. */
export const createReaders = (store: Pick<Store, 'read'>): Readers => {
  const speakers = new Map<string, Set<string>>();
  return {
    spoke: (conversation, user) => {
      const there = speakers.get(conversation) ?? new Set<string>();
      there.delete(user);
      there.add(user);
      const [first] = there;
      if (there.size > MOST_READERS && first !== undefined) there.delete(first);
      speakers.delete(conversation);
      speakers.set(conversation, there);
      const oldest = speakers.keys().next().value;
      if (speakers.size > KEPT && oldest !== undefined) speakers.delete(oldest);
    },
    of: (conversation) => {
      const { conversations } = store.read();
      if (conversations.get(conversation)?.kind !== 'shared') return [];
      const known = [...conversations.values()].flatMap(({ platform, kind, person, stopped, address }) => {
        const user =
          platform === 'teams' && kind === 'direct' && person !== null && stopped === null
            ? fromAddress(address)?.user
            : undefined;
        return user ? [user.id] : [];
      });
      const spoken = [...(speakers.get(conversation) ?? [])].reverse();
      return [...new Set([...spoken, ...known])].slice(0, MOST_READERS);
    },
  };
};

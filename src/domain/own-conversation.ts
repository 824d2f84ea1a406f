import { madeOf } from './filed.js';
import type { Register } from './register.js';

const owned = madeOf((conversations: Register['conversations']): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, person, kind, stopped } of conversations.values())
    if (person !== null && kind === 'direct' && stopped === null) found.set(person, id);
  return found;
});

/**
 * Where everybody who has a conversation of their own with the bot can be written to, by person: their newest that still
 * takes messages.
 */
export const ownConversations = ({
  conversations,
}: Pick<Register, 'conversations'>): ReadonlyMap<string, string> => owned(conversations);

/** Where one person can be written to: their newest own conversation with the bot that still takes messages. */
export const ownConversation = (register: Pick<Register, 'conversations'>, person: string): string | null =>
  ownConversations(register).get(person) ?? null;

import type { Register } from './register.js';

/**
 * Where everybody who has a conversation of their own with the bot can be written to, by person: their newest that still
 * takes messages. For whoever asks about many people.
 */
export const ownConversations = ({
  conversations,
}: Pick<Register, 'conversations'>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { id, person, kind, stopped } of conversations.values())
    if (person !== null && kind === 'direct' && stopped === null) found.set(person, id);
  return found;
};

/** Where one person can be written to: their newest own conversation with the bot that still takes messages. */
export const ownConversation = (register: Pick<Register, 'conversations'>, person: string): string | null => {
  let found: string | null = null;
  for (const { id, person: whose, kind, stopped } of register.conversations.values())
    if (whose === person && kind === 'direct' && stopped === null) found = id;
  return found;
};

import type { Register } from './register.js';

/** Where one person can be written to: their newest own conversation with the bot that still takes messages. */
export const ownConversation = (register: Pick<Register, 'conversations'>, person: string): string | null => {
  let found: string | null = null;
  for (const { id, person: whose, kind, stopped } of register.conversations.values())
    if (whose === person && kind === 'direct' && stopped === null) found = id;
  return found;
};

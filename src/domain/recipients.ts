import { ownConversation } from './own-conversation.js';
import type { Person, Register } from './register.js';

/** Who is written to for a person: themselves, or governance for whoever has left or has no conversation with the bot. */
export const recipientsFor = (
  register: Register,
  person: Person,
): readonly { person: Person; conversation: string }[] => {
  const own = person.active ? ownConversation(register, person.id) : null;
  return own === null ? governanceTeam(register) : [{ person, conversation: own }];
};

/** The active governance team, as far as they can be written to. */
export const governanceTeam = (register: Register): readonly { person: Person; conversation: string }[] =>
  [...register.people.values()].flatMap((person) => {
    const conversation =
      person.active && person.roles.includes('governance') ? ownConversation(register, person.id) : null;
    return conversation === null ? [] : [{ person, conversation }];
  });

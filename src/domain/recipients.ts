import { ownConversations } from './own-conversation.js';
import type { Person, Register } from './register.js';

/** Somebody who can be written to, and where. */
export interface Recipient {
  readonly person: Person;
  readonly conversation: string;
}

/** Who is written to. */
export interface Recipients {
  /** Those of the governance team who can be reached. */
  readonly governance: readonly Recipient[];
  /** The person themselves; null where they have left or have no conversation with the bot. */
  own(person: Person): Recipient | null;
  /** For a person: themselves, or governance for whoever has left or has no conversation with the bot. */
  of(person: Person): readonly Recipient[];
}

/** Who can be written to in this register: its conversations are gone through once, however many people are asked. */
export const recipientsIn = (register: Register): Recipients => {
  const conversations = ownConversations(register);
  const reached = (person: Person): readonly Recipient[] => {
    const conversation = person.active ? conversations.get(person.id) : undefined;
    return conversation === undefined ? [] : [{ person, conversation }];
  };
  const governance = [...register.people.values()]
    .filter(({ roles }) => roles.includes('governance'))
    .flatMap(reached);
  return {
    governance,
    own: (person) => reached(person)[0] ?? null,
    of: (person) => {
      const own = reached(person);
      return own.length > 0 ? own : governance;
    },
  };
};

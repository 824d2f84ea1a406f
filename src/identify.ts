import { inspectionsOf } from './domain/board.js';
import { actingBy } from './domain/permission.js';
import type { Register } from './domain/register.js';
import type { Turn } from './turn.js';
import { personWith } from './use-cases/add-person.js';
import type { Asker } from './use-cases/use-case.js';

/** Who speaks and where, from the platform's authenticated identity and the register; nothing in a card is believed. */
export const identify = (register: Register, turn: Turn): Asker => {
  const known = register.conversations.get(turn.conversation.id);
  const board = known?.board ?? null;
  const found = board === null ? undefined : register.boards.get(board);
  const overseen = found === undefined ? [] : inspectionsOf(found);
  const account = { platform: turn.platform, id: turn.account.id };
  const person = personWith(register.people.values(), account);
  const linked = person?.accounts.find(
    ({ platform, id }) => platform === account.platform && id === account.id,
  );
  return {
    person: person?.active && linked && !turn.account.guest ? actingBy(person, linked.by) : null,
    via: turn.platform,
    conversation: {
      id: turn.conversation.id,
      // What only the speaker sees is theirs alone, wherever it stands.
      kind: turn.privately ? 'direct' : turn.conversation.kind,
      ...(turn.privately && turn.conversation.kind === 'shared' ? { privately: true as const } : {}),
      board,
      // A board that oversees one inspection means that one by a bare number, unless somebody said otherwise.
      inspection: known?.inspection ?? (overseen.length === 1 ? (overseen[0] ?? null) : null),
    },
    cause: turn.id,
  };
};

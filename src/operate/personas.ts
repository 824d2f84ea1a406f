import { mayBeInBoard } from '../domain/permission.js';
import type { Person, Register } from '../domain/register.js';
import { SAY_ROLE, sayList, sayShort } from '../domain/words.js';
import type { Persona } from '../platforms/web/server.js';
import { BOARD_CHANNEL } from './seed-demo.js';

/** Everybody with an account on the page, what they are there for, and whether the board's channel is for them. */
export const personas = (register: Register): Persona[] =>
  [...register.people.values()].flatMap((person) => {
    const account = person.accounts.find(({ platform }) => platform === 'web');
    if (!account || !person.active) return [];
    const owns = [...register.recommendations.values()].filter(({ owner }) => owner === person.id);
    const chairs = [...register.boards.values()].filter(({ chair }) => chair === person.id);
    const leads = [...register.boards.values()].filter(({ lead }) => lead === person.id);
    const hint = [
      ...person.roles.map((role) => SAY_ROLE[role]),
      ...chairs.map(({ name }) => `chairs the ${name}`),
      ...leads.map(({ name }) => `chief officer lead of the ${name}`),
      owns.length > 0 ? `owns ${sayList(owns.slice(0, 6).map(sayShort))}` : '',
    ].filter(Boolean);
    return [
      { id: account.id, name: person.name, hint: hint.join('; '), inBoard: inBoardChannel(register, person) },
    ];
  });

const inBoardChannel = (register: Register, person: Person): boolean => {
  const board = register.boards.get(register.conversations.get(BOARD_CHANNEL)?.board ?? '');
  return board !== undefined && mayBeInBoard(register, person, board);
};

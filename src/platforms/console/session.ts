import { randomUUID } from 'node:crypto';
import type { Answer, Bot, Card, ToCard } from '../../ports.js';
import type { Turn } from '../../turn.js';
import { type Ask, type Press, readCard } from './card-on-console.js';

/** One reply as the console has it: the words, and the filled card. */
export interface Said {
  readonly to: 'conversation' | 'person';
  readonly text: string;
  readonly card: Card;
}

/** A person at the console: what they type, press and fill in goes to the bot as turns of one account. */
export interface Session {
  type(text: string): Promise<readonly Said[]>;
  press(press: Press, typed?: Readonly<Record<string, string>>): Promise<readonly Said[]>;
  file(name: string, bytes: Uint8Array, data: Readonly<Record<string, string>>): Promise<readonly Said[]>;
}

/** Who speaks at a console, and their own conversation there. */
export const directOf = (account: string): Pick<Turn, 'conversation' | 'account'> => ({
  conversation: { id: `console:${account}`, kind: 'direct', name: 'Console' },
  account: { id: account, name: account },
});

/** Starts a session of one account. `bot` may be the running bot, asked through its socket. */
export const startSession = (bot: Bot, toCard: ToCard, account: string): Session => {
  const from = (): Pick<Turn, 'id' | 'platform' | 'conversation' | 'account'> => ({
    id: `console:${randomUUID()}`,
    platform: 'console',
    ...directOf(account),
  });
  const said = ({ replies }: Answer): Said[] =>
    replies.map(({ view, to }) => ({ to, text: view.text, card: toCard(view) }));
  return {
    type: async (text) => said(await bot({ ...from(), kind: 'message', text, toBot: true })),
    press: async ({ verb, data }, typed = {}) =>
      said(await bot({ ...from(), kind: 'action', verb, data: { ...data, ...typed }, message: null })),
    file: async (name, bytes, data) => said(await bot({ ...from(), kind: 'file', name, bytes, data })),
  };
};

/** A reply as lines for a person: its words, then the buttons by number. */
export const sayReply = ({
  text,
  card,
}: Said): { readonly words: string; readonly presses: readonly Press[]; readonly asks: readonly Ask[] } => {
  const { presses, asks } = readCard(card);
  const offered = presses.map(({ label }, index) => `.${index + 1} ${label}`).join('   ');
  return { words: offered === '' ? text : `${text}\n${offered}`, presses, asks };
};

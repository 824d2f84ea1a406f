import { join } from 'node:path';
import { loadCards } from '../cards.js';
import { type Session, startSession } from '../platforms/console/session.js';
import { type AtConsole, line } from './at-console.js';
import { botHere } from './bot-here.js';
import { ROOT } from './open-house.js';

/** What somebody is told who asks to speak as somebody else in live mode. */
const notYourself = (login: string): string =>
  `In live mode you speak as your own login, ${login}; --as is for the demo.`;

/** Demo personas by name; in live mode the login, and nobody else's. */
const accountOf = (mode: 'demo' | 'live', as: string | undefined, login: string): string | null => {
  if (mode === 'demo') return as ?? 'governance';
  return as === undefined || as === login ? login : null;
};

/**
 * Finds the bot, has `words` said to it as whoever sits at the console (in the demo: as the persona `as`), and leaves
 * it again whatever comes of that. Gives the exit code: that of `words`, or 2 with the usage where `as` is somebody
 * else in live mode.
 * @throws StoreError where the running bot does not answer, or the register cannot be opened
 */
export const speak = async (
  operator: AtConsole,
  { as, usage }: { readonly as: string | undefined; readonly usage: string },
  words: (session: Session, account: string) => Promise<number>,
): Promise<number> => {
  const here = await botHere(operator);
  try {
    const account = accountOf(here.mode, as, operator.login);
    if (account === null) {
      line(operator.output, `${notYourself(operator.login)} ${usage}`);
      return 2;
    }
    return await words(startSession(here.bot, loadCards(join(ROOT, 'cards')), account), account);
  } finally {
    await here.close();
  }
};

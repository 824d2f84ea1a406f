import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCards } from '../cards.js';
import { codeIn } from '../domain/one-time-code.js';
import { startSession } from '../platforms/console/session.js';
import { type AtConsole, line } from './at-console.js';
import { botHere } from './bot-here.js';
import { accountOf, notYourself } from './chat.js';
import { ROOT } from './open-house.js';

const USAGE = 'Usage: npm run invite -- "Head of Crime" [--as governance]';

/**
 * `npm run invite`: a one-time code for a person of the register, printed once. It asks the bot as whoever sits at
 * the console, so the same right is needed as in the chat. Gives the exit code: 1 where no code was made.
 */
export const invite = async (operator: AtConsole): Promise<number> => {
  const { args, output, login } = operator;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { as: { type: 'string' } },
  });
  const person = positionals.join(' ').trim();
  if (person === '') {
    line(output, `Say whom. ${USAGE}`);
    return 2;
  }
  const here = await botHere(operator);
  try {
    const account = accountOf(here.mode, values.as, login);
    if (account === null) {
      line(output, `${notYourself(login)} ${USAGE}`);
      return 2;
    }
    const session = startSession(here.bot, loadCards(join(ROOT, 'cards')), account);
    const said = await session.press({ label: '', verb: 'invite-person', data: { person } });
    line(output, said.map(({ text }) => text).join('\n'));
    return said.some(({ text }) => text.split(/\s/).some((word) => codeIn(word) !== null)) ? 0 : 1;
  } finally {
    await here.close();
  }
};

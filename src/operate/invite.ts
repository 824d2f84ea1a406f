import { parseArgs } from 'node:util';
import { codeIn } from '../domain/one-time-code.js';
import { type AtConsole, line } from './at-console.js';
import { speak } from './speak.js';

const USAGE = 'Usage: npm run invite -- "Head of Crime" [--as governance]';

/**
 * `npm run invite`: a one-time code for a person of the register, printed once. It asks the bot as whoever sits at
 * the console, so the same right is needed as in the chat. Gives the exit code: 1 where no code was made.
 */
export const invite = async (operator: AtConsole): Promise<number> => {
  const { args, output } = operator;
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
  return speak(operator, { as: values.as, usage: USAGE }, async (session) => {
    const said = await session.press({ label: '', verb: 'invite-person', data: { person } });
    line(output, said.map(({ text }) => text).join('\n'));
    return said.some(({ text }) => text.split(/\s/).some((word) => codeIn(word) !== null)) ? 0 : 1;
  });
};

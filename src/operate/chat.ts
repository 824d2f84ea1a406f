import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Ask, Press } from '../platforms/console/card-on-console.js';
import { type Said, type Session, sayReply } from '../platforms/console/session.js';
import { askRunning } from '../store/running.js';
import { type AtConsole, line } from './at-console.js';
import { movedOn, NEXT_REMINDER, sayMovedOn } from './next-reminder.js';
import { speak } from './speak.js';

const USAGE = 'Usage: npm run chat -- ["status of rec 7"] [--as governance] [--json] [--next]';

/**
 * The running demo's clock moved to the next reminder, and what was sent to whom, in words.
 * @throws StoreError with the running bot's sentence
 */
const moveOn = async ({ config }: AtConsole): Promise<string> => {
  const answered = await askRunning(config.dataDir, NEXT_REMINDER);
  return answered === 'not-running'
    ? 'The clock moves where the bot runs: start it with npm start, and ask again beside it.'
    : sayMovedOn(movedOn.parse(answered));
};

/** Talks to the bot on the console: a conversation, or one question and out. Gives the exit code. */
export const chat = async (operator: AtConsole): Promise<number> => {
  const { args, output } = operator;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      json: { type: 'boolean', default: false },
      next: { type: 'boolean', default: false },
    },
  });
  if (values.next) {
    line(output, await moveOn(operator));
    return 0;
  }
  return speak(operator, { as: values.as, usage: USAGE }, async (session, account) => {
    const question = positionals.join(' ');
    if (question !== '') {
      const said = await session.type(question);
      line(
        output,
        values.json ? JSON.stringify({ replies: said }, null, 2) : said.map(({ text }) => text).join('\n\n'),
      );
    } else await converse(operator, session, account);
    return 0;
  });
};

const converse = async (operator: AtConsole, session: Session, account: string): Promise<void> => {
  const { input, output } = operator;
  const reader = createInterface({ input, output, prompt: `${account}> ` });
  line(
    output,
    `You speak as ${account}. Type a question, .1 to press the first button, .next for the next reminder (demo), or exit. Try: status of rec 7`,
  );
  const say = (said: readonly Said[]): { presses: Press[]; asks: Ask[] } => {
    const presses: Press[] = [];
    const asks: Ask[] = [];
    for (const reply of said) {
      const shown = sayReply(reply);
      line(output, `\n${shown.words}\n`);
      presses.splice(0, presses.length, ...shown.presses);
      asks.splice(0, asks.length, ...shown.asks);
    }
    return { presses, asks };
  };
  let { presses, asks }: { presses: Press[]; asks: Ask[] } = { presses: [], asks: [] };
  // One iterator for lines and answers alike, so that a piped conversation loses none.
  const typed = reader[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string | null> => {
    output.write(question);
    const next = await typed.next();
    return next.done ? null : next.value;
  };
  for (;;) {
    const words = (await ask(`${account}> `))?.trim();
    if (words === undefined || words === 'exit' || words === 'quit') break;
    if (words === '') continue;
    if (words === '.next') {
      line(output, `\n${await moveOn(operator)}\n`);
      continue;
    }
    const number = /^\.(\d{1,2})$/.exec(words)?.[1];
    const press = number ? presses[Number(number) - 1] : undefined;
    if (number && !press) {
      line(
        output,
        `There is no button .${number} here; there ${presses.length === 1 ? 'is one' : `are ${presses.length}`}.`,
      );
      continue;
    }
    const said = press ? await session.press(press, await fillIn(asks, ask)) : await session.type(words);
    ({ presses, asks } = say(said));
  }
  reader.close();
};

/** Asks for each field of a form; Enter keeps what stands there. */
const fillIn = async (
  asks: readonly Ask[],
  ask: (question: string) => Promise<string | null>,
): Promise<Record<string, string>> => {
  const filled: Record<string, string> = {};
  for (const { id, label, value, choices } of asks) {
    const offered =
      choices.length > 0 ? ` (${choices.map(({ title }, index) => `${index + 1} ${title}`).join(', ')})` : '';
    const kept = choices.find((choice) => choice.value === value)?.title ?? value;
    const answer = ((await ask(`${label}${offered}${kept ? ` [${kept}]` : ''}: `)) ?? '').trim();
    const chosen =
      choices[Number(answer) - 1] ??
      choices.find(({ title }) => title.toLowerCase() === answer.toLowerCase());
    filled[id] = answer === '' ? value : (chosen?.value ?? answer);
  }
  return filled;
};

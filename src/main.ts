import { userInfo } from 'node:os';
import { systemClock } from './clock.js';
import { loadConfig } from './config.js';
import { type AtConsole, line, operatorLog } from './operate/at-console.js';
import { operateBackup } from './operate/backup.js';
import { chat } from './operate/chat.js';
import { operateForget } from './operate/forget.js';
import { importOnConsole } from './operate/import.js';
import { invite } from './operate/invite.js';
import type { Operate } from './operate/operator.js';
import { operateRedact } from './operate/redact.js';
import { sayFailure } from './operate/say-failure.js';
import { start } from './operate/start.js';
import { operateVerify } from './operate/verify.js';

/** Resolves at the first Ctrl+C or polite request to end. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

const tended =
  (operate: Operate) =>
  ({ args, output, config, log }: AtConsole): Promise<number> =>
    operate(args, (text) => line(output, text), { dir: config.dataDir, clock: systemClock, log });

/** The npm scripts, each with what it runs. */
const COMMANDS: Readonly<Record<string, (operator: AtConsole) => Promise<number>>> = {
  start: (operator) => start(operator, untilStopped()),
  chat,
  import: importOnConsole,
  invite,
  verify: tended(operateVerify),
  redact: tended(operateRedact),
  forget: tended(operateForget),
  backup: tended(operateBackup),
};

const main = async (): Promise<number> => {
  const [name = 'start', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const { stdin: input, stdout: output, stderr } = process;
  if (!command) {
    line(stderr, `There is no command ${name}. Commands are ${Object.keys(COMMANDS).join(', ')}.`);
    return 2;
  }
  try {
    const log = operatorLog(stderr);
    return await command({ args, config: loadConfig(), log, input, output, login: userInfo().username });
  } catch (error) {
    const { text, code } = sayFailure(error);
    line(stderr, text);
    return code;
  }
};

process.exitCode = await main();

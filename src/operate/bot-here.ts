import { hello, packTurn } from '../platforms/console/ask-bot.js';
import type { Answer, Bot } from '../ports.js';
import { askRunning } from '../store/running.js';
import type { AtConsole } from './at-console.js';
import { openHouse } from './open-house.js';

/** A bot to talk to, and the way to leave it. */
export interface BotHere {
  readonly bot: Bot;
  readonly where: 'running' | 'opened';
  /** The mode of the register that it has: what the running bot says, not what this command was started with. */
  readonly mode: 'demo' | 'live';
  close(): Promise<void>;
}

/**
 * The bot that runs on this register, asked through its socket; with none running, one opened for this command.
 * @throws StoreError with the running bot's sentence, while it starts for example
 */
export const botHere = async ({ config, log }: Pick<AtConsole, 'config' | 'log'>): Promise<BotHere> => {
  const answered = await askRunning(config.dataDir, { kind: 'hello' });
  if (answered === 'not-running') {
    const { bot, store } = await openHouse(config, log);
    return { bot, where: 'opened', mode: config.mode, close: () => store.close() };
  }
  const bot: Bot = async (turn) => {
    const answer = await askRunning(config.dataDir, packTurn(turn));
    if (answer === 'not-running')
      throw new Error('The bot stopped while you were talking to it. Start the command again.');
    return answer as Answer;
  };
  return { bot, where: 'running', mode: hello.parse(answered).mode, close: async () => {} };
};

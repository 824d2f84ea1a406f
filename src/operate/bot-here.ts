import { packTurn } from '../platforms/console/ask-bot.js';
import type { Answer, Bot } from '../ports.js';
import { askRunning } from '../store/running.js';
import type { AtConsole } from './at-console.js';
import { openHouse } from './open-house.js';

/** A bot to talk to, and the way to leave it. */
export interface BotHere {
  readonly bot: Bot;
  readonly where: 'running' | 'opened';
  close(): Promise<void>;
}

/** The bot that runs on this register, asked through its socket; with none running, one opened for this command. */
export const botHere = async ({ config, log }: Pick<AtConsole, 'config' | 'log'>): Promise<BotHere> => {
  const hello = await askRunning(config.dataDir, { kind: 'hello' }).catch(() => 'running');
  if (hello === 'not-running') {
    const { bot, store } = await openHouse(config, log);
    return { bot, where: 'opened', close: () => store.close() };
  }
  const bot: Bot = async (turn) => {
    const answer = await askRunning(config.dataDir, packTurn(turn));
    if (answer === 'not-running')
      throw new Error('The bot stopped while you were talking to it. Start the command again.');
    return answer as Answer;
  };
  return { bot, where: 'running', close: async () => {} };
};

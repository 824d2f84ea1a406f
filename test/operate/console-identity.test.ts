import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { botHere } from '../../src/operate/bot-here.js';
import { chat } from '../../src/operate/chat.js';
import { importOnConsole } from '../../src/operate/import.js';
import { startBot } from '../../src/operate/start.js';
import { packTurn } from '../../src/platforms/console/ask-bot.js';
import type { Answer } from '../../src/ports.js';
import { askRunning } from '../../src/store/running.js';
import { aFolder, aLog, aPerson, aStore, because } from '../support/store.js';

const SAMPLE = 'data/samples/cheshire-rape-phase-one.md';

/** A command as somebody types it: its environment, its login, its arguments. */
const typed = (dir: string, mode: 'demo' | 'live', login: string, ...args: string[]) => ({
  args,
  config: readConfig({ MODE: mode, DATA_DIR: dir, PORT: '0' }),
  log: aLog(),
  input: new PassThrough(),
  output: new PassThrough(),
  login,
});

const running = async (mode: 'demo' | 'live') => {
  const dir = aFolder();
  const bot = await startBot(typed(dir, mode, 'runner'));
  onTestFinished(() => bot.stop());
  if (mode === 'live')
    await bot.house.store.change(because(), (tx) => {
      for (const [id, roles] of [
        ['gov', ['governance']],
        ['runner', ['viewer']],
      ] as const)
        tx.add(
          'people',
          aPerson({
            id,
            name: id,
            roles: [...roles],
            accounts: [{ platform: 'console', id, by: 'register' }],
          }),
        );
    });
  return { dir, bot };
};

const asTurn = (text: string, account: string) =>
  packTurn({
    id: `console:${text}`,
    platform: 'console',
    conversation: { id: `console:${account}`, kind: 'direct', name: 'Console' },
    account: { id: account, name: account },
    kind: 'message',
    text,
    toBot: true,
  });

describe('who speaks at the console', () => {
  test('the running bot’s mode counts, not the caller’s environment: nobody is somebody else in live mode', async () => {
    const { dir } = await running('live');
    for (const command of [chat, importOnConsole]) {
      const words = command === chat ? ['status of rec 7'] : [SAMPLE, '--code', 'RAPE-P1-2021'];
      const at = typed(dir, 'demo', 'runner', ...words, '--as', 'gov');
      expect(await command(at)).toBe(2);
      expect(String(at.output.read())).toMatch(/^In live mode you speak as your own login, runner;/);
    }
  });

  test('in live mode the holder says who speaks, and the account that a turn names is ignored', async () => {
    const { dir, bot } = await running('live');
    const said = (await askRunning(
      dir,
      asTurn('add recommendation RAPE-P1-2021/9: A text.', 'gov'),
    )) as Answer;
    expect(said.replies[0]?.view.text).toMatch(/Only the governance team/);
    expect(bot.house.store.read().people.size).toBe(2);
    const at = typed(dir, 'demo', 'runner', SAMPLE, '--code', 'RAPE-P1-2021');
    expect(await importOnConsole(at)).toBe(1);
    expect(bot.house.store.read().documents.size).toBe(0);
  });

  test('in a demo a turn speaks for the persona that it names, whatever the caller’s environment says', async () => {
    const { dir } = await running('demo');
    const at = typed(dir, 'live', 'runner', 'history of rec 7', '--as', 'governance');
    expect(await chat(at)).toBe(0);
    expect(String(at.output.read())).not.toContain('Only ');
  });

  test('a bot that is not ready says so itself, and is not taken for one that answers', async () => {
    const dir = aFolder();
    await aStore({ dir });
    await expect(botHere(typed(dir, 'demo', 'runner'))).rejects.toThrow(/still starting/);
  });

  test('a question that the running bot does not know gets a sentence', async () => {
    const { dir } = await running('demo');
    await expect(askRunning(dir, { kind: 'hallo' })).rejects.toThrow(/same version of Scrutiny/);
  });
});

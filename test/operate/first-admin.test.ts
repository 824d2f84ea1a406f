import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { AtConsole } from '../../src/operate/at-console.js';
import { chat } from '../../src/operate/chat.js';
import { openHouse } from '../../src/operate/open-house.js';
import { startBot } from '../../src/operate/start.js';
import { aFolder, aLog } from '../support/store.js';

const live = (dir: string) => readConfig({ MODE: 'live', DATA_DIR: dir });

/** What a command gets at a console where `login` sits. */
const console = (dir: string, login: string, ...args: string[]): AtConsole & { output: PassThrough } => ({
  args,
  config: live(dir),
  log: aLog(),
  input: new PassThrough(),
  output: new PassThrough(),
  login,
});

const people = async (dir: string) => {
  const { store } = await openHouse(live(dir), aLog());
  const all = [...store.read().people.values()];
  await store.close();
  return all;
};

const codeOf = async (dir: string): Promise<string> => {
  const running = await startBot(console(dir, 'operator'));
  await running.stop();
  return running.adminCode ?? '';
};

describe('the code for the first administrator', () => {
  test('still counts when the bot that printed it has stopped: start, note it, stop, chat CODE', async () => {
    const dir = aFolder();
    const code = await codeOf(dir);
    expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
    const asked = console(dir, 'ann', 'status of rec 7');
    expect(await chat(asked)).toBe(0);
    const at = console(dir, 'ann', code);
    expect(await chat(at)).toBe(0);
    expect(String(at.output.read())).toContain('You are the administrator');
    expect(await people(dir)).toMatchObject([
      { roles: ['admin'], accounts: [{ platform: 'console', id: 'ann', by: 'code' }] },
    ]);
    expect(await codeOf(dir)).toBe('');
  });

  test('is a new one at each start until there is an administrator, and the former counts no more', async () => {
    const dir = aFolder();
    const [first, second] = [await codeOf(dir), await codeOf(dir)];
    expect(second).not.toBe(first);
    const at = console(dir, 'ann', first);
    await chat(at);
    expect(String(at.output.read())).toContain('not valid');
    expect(await people(dir)).toEqual([]);
  });

  test('is not offered by a demo', async () => {
    const running = await startBot({
      ...console(aFolder(), 'ann'),
      config: readConfig({ DATA_DIR: aFolder(), PORT: '0' }),
    });
    await running.stop();
    expect(running.adminCode).toBeNull();
  });
});

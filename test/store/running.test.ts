import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../src/store/address.js';
import { takeLock } from '../../src/store/lock.js';
import { askRunning } from '../../src/store/running.js';
import { StoreError } from '../../src/store/store-error.js';
import { aFolder, aStore } from '../support/store.js';

/** What the holder says to a stranger who sends these lines, until it hangs up. */
const talk = async (dir: string, text: string): Promise<string> => {
  const socket = connect(await addressOf(dir));
  socket.on('error', () => socket.destroy());
  socket.end(text);
  let heard = '';
  for await (const chunk of socket) heard += chunk;
  return heard;
};

describe('the running bot', () => {
  test('answers what other programs ask through its lock', async () => {
    const store = await aStore();
    store.serve(async (request) => ({ echoed: request }));
    const request = { text: 'status of rec 7 · é', long: 'x'.repeat(200_000) };
    expect(await askRunning(store.dir, request)).toEqual({ echoed: request });
  });

  test('passes on its own sentence when it refuses', async () => {
    const store = await aStore();
    store.serve(async () => {
      throw new StoreError('refused', 'Not today.');
    });
    await expect(askRunning(store.dir, {})).rejects.toThrow('Not today.');
  });

  test('is known not to be running, before its first start and after its last stop', async () => {
    const dir = aFolder();
    expect(await askRunning(dir, {})).toBe('not-running');
    await (await aStore({ dir })).close();
    expect(await askRunning(dir, {})).toBe('not-running');
  });

  test('serves nobody who cannot read the data folder', async () => {
    const store = await aStore();
    let asked = 0;
    store.serve(async () => {
      asked += 1;
    });
    const wrong = JSON.stringify({ proof: 'f'.repeat(64), request: {} });
    const heard = await talk(store.dir, `{"nonce":"a"}\n${wrong}\n`);
    expect(JSON.parse(heard)).toEqual({ nonce: expect.any(String), proof: expect.any(String) });
    expect(await talk(store.dir, `${wrong}\n${wrong}\n`)).not.toContain('answer');
    expect(await talk(store.dir, 'nonsense\n')).toBe('');
    expect(await talk(store.dir, 'x'.repeat(5000))).toBe('');
    expect(asked).toBe(0);
  });

  test('is not mistaken for a program that took its name', async () => {
    const store = await aStore();
    store.serve(async () => 'secret');
    writeFileSync(join(store.dir, 'running.token'), 'another token');
    await expect(askRunning(store.dir, {})).rejects.toThrow(/could not prove that it is Scrutiny/);
  });

  test('refuses a request past 8 MB', async () => {
    const store = await aStore();
    store.serve(async () => 'read');
    await expect(askRunning(store.dir, 'x'.repeat(9_000_000))).rejects.toThrow(/more than 8 MB/);
  });
});

describe('a lock that is a socket file', () => {
  const nobody = async () => null;

  test.skipIf(process.platform === 'win32')('left behind by a dead process is taken over', async () => {
    const dir = aFolder();
    const address = join(dir, 'lock.sock');
    writeFileSync(address, '');
    const lock = await takeLock(dir, nobody, address);
    await expect(takeLock(dir, nobody, address)).rejects.toThrow(/Another process/);
    await lock.release();
    await (await takeLock(dir, nobody, address)).release();
  });

  test.each([
    ['linux', /^\0scrutiny-[0-9a-f]{32}$/],
    ['win32', /^\\\\\.\\pipe\\scrutiny-[0-9a-f]{32}$/],
    ['darwin', /\/scrutiny-[0-9a-f]{32}\.sock$/],
  ])('or a name of its own on %s', async (platform, name) => {
    expect(await addressOf(aFolder(), platform)).toMatch(name);
  });
});

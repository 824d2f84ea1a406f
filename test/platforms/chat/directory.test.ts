import { describe, expect, test } from 'vitest';
import { createDirectory, type Listed } from '../../../src/platforms/chat/directory.js';
import { fakeClock, HOUR } from '../../support/fake-clock.js';
import { fakeLog } from '../../support/fake-messenger.js';

const MEMBER: Listed = { name: 'Head of Crime', guest: false, email: null };
const NOBODY: Listed = { name: '', guest: true, email: null };

const aDirectory = () => {
  const clock = fakeClock();
  const log = fakeLog();
  return { clock, log, look: createDirectory({ platform: 'teams', clock, log, patience: 20 }) };
};

describe('a directory', () => {
  test('that hangs is asked anew by whoever speaks next, and what comes late is known after that', async () => {
    const { look, log } = aDirectory();
    let late: (listed: Listed) => void = () => undefined;
    const hangs = () =>
      new Promise<Listed>((resolve) => {
        late = resolve;
      });
    expect(await look('one', hangs)).toEqual(NOBODY);
    expect(await look('one', async () => MEMBER)).toEqual(MEMBER);
    expect(await look('two', hangs)).toEqual(NOBODY);
    late(MEMBER);
    await new Promise(setImmediate);
    expect(await look('two', () => expect.fail('it is known'))).toEqual(MEMBER);
    expect(log.lines).toEqual(Array(2).fill('warn teams: the directory gave no answer about a user.'));
  });

  test('that lists somebody no more takes back what it said of them', async () => {
    const { look, clock } = aDirectory();
    await look('one', async () => MEMBER);
    clock.advance(HOUR);
    expect(await look('one', async () => null)).toEqual(NOBODY);
    expect(await look('one', () => Promise.reject(new Error()))).toEqual(NOBODY);
  });

  test('is remembered of five thousand users, and the oldest is asked again', async () => {
    const { look } = aDirectory();
    const asked: string[] = [];
    const asking = (user: string) => async () => {
      asked.push(user);
      return MEMBER;
    };
    for (let user = 0; user <= 5_000; user += 1) await look(`${user}`, asking(`${user}`));
    asked.length = 0;
    for (const user of ['1', '5000', '0']) await look(user, asking(user));
    expect(asked).toEqual(['0']);
  });
});

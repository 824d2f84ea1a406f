import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeIn } from '../../src/domain/one-time-code.js';
import { chat } from '../../src/operate/chat.js';
import { operateForget } from '../../src/operate/forget.js';
import { invite } from '../../src/operate/invite.js';
import { openHouse } from '../../src/operate/open-house.js';
import { anOperator, aRunningBot } from '../support/operator.js';
import { aClock, aFolder, aLog } from '../support/store.js';

type Over = Parameters<typeof anOperator>[0];
const runs = async (command: typeof invite, over: Over) => {
  const operator = anOperator(over);
  const code = await command(operator);
  const shown = operator.shown();
  return { code, shown, found: shown.split(/\s/).flatMap((word) => codeIn(word) ?? [])[0] ?? '' };
};
const everyFile = (dir: string): string =>
  readdirSync(dir)
    .map((name) => join(dir, name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
const accountsOf = async (dir: string, id: string) => {
  const { config, log } = anOperator({ dir });
  const { store } = await openHouse(config, log);
  const accounts = store.read().people.get(id)?.accounts ?? [];
  await store.close();
  return accounts;
};

describe('npm run invite', () => {
  test('opens the register itself, prints the code with its validity and what to hand on, and keeps it in no file', async () => {
    const dir = aFolder();
    const { code, shown, found } = await runs(invite, { dir, args: ['Head', 'of', 'Crime'] });
    expect(code).toBe(0);
    expect(shown).toMatch(
      /For Head of Crime: [A-Z2-9-]{19}\nIt counts once, until .*\nHand on: “To use Scrutiny/,
    );
    expect(everyFile(dir)).not.toContain(found);
    const used = await runs(chat, { dir, args: [found, '--as', 'somebody-new'] });
    expect(used.shown).toMatch(/You are linked with another account on the console already/);
  });

  test('asks the running bot, whose chat then knows the code', async () => {
    const dir = aFolder();
    const { house } = await aRunningBot(dir);
    const { found } = await runs(invite, { dir, args: ['Governance officer'] });
    expect(house.store.read().invites.size).toBe(1);
    await house.bot({
      id: 'slack:1',
      platform: 'slack',
      conversation: { id: 'slack:D1', kind: 'direct', name: '' },
      account: { id: 'T1:U1', name: 'U1' },
      kind: 'message',
      text: found,
      toBot: true,
    });
    expect(house.store.read().people.get('governance-officer')?.accounts.at(-1)).toEqual({
      platform: 'slack',
      id: 'T1:U1',
      by: 'code',
    });
    expect(everyFile(dir)).not.toContain(found);
  });

  test.each([
    ['nobody', [], 2, /Say whom\. Usage: npm run invite/],
    ['somebody unknown', ['Nemo'], 1, /I do not know “Nemo”/],
    ['somebody who may do more', ['Administrator'], 1, /Only an administrator can invite Administrator/],
    ['anybody, as an owner', ['Head of Crime', '--as', 'owner'], 1, /Only the governance team or an/],
  ])('of %s makes no code and says why', async (_whom, args, exit, sentence) => {
    const { code, shown, found } = await runs(invite, { args });
    expect([code, found]).toEqual([exit, '']);
    expect(shown).toMatch(sentence);
  });

  test('in live mode speaks as the login, with that person’s right, and as nobody else', async () => {
    const dir = aFolder();
    const as = await runs(invite, { dir, mode: 'live', args: ['Head of Crime', '--as', 'governance'] });
    expect([as.code, as.shown]).toEqual([
      2,
      expect.stringMatching(/^In live mode you speak as your own login/),
    ]);
    const unknown = await runs(invite, { dir, mode: 'live', args: ['Head of Crime'] });
    expect([unknown.code, unknown.shown]).toEqual([
      1,
      expect.stringMatching(/Only the governance team or an/),
    ]);
    const { adminCode, stop } = await aRunningBot(dir, 'live');
    await runs(chat, { dir, mode: 'live', args: [adminCode ?? ''] });
    await runs(chat, { dir, mode: 'live', args: ['add person Head of Crime as viewer'] });
    expect(await runs(invite, { dir, mode: 'live', args: ['Head of Crime'] })).toMatchObject({ code: 0 });
    await stop();
  });
});

test('the code of somebody who was forgotten since links nobody', async () => {
  const dir = aFolder();
  const { found } = await runs(invite, { dir, args: ['Head of Crime'] });
  expect(await operateForget(['head-of-crime'], () => {}, { dir, clock: aClock(), log: aLog() })).toBe(0);
  const { shown } = await runs(chat, { dir, args: [found, '--as', 'somebody-new'] });
  expect(shown).toMatch(/That code does not count any more\. Ask the governance team for a new one\./);
  expect(await accountsOf(dir, 'head-of-crime')).toEqual([]);
});

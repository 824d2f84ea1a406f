import { describe, expect, test } from 'vitest';
import { chat } from '../../src/operate/chat.js';
import { anOperator, aRunningBot } from '../support/operator.js';
import { aFolder } from '../support/store.js';

const asks = async (over: Parameters<typeof anOperator>[0]) => {
  const operator = anOperator(over);
  const code = await chat(operator);
  return { code, shown: operator.shown(), dir: operator.dir, lines: operator.lines };
};

describe('one question', () => {
  test('is answered once, beside a running bot and without one alike', async () => {
    const dir = aFolder();
    const alone = await asks({ dir, args: ['status of rec 7'] });
    expect(alone.code).toBe(0);
    expect(alone.shown.match(/Recommendation 7 \(RAPE-P1-2021\/7\)/g)).toHaveLength(1);
    expect(alone.shown).toMatch(/Owner: Head of Public Protection/);
    await aRunningBot(dir);
    expect(await asks({ dir, args: ['status of rec 7'] })).toEqual({ ...alone, lines: [] });
  });

  test('with --json is the whole result, text and card', async () => {
    const { shown } = await asks({ args: ['status', 'of', 'rec', '7', '--json'] });
    const { replies, ...rest } = JSON.parse(shown);
    expect([replies.length, rest]).toEqual([1, {}]);
    expect(replies[0]).toEqual({
      to: 'conversation',
      text: expect.stringMatching(/^Recommendation 7/),
      card: expect.objectContaining({ type: 'AdaptiveCard', version: '1.5' }),
    });
  });

  test('--as viewer sees no owner; somebody unknown sees no more', async () => {
    const dir = aFolder();
    for (const who of ['viewer', 'stranger', '__proto__']) {
      const { shown } = await asks({ dir, args: ['status of rec 7', '--as', who] });
      expect(shown).toMatch(/Position, says the Commissioner/);
      expect(shown).not.toMatch(/Owner|Head of|Progress/);
    }
  });

  test('in live mode is asked as one’s own login alone', async () => {
    const dir = aFolder();
    const other = await asks({ dir, mode: 'live', args: ['help', '--as', 'governance'] });
    expect([other.code, other.shown]).toEqual([
      2,
      expect.stringMatching(/^In live mode you speak as your own login, somebody/),
    ]);
    expect((await asks({ dir, mode: 'live', args: ['help', '--as', 'somebody'] })).code).toBe(0);
  });
});

describe('to the next reminder', () => {
  test('the running demo’s clock moves, and what went out is told with whom it went to', async () => {
    const dir = aFolder();
    const { house } = await aRunningBot(dir);
    const sent = () => [...house.store.read().deliveries.values()].filter(({ state }) => state === 'sent');
    await expect.poll(() => sent().length).toBe(4);
    const { code, shown } = await asks({ dir, args: ['--next'] });
    expect(code).toBe(0);
    expect(shown).toBe(
      'Tuesday 5 October 2021 at 10:00\n\nTo Governance Board:\nGovernance Board meets in 7 days: Tuesday 12 October 2021 at 10:00. RAPE-P1-2021: 8 recommendations open, all 8 without an update so far.\n',
    );
    const talked = await asks({ dir, args: ['--as', 'owner'], types: ['.next', 'my requests', 'exit'] });
    expect(talked.shown).toMatch(
      /Wednesday 6 October 2021 at 09:00\n\nTo Head of Data and Insight:\nLast day for updates[\s\S]*To Head of Public Protection:\nLast day for updates[\s\S]*You are asked for 3 updates/,
    );
  });

  test('what is told is what was said: a digest looks back to the one before it, and not to itself', async () => {
    const dir = aFolder();
    const { house } = await aRunningBot(dir);
    const digests = () =>
      [...house.store.read().deliveries.values()].filter(
        (one) => one.rule === 'digest' && one.state === 'sent',
      );
    const told: string[] = [];
    while (digests().length < 4) {
      expect(told.length).toBeLessThan(12);
      told.push((await asks({ dir, args: ['--next'] })).shown);
    }
    const [first, second] = told.filter((text) => text.includes('Digest of'));
    expect(first).toMatch(/Digest of Monday 11 October 2021\nNothing moved since Monday 4 October 2021\./);
    expect(second).toMatch(/Digest of Monday 18 October 2021\nNothing moved since Monday 11 October 2021\./);
  });

  test('needs a bot that runs, and a demo', async () => {
    const dir = aFolder();
    expect((await asks({ dir, args: ['--next'] })).shown).toMatch(/^The clock moves where the bot runs/);
    await aRunningBot(dir, 'live');
    await expect(asks({ dir, mode: 'live', args: ['--next'] })).rejects.toThrow(
      'The clock can be set in a running demo only.',
    );
  });
});

describe('a conversation', () => {
  test('goes on by buttons and a form, and what is given stays for whoever asks next', async () => {
    const dir = aFolder();
    const form = ['Officers were briefed.', 'Pending sign-off', '1', '31 March 2022', '', '', '', ''];
    const types = ['', 'update 7', '.1', ...form, '.9', '.1', 'exit', 'status of rec 1'];
    const { code, shown } = await asks({ dir, args: ['--as', 'owner'], types });
    expect(code).toBe(0);
    expect(shown).toMatch(/Progress \(1 In progress, 2 Pending sign-off, 3 Closed\) \[In progress\]: /);
    expect(shown).toMatch(/Thank you\. Your update is in the record/);
    expect(shown).toMatch(/There is no button \.9 here; there are 3\./);
    expect(shown).toMatch(/Correct your update on rec 7/);
    expect(shown).not.toMatch(/Recommendation 1 \(/);
    const { shown: after } = await asks({ dir, args: ['status of rec 7'] });
    expect(after).toMatch(/“Officers were briefed\.”/);
    expect(after).toMatch(/through the console; last confirmed today; awaiting acceptance/);
  });

  test('of live mode begins with the code, and no one else’s login may use it', async () => {
    const dir = aFolder();
    const { house, adminCode } = await aRunningBot(dir, 'live');
    const code = adminCode ?? expect.fail('no code was made');
    const { shown } = await asks({ dir, mode: 'live', types: ['who are the people?', code, code, 'exit'] });
    expect(shown).toMatch(
      /Please note[\s\S]*You are the administrator of this register now[\s\S]*That code is not valid/,
    );
    expect(
      [...house.store.read().people.values()].map(({ accounts, roles }) => ({ accounts, roles })),
    ).toEqual([{ accounts: [{ platform: 'console', id: 'somebody', by: 'code' }], roles: ['admin'] }]);
  });
});

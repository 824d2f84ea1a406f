import { describe, expect, test } from 'vitest';
import { type OnPlatform, says } from '../support/accounts.js';
import { HOUR, MINUTE } from '../support/fake-clock.js';
import { codeFor, crime, doing, INVITED, LINKED, NEW, shared } from '../support/linking.js';
import { aWorld } from '../support/world.js';

describe('a code', () => {
  test('links the account that sends it, which the journal says without the code, and then counts no more', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const told = await says(world, NEW, code);
    expect(told.alone).toBe('Done\nI know this account on Teams as Head of Crime from now on.');
    expect(told.buttons).toEqual(['Mine', 'What I can do']);
    expect(crime(world)?.accounts.at(-1)).toEqual({ platform: 'teams', id: 'aad-new', by: 'code' });
    expect(doing(world)).toEqual([INVITED, LINKED]);
    expect(JSON.stringify([world.written(), world.log.lines])).not.toContain(code);
    expect((await says(world, NEW, 'history of rec 4')).alone).toMatch(/^History of rec 4/);
    expect((await says(world, { ...NEW, id: 'aad-other' }, code)).alone).toMatch(
      /That code has been used, and each counts once\. Ask the governance team for a new one\./,
    );
  });

  test('makes the conversation that it came from the one where the person is written to', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    expect(world.store.read().conversations.get('teams:direct:aad-new')?.person).toBe('head-of-crime');
  });

  test('of two who send it at once links one', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const others = Array.from({ length: 8 }, (_, at): OnPlatform => ({ platform: 'teams', id: `aad-${at}` }));
    const all = await Promise.all(others.map((account) => says(world, account, code)));
    expect(all.filter(({ alone }) => /from now on/.test(alone))).toHaveLength(1);
    expect(all.filter(({ alone }) => /has been used/.test(alone))).toHaveLength(7);
    expect(crime(world)?.accounts.filter(({ platform }) => platform === 'teams')).toHaveLength(1);
  });

  test('among others works, and nothing of it is told to them', async () => {
    const world = await aWorld();
    const told = await says(world, shared(NEW), `here it is: ${await codeFor(world)}`);
    expect(told.here).toMatch(/^Answered privately\n/);
    expect(told.here).not.toMatch(/Crime/);
    expect(told.alone).toMatch(/as Head of Crime from now on/);
    // Where all of them are written to is nobody's own conversation.
    expect(
      [...world.store.read().conversations.values()]
        .filter(({ kind }) => kind === 'shared')
        .map(({ person }) => person),
    ).not.toContain('head-of-crime');
  });

  test('counts for seven days to the millisecond', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    world.clock.advance(7 * 24 * HOUR + 1);
    expect((await says(world, NEW, code)).alone).toMatch(
      /That code has run out: each is good for seven days\. Ask the governance team for a new one\./,
    );
    const next = await codeFor(world);
    world.clock.advance(7 * 24 * HOUR);
    expect((await says(world, NEW, next)).alone).toMatch(/from now on/);
  });

  test('gives way to a newer one of the same person, even once that was used, and not to another person’s', async () => {
    const world = await aWorld();
    const [first, second, other] = [
      await codeFor(world),
      await codeFor(world),
      await codeFor(world, 'ISVA lead'),
    ];
    const replaced = /A newer code has taken the place of this one\. Send the newer one/;
    expect((await says(world, NEW, first)).alone).toMatch(replaced);
    expect((await says(world, NEW, second)).alone).toMatch(/from now on/);
    expect((await says(world, { ...NEW, id: 'aad-2' }, first)).alone).toMatch(replaced);
    expect((await says(world, { ...NEW, id: 'aad-3' }, other)).alone).toMatch(/as ISVA lead from now on/);
  });

  test.each([
    ['whom it is for has left', 'head-of-crime', { active: false }],
    ['whoever made it has left', 'governance-officer', { active: false }],
    ['whom it is for has become Commissioner since', 'head-of-crime', { roles: ['commissioner'] }],
  ] as const)('does not count any more where %s', async (_what, id, over) => {
    const world = await aWorld();
    const code = await codeFor(world);
    await world.store.change({ by: 'administrator', via: 'web', why: 'A change.', cause: null }, (tx) =>
      tx.edit('people', id, (draft) => void Object.assign(draft, structuredClone(over))),
    );
    expect((await says(world, NEW, code)).alone).toMatch(/That code does not count any more\./);
    expect(crime(world)?.accounts.some(({ platform }) => platform === 'teams')).toBe(false);
  });

  test('of a person who was made chair of a board since does not count any more', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    await world.store.change({ by: 'administrator', via: 'web', why: 'A change.', cause: null }, (tx) =>
      tx.edit('boards', 'other-board', (draft) => {
        draft.chair = 'head-of-crime';
      }),
    );
    expect((await says(world, NEW, code)).alone).toMatch(/That code does not count any more\./);
  });

  test('that a guest or a bot sends links nothing, and is still good for whom it was meant', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    expect((await says(world, { ...NEW, guest: true }, code)).alone).toMatch(
      /account of a guest or a bot, as far as I can tell/,
    );
    expect((await says(world, { ...NEW, id: 'aad-own' }, code)).alone).toMatch(/from now on/);
  });

  test('that helped nobody where others could read it is taken back', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const told = await says(world, shared({ ...NEW, guest: true }), code);
    expect(told.alone).toMatch(/Others could read the code where you sent it, so it does not count any more/);
    expect((await says(world, { ...NEW, id: 'aad-reader' }, code)).alone).toMatch(/has been used/);
    expect(doing(world)).toEqual([
      INVITED,
      'Took back an invitation whose code others could read by scrutiny',
    ]);
  });

  test('from an account that speaks for somebody else is refused, without saying for whom', async () => {
    const world = await aWorld();
    const told = await says(world, { platform: 'web', id: 'owner' }, await codeFor(world));
    expect(told.alone).toMatch(/This account is linked to somebody else already\./);
    expect(told.alone).not.toContain('Public Protection');
    expect(doing(world)).toEqual([INVITED]);
  });

  test('from the person’s own account changes nothing, says so, and stays good for another platform', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const code = await codeFor(world);
    expect((await says(world, NEW, code)).alone).toMatch(/I know this account as yours already/);
    const slack = await says(world, { platform: 'slack', id: 'T1:U1' }, code);
    expect(slack.alone).toMatch(/this account on Slack as Head of Crime from now on/);
    expect(crime(world)?.accounts.map(({ platform }) => platform)).toEqual([
      'web',
      'console',
      'teams',
      'slack',
    ]);
  });

  test('from a second account in the same place is refused; another workspace is another place', async () => {
    const world = await aWorld();
    const slack = async (id: string) =>
      (await says(world, { platform: 'slack', id }, await codeFor(world))).alone;
    expect(await slack('T1:U1')).toMatch(/from now on/);
    expect(await slack('T1:U2')).toMatch(/You are linked with another account on Slack already\./);
    expect(await slack('T2:U1')).toMatch(/from now on/);
  });

  test('that is wrong five times within ten minutes lets no other of that account count, not even the right one', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    for (let tries = 0; tries < 5; tries += 1) {
      const { alone } = await says(world, shared(NEW), 'ABCD-EFGH-JKLM-NPQR');
      expect(alone).toMatch(/That code is not valid\. Compare it letter by letter/);
    }
    const wait = /That was a wrong code too often\. Wait ten minutes/;
    expect((await says(world, NEW, code)).alone).toMatch(wait);
    expect((await says(world, { ...NEW, id: 'aad-2' }, 'BBCD-EFGH-JKLM-NPQR')).alone).toMatch(/not valid/);
    world.clock.advance(10 * MINUTE);
    expect((await says(world, NEW, code)).alone).toMatch(/from now on/);
    expect(doing(world)).toEqual([INVITED, LINKED]);
  });

  test('tried wrong at once counts each time', async () => {
    const world = await aWorld();
    const tries = Array.from({ length: 20 }, () => says(world, NEW, 'ABCD-EFGH-JKLM-NPQR'));
    const told = (await Promise.all(tries)).map(({ alone }) => alone);
    expect(told.filter((words) => /not valid/.test(words))).toHaveLength(5);
    expect(told.filter((words) => /too often/.test(words))).toHaveLength(15);
  });

  test('says nothing of whom it is for to whom it does not link', async () => {
    const world = await aWorld();
    const code = await codeFor(world);
    const heard = [
      await says(world, { ...NEW, guest: true }, code),
      await says(world, { platform: 'web', id: 'owner' }, code),
      await says(world, shared(NEW), 'ABCD-EFGH-JKLM-NPQR'),
    ];
    expect(JSON.stringify(heard)).not.toMatch(/Crime/);
  });
});

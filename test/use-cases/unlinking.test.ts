import { describe, expect, test } from 'vitest';
import { type OnPlatform, says } from '../support/accounts.js';
import { ADMIN, codeFor, crime, doing, GOVERNANCE, NEW } from '../support/linking.js';
import { aWorld } from '../support/world.js';

describe('unlinking', () => {
  test('takes the account and its conversation away, and is recorded', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const { alone } = await says(world, GOVERNANCE, 'unlink Head of Crime teams');
    expect(alone).toBe('Done\nHead of Crime is not linked on Teams any more.');
    expect(crime(world)?.accounts.map(({ platform }) => platform)).toEqual(['web', 'console']);
    expect(world.store.read().conversations.get('teams:direct:aad-new')?.person).toBeNull();
    expect(doing(world).at(-1)).toBe('Unlinked a person’s account on Teams by governance-officer');
    expect((await says(world, NEW, 'history of rec 4')).alone).toMatch(/^Please note/);
    expect((await says(world, GOVERNANCE, 'unlink Head of Crime teams')).alone).toMatch(
      /Head of Crime is not linked on Teams, so nothing was changed/,
    );
  });

  test('is for whoever may invite that person, and nobody else', async () => {
    const world = await aWorld();
    const tries = [
      await says(world, { platform: 'web', id: 'owner' }, 'unlink Head of Crime web'),
      await says(world, GOVERNANCE, 'unlink Administrator web'),
      await says(world, GOVERNANCE, 'unlink Police and Crime Commissioner teams'),
      await says(world, GOVERNANCE, 'unlink Chair of the Governance Board teams'),
    ];
    for (const { alone } of tries)
      expect(alone).toMatch(/Only (?:the governance team or )?an administrator can/);
    expect(doing(world)).toEqual([]);
    expect((await says(world, ADMIN, 'unlink Chair of the Governance Board teams')).alone).toMatch(/^Done/);
  });

  test('of the last account through which anybody administers is refused', async () => {
    const world = await aWorld();
    expect((await says(world, ADMIN, 'unlink me console')).alone).toMatch(/^Done/);
    expect((await says(world, ADMIN, 'unlink me web')).alone).toMatch(
      /the last account through which anybody administers this register/,
    );
  });

  test('of somebody with an e-mail address says that it can still link them', async () => {
    const world = await aWorld();
    await says(world, ADMIN, 'email Head of Crime is crime@force.example');
    const { alone } = await says(world, GOVERNANCE, 'unlink Head of Crime web');
    expect(alone).toMatch(/Their e-mail address can still link them, as an owner at most/);
    expect(alone).not.toContain('crime@');
  });
});

describe('the list of people', () => {
  test('tells governance and administrators where somebody is linked, and nobody else', async () => {
    const world = await aWorld();
    await says(world, NEW, await codeFor(world));
    const line = /Head of Crime \(HC\): owns rec 4 and rec 5\.(.*)/;
    const seen = async (account: OnPlatform) => line.exec((await says(world, account, 'people')).alone)?.[1];
    expect(await seen(GOVERNANCE)).toBe(' Linked on the chat page, the console and Teams.');
    expect(await seen(ADMIN)).toBe(' Linked on the chat page, the console and Teams.');
    expect(await seen({ platform: 'web', id: 'owner' })).toBe('');
    expect((await says(world, GOVERNANCE, 'people')).alone).toMatch(
      /Chair of another board .*Not linked yet\./,
    );
  });
});

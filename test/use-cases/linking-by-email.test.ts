import { describe, expect, test } from 'vitest';
import { codeIn } from '../../src/domain/one-time-code.js';
import type { Person } from '../../src/domain/register.js';
import { type OnPlatform, presses, says } from '../support/accounts.js';
import { aPerson } from '../support/records.js';
import { aWorld, type World } from '../support/world.js';

const ADMIN: OnPlatform = { platform: 'web', id: 'admin' };
const GOVERNANCE: OnPlatform = { platform: 'web', id: 'governance' };
const CRIME: OnPlatform = { platform: 'teams', id: 'aad-crime', email: 'Crime@Force.example' };
const ADDRESS = /crime@force/i;

const withAddress = async (person = 'Head of Crime', email = 'crime@force.example'): Promise<World> => {
  const world = await aWorld();
  await says(world, ADMIN, `email ${person} is ${email}`);
  return world;
};
const accountsOf = (world: World, id = 'head-of-crime') => world.store.read().people.get(id)?.accounts;

describe('an e-mail address', () => {
  test('is entered with a person or corrected by an administrator, and said back to nobody', async () => {
    const world = await aWorld();
    const told = [
      await says(world, ADMIN, 'add person Head of Custody as viewer, email Custody@Force.example'),
      await says(world, ADMIN, 'email Head of Custody is new@force.example'),
    ];
    expect(told[1]?.alone).toBe('Done\nThe e-mail address of Head of Custody is in the register.');
    expect([...world.store.read().people.values()].at(-1)?.email).toBe('new@force.example');
    expect((await says(world, ADMIN, 'email Head of Custody is none')).alone).toBe(
      'Done\nHead of Custody has no e-mail address in the register.',
    );
    expect(JSON.stringify([told, world.written().map(({ why }) => why), world.log.lines])).not.toContain('@');
  });

  test.each([
    ['that is none', 'email Head of Crime is head.of.crime', /That is no e-mail address that I can use\./],
    ['in look-alike letters', 'email Head of Crime is \u212aim@force.example', /no e-mail address/],
    ['of somebody else', 'email Head of Crime is TAKEN@force.example', /Somebody else in the register has/],
    [
      'of somebody else, for a new person',
      'add person New as viewer, email taken@force.example',
      /Somebody else/,
    ],
    ['that is none, for a new person', 'add person New as viewer, email nonsense', /no e-mail address/],
  ])('%s is refused and not said back', async (_what, line, sentence) => {
    const world = await withAddress('ISVA lead', 'taken@force.example');
    const before = world.written().length;
    const told = await says(world, { ...ADMIN, room: 'shared' }, line);
    expect(told.alone).toMatch(sentence);
    expect(told.here).not.toContain('@');
    expect(world.written()).toHaveLength(before);
  });

  test.each([
    ['governance', 'governance'],
    ['the Commissioner', 'commissioner'],
    ['an owner', 'crime'],
  ])('is not changed by %s', async (_who, id) => {
    const world = await aWorld();
    const { alone } = await says(world, { platform: 'web', id }, 'email Head of Crime is a@force.example');
    expect(alone).toMatch(/Only an administrator can change e-mail addresses\./);
  });

  test('that was corrected lets go of the accounts that the former one linked', async () => {
    const world = await withAddress();
    await presses(world, CRIME, 'link-by-email');
    await says(world, ADMIN, 'email Head of Crime is other@force.example');
    expect(accountsOf(world)?.map(({ by }) => by)).toEqual(['register', 'register']);
    expect(world.store.read().conversations.get('teams:direct:aad-crime')?.person).toBeNull();
  });
});

describe('somebody whom no account links', () => {
  const somebody: OnPlatform = { platform: 'teams', id: 'aad-new' };
  test.each(['hello', 'help', 'who am I?'])(
    'is told by “%s” how to be linked, and nothing of who is there',
    async (line) => {
      const world = await withAddress();
      const alone = await says(world, somebody, line);
      expect(alone.alone).toContain('Ask the governance team for a code, and send it to me here.');
      const among = await says(world, { ...somebody, room: 'shared' }, line);
      expect(among.here).toContain(
        'Ask the governance team for a code, and send it to me in our own conversation.',
      );
      expect(JSON.stringify([alone, among])).not.toMatch(/Head of|Chair|officer|that is me/);
    },
  );

  test('and is a guest is not told to ask for a code', async () => {
    const { alone } = await says(await withAddress(), { ...CRIME, guest: true }, 'hello');
    expect(alone).toMatch(/You are a guest here, as far as I can tell/);
    expect(alone).not.toMatch(/code|Crime/);
  });
});

describe('a matching e-mail address', () => {
  test.each(['hello', 'help'])('is offered by “%s” in their own conversation only', async (line) => {
    const world = await withAddress();
    const told = await says(world, CRIME, line);
    expect(told.alone).toContain(
      'Head of Crime has your e-mail address in the register. If that is you, press',
    );
    expect(told.buttons[0]).toBe('Yes, that is me');
    const among = await says(world, { ...CRIME, room: 'shared' }, line);
    expect(among.buttons).not.toContain('Yes, that is me');
    expect(JSON.stringify([told, among])).not.toMatch(ADDRESS);
    expect(among.here).not.toContain('Head of Crime');
  });

  test('links the account as an owner at most, and is recorded without the address', async () => {
    const world = await withAddress();
    const told = await presses(world, CRIME, 'link-by-email');
    expect(told.alone).toMatch(
      /^Done\nI know this account on Teams as Head of Crime from now on\. Your e-mail address lets you do what an owner may\./,
    );
    expect(accountsOf(world)?.at(-1)).toEqual({ platform: 'teams', id: 'aad-crime', by: 'email' });
    expect(world.written().at(-1)).toMatchObject({
      by: 'head-of-crime',
      via: 'teams',
      why: 'Linked their account on Teams by their e-mail address',
    });
    expect((await says(world, CRIME, 'update 4')).alone).toMatch(/^Update on rec 4/);
    expect((await says(world, CRIME, 'hello')).alone).toMatch(/I know you by your e-mail address only/);
    expect((await says(world, GOVERNANCE, 'people')).alone).toMatch(/Linked on .* and Teams \(by e-mail\)\./);
    expect(JSON.stringify([told, world.written().map(({ why }) => why), world.log.lines])).not.toMatch(
      ADDRESS,
    );
    expect((await presses(world, CRIME, 'link-by-email')).alone).toMatch(/as yours already/);
  });

  test.each([
    ['of a guest', { ...CRIME, guest: true as const }, /guest or a bot/],
    ['that the card names', { platform: 'teams', id: 'aad-x' } as OnPlatform, /I find nobody/],
    ['that nobody has', { ...CRIME, email: 'crime@force.example.org' }, /I find nobody/],
    ['among others', { ...CRIME, room: 'shared' as const }, /I find nobody/],
    ['of an account that is linked', { ...GOVERNANCE, email: 'crime@force.example' }, /as yours already/],
  ])('%s links nothing', async (_what, account, sentence) => {
    const world = await withAddress();
    const before = JSON.stringify([...world.store.read().people.values()]);
    const data = { email: 'crime@force.example', person: 'head-of-crime', name: 'Head of Crime' };
    const told = await presses(world, account, 'link-by-email', data);
    expect(told.alone).toMatch(sentence);
    expect(JSON.stringify([...world.store.read().people.values()])).toBe(before);
  });

  test('in letters that only look like it, and become it when made small, links nothing', async () => {
    const world = await withAddress('Head of Crime', 'kim@force.example');
    expect(
      (await presses(world, { ...CRIME, email: '\u212aim@force.example' }, 'link-by-email')).alone,
    ).toMatch(/I find nobody/);
    expect((await presses(world, { ...CRIME, email: 'KIM@force.example' }, 'link-by-email')).alone).toMatch(
      /from now on/,
    );
  });

  test('that two people have, or whose person has left, or was forgotten, links nothing', async () => {
    const twice = (over: Partial<Person>) =>
      aPerson({ roles: [], accounts: [], ...over } as Parameters<typeof aPerson>[0]);
    for (const people of [
      [
        twice({ id: 'a', name: 'A', email: 'crime@force.example' }),
        twice({ id: 'b', name: 'B', email: 'CRIME@force.example' }),
      ],
      [twice({ id: 'a', name: 'A', email: 'crime@force.example', active: false })],
      [twice({ id: 'a', name: 'A', email: '', active: true })],
    ]) {
      const world = await aWorld({ people });
      expect((await says(world, CRIME, 'hello')).buttons).not.toContain('Yes, that is me');
      expect(
        (await presses(world, { ...CRIME, email: people[0]?.email || ' ' }, 'link-by-email')).alone,
      ).toMatch(/I find nobody/);
    }
  });

  test('of two accounts at once links one of them', async () => {
    const world = await withAddress();
    const both = await Promise.all(
      ['aad-1', 'aad-2'].map((id) => presses(world, { ...CRIME, id }, 'link-by-email')),
    );
    expect(both.filter(({ alone }) => /from now on/.test(alone))).toHaveLength(1);
    expect(accountsOf(world)?.filter(({ platform }) => platform === 'teams')).toHaveLength(1);
  });

  test('is outdone by a code, which makes all of the person’s rights count', async () => {
    const world = await withAddress('Governance officer', 'go@force.example');
    await says(world, ADMIN, 'unlink Governance officer teams');
    const officer: OnPlatform = { platform: 'teams', id: 'aad-go', email: 'go@force.example' };
    await presses(world, officer, 'link-by-email');
    const assign = 'assign 7 to Head of Crime';
    expect((await says(world, officer, assign)).alone).toMatch(/Only the governance team can assign/);
    expect((await says(world, officer, 'invite me')).alone).toMatch(/Only the governance team or an/);
    const made = (await says(world, GOVERNANCE, 'invite me')).alone;
    const code = made.split(/\s/).flatMap((word) => codeIn(word) ?? [])[0] ?? '';
    expect((await says(world, officer, code)).alone).toMatch(/as Governance officer from now on\.$/);
    expect(accountsOf(world, 'governance-officer')?.at(-1)).toMatchObject({ id: 'aad-go', by: 'code' });
    expect((await says(world, officer, assign)).alone).toMatch(/^Done/);
  });
});

import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/domain/register.js';
import { hashOfCode } from '../../src/use-cases/code-hash.js';
import type { Asker } from '../../src/use-cases/use-case.js';
import { useCode } from '../../src/use-cases/use-code.js';
import { fakeClock, HOUR } from '../support/fake-clock.js';
import { memoryStore } from '../support/memory-store.js';
import { aPerson, someSettings } from '../support/records.js';
import { aWorld, expectKind } from '../support/world.js';

const add = (over = {}) =>
  ({
    kind: 'add-person',
    name: 'Head of Custody',
    roles: ['viewer'],
    account: 'web:custody',
    email: '',
    ...over,
  }) as const;

describe('adding a person', () => {
  test('keeps name, initials, roles and account, under an id that no name is made from', async () => {
    const world = await aWorld();
    await world.does('admin', add({ roles: ['governance', 'commissioner'] }));
    const person = [...world.store.read().people.values()].at(-1);
    expect(person).toEqual({
      id: expect.stringMatching(/^P\d+$/),
      name: 'Head of Custody',
      initials: 'HOC',
      roles: ['governance', 'commissioner'],
      accounts: [{ platform: 'web', id: 'custody', by: 'register' }],
      email: null,
      zone: null,
      away: [],
      active: true,
    });
    expect(world.written().at(-1)?.why).toBe('Added a person');
  });

  test.each([
    ['a name that is there', { name: 'head of crime' }, /is in the register already/],
    [
      'an account that speaks for somebody',
      { account: 'web:governance' },
      /speaks for somebody else already/,
    ],
    ['a role that is none', { roles: ['owner'] }, /do not know the role “owner”/],
    ['no role', { roles: [] }, /do not know the role/],
  ])('with %s is refused', async (_what, over, sentence) => {
    const world = await aWorld();
    expect(expectKind(await world.does('admin', add(over)), 'refused').sentence).toMatch(sentence);
    expect(world.written()).toEqual([]);
  });
});

describe('the first administrator’s code', () => {
  const CODE = 'ABCD-EFGH-JKLM-NPQR';
  const live = (people: readonly Person[] = []) => {
    const clock = fakeClock();
    const until = '2021-10-04T09:00:00Z';
    const settings = [someSettings({ mode: 'live', adminCode: { hash: hashOfCode(CODE), until } })];
    const store = memoryStore({ settings, people }, clock);
    let turns = 0;
    const claims = async (code: string, account = 'first', name = 'Somebody') => {
      turns += 1;
      const asker: Asker = {
        person: null,
        via: 'console',
        conversation: { id: `console:${account}`, kind: 'direct', board: null, inspection: null },
        cause: `console:${turns}`,
      };
      return (await useCode({ store, clock }, asker, { code, account: { id: account, name } })).kind;
    };
    const admins = () => [...store.read().people.values()].filter(({ roles }) => roles.includes('admin'));
    return { clock, store, claims, admins };
  };

  test('makes whoever sends it administrator, once', async () => {
    const { claims, admins, store } = live();
    expect(await claims(CODE)).toBe('kept');
    expect(admins().map(({ accounts }) => accounts)).toEqual([
      [{ platform: 'console', id: 'first', by: 'code' }],
    ]);
    expect(store.read().settings.get('register')?.adminCode).toBeNull();
    expect(await claims(CODE, 'second')).toBe('refused');
    expect(admins()).toHaveLength(1);
  });

  test('of two who send it at once makes one', async () => {
    const { claims, admins } = live();
    expect((await Promise.all([claims(CODE, 'a'), claims(CODE, 'b')])).sort()).toEqual(['kept', 'refused']);
    expect(admins()).toHaveLength(1);
  });

  test('is worth nothing when it is wrong, and a wrong one does not use it up', async () => {
    const { claims, admins, store } = live();
    for (const wrong of ['ABCD-EFGH-JKLM-NPQS', '', CODE.toLowerCase()])
      expect(await claims(wrong)).toBe('refused');
    expect([admins(), [...store.entries()]]).toEqual([[], []]);
    expect(await claims(CODE)).toBe('kept');
  });

  test('is worth nothing after an hour', async () => {
    const { claims, clock, admins } = live();
    clock.advance(HOUR + 1);
    expect(await claims(CODE)).toBe('refused');
    expect(admins()).toEqual([]);
  });

  test('gives the role to somebody who is known already, and adds nobody', async () => {
    const known = aPerson({ accounts: [{ platform: 'console', id: 'first', by: 'register' }] });
    const { claims, store } = live([known]);
    await claims(CODE);
    expect([...store.read().people.values()]).toEqual([{ ...known, roles: ['governance', 'admin'] }]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { aWorld, expectKind, type Who, type World } from '../support/world.js';

const away = (world: World, days: string, deputy = '', person = 'me', who: Who = 'owner') =>
  world.does(who, { kind: 'set-away', person, days, deputy });
const kept = (world: World, id = 'head-of-public-protection') =>
  world.store
    .read()
    .people.get(id)
    ?.away.map(({ from, until, deputy }) => `${from} ${until} ${deputy ?? '-'}`);
const sentence = (result: Awaited<ReturnType<World['does']>>): string =>
  'sentence' in result ? result.sentence : '';

describe('saying that one is away', () => {
  test('is said back with whole days, and with who is asked instead', async () => {
    const world = await aWorld();
    const said = expectKind(await away(world, '12–26 October', 'Head of Crime'), 'kept');
    expect(said.sentence).toBe(
      'You are away from Tuesday 12 October 2021 to Tuesday 26 October 2021; Head of Crime is asked instead. Nobody is chased on these days.',
    );
    expect(said.audience).toBe('person');
    expect(kept(world)).toEqual(['2021-10-12 2021-10-26 head-of-crime']);
    expect(world.written().map(({ by, why }) => `${why} by ${by}`)).toEqual([
      'Said when somebody is away by head-of-public-protection',
    ]);
  });

  test('days said before are replaced where they overlap, and past ones are taken out', async () => {
    const world = await aWorld();
    await away(world, 'today', 'HC');
    world.clock.set('2021-10-05T09:00:00Z');
    await away(world, '12–26 October', 'HC');
    await away(world, '18–20 October', 'ISVA lead');
    expect(kept(world)).toEqual([
      '2021-10-12 2021-10-17 head-of-crime',
      '2021-10-18 2021-10-20 isva-lead',
      '2021-10-21 2021-10-26 head-of-crime',
    ]);
  });

  test('a deputy who is away too is named', async () => {
    const world = await aWorld();
    await away(world, '20 October', '', 'Head of Crime', 'governance');
    expect(sentence(await away(world, '12–26 October', 'HC'))).toMatch(
      /Head of Crime is away on some of these days too/,
    );
  });

  test.each([
    ['the fairies', '', /cannot read “the fairies” as days/],
    ['26 to 12 October', '', /cannot read/],
    ['1 September 2021', '', /is past/],
    ['12 October 2021 to 13 October 2022', '', /more than a year/],
    ['12 October', 'me', /stands in for themselves/],
    ['12 October', 'Head of Public Protection', /stands in for themselves/],
    ['12 October', 'Nobody Known', /I do not know “Nobody Known”/],
    ['12 October', 'Former governance officer', /I do not know/],
    ['12 October', 'Head of', /Several people answer/],
  ])('“%s”, deputy “%s”, changes nothing and says why', async (days, deputy, why) => {
    const world = await aWorld();
    expect(expectKind(await away(world, days, deputy), 'refused').sentence).toMatch(why);
    expect(world.written()).toEqual([]);
  });

  test.each(['owner', 'chair', 'viewer', 'nobody'] as const)(
    'is not the %s’s to say for others',
    async (who) => {
      const world = await aWorld();
      expect((await away(world, 'tomorrow', '', 'ISVA lead', who)).kind).toBe('refused');
      expect((await world.does(who, { kind: 'end-away', person: 'ISVA lead' })).kind).toBe('refused');
      expect(world.written()).toEqual([]);
    },
  );

  test('is said for others by governance', async () => {
    const world = await aWorld();
    expect(sentence(await away(world, 'next week', 'HC', 'ISVA lead', 'governance'))).toMatch(
      /^ISVA lead is away from Monday 11 October 2021 to Sunday 17 October 2021; Head of Crime/,
    );
    expect(kept(world, 'isva-lead')).toEqual(['2021-10-11 2021-10-17 head-of-crime']);
  });
});

describe('being back', () => {
  const back: Intent = { kind: 'end-away', person: 'me' };

  test('ends what has begun and leaves what is ahead', async () => {
    const world = await aWorld();
    await away(world, 'today until Friday', 'HC');
    await away(world, '12–26 October');
    expect(sentence(await world.does('owner', back))).toBe(
      'You are back. Still to come: from Tuesday 12 October 2021 to Tuesday 26 October 2021.',
    );
    expect(kept(world)).toEqual(['2021-10-12 2021-10-26 -']);
  });

  test('without being away changes nothing', async () => {
    const world = await aWorld();
    expect(sentence(await world.does('owner', back))).toMatch(/nothing changed/);
    expect(world.written()).toEqual([]);
  });
});

describe('who is away', () => {
  test('is told to those who work with the register, to others only of themselves', async () => {
    const world = await aWorld();
    await away(world, '12 October', 'HC');
    const shown = async (who: Who, person = '') => world.does(who, { kind: 'show-away', person });
    expect(expectKind(await shown('another owner'), 'notice').sentences[0]).toBe(
      'Head of Public Protection: away on Tuesday 12 October 2021; Head of Crime is asked instead.',
    );
    expect((await shown('viewer')).kind).toBe('refused');
    expect((await shown('nobody', 'me')).kind).toBe('refused');
    expect(expectKind(await shown('viewer', 'me'), 'notice').sentences[0]).toMatch(/^No days away/);
  });
});

import { describe, expect, test } from 'vitest';
import { askForUpdates } from '../../src/use-cases/ask-for-updates.js';
import { aWorld, expectKind, named, type Who, type World } from '../support/world.js';

/** The demo on the day on which updates on everything have been asked for. */
const asked = async (): Promise<World> => {
  const world = await aWorld();
  await askForUpdates(world);
  return world;
};
const handsOver = (world: World, who: Who, to: string, number = '7') =>
  world.does(who, { kind: 'hand-over', refs: [named(number)], to, note: '' });
const respondent = ({ store }: World, number = '7'): string | undefined => {
  const { recommendations, requests } = store.read();
  return requests.get(recommendations.get(`RAPE-P1-2021/${number}`)?.asked ?? '')?.respondent;
};
const OWNER = 'head-of-public-protection';
const OUTSIDE = [
  ['member-of-the-public', 'Member of the public'],
  ['commissioner', 'Police and Crime Commissioner'],
  ['administrator', 'Administrator'],
] as const;

describe('handing a request over', () => {
  test.each(OUTSIDE)('is not the respondent’s to do to %s, who has no part in the work', async (id, name) => {
    const world = await asked();
    expect(expectKind(await handsOver(world, 'owner', id), 'hand-over-form').problem).toBe(
      `${name} has no part in this work yet, and whoever is asked sees how rec 7 stands. Choose somebody else, or ask the governance team to hand it to them.`,
    );
    expect(respondent(world)).toBe(OWNER);
  });

  test('the form offers the respondent those who have a part in the work, and governance everybody after them', async () => {
    const world = await asked();
    const names = async (who: Who) =>
      expectKind(await handsOver(world, who, ''), 'hand-over-form').choices.map(({ name }) => name);
    const part = ['Governance officer', 'Chair of the Governance Board', 'Head of Data and Insight'];
    const offered = await names('owner');
    expect(offered).toEqual(expect.arrayContaining([...part, 'Head of Crime', 'ISVA lead']));
    for (const [, name] of OUTSIDE) expect(offered).not.toContain(name);
    const all = await names('governance');
    expect(all.slice(0, offered.length)).toEqual(offered);
    for (const [, name] of OUTSIDE) expect(all).toContain(name);
    expect(all).not.toContain('Former governance officer');
  });

  test.each(['members', 'lead', 'deputy'] as const)(
    'may go to whom the board names as one of its %s',
    async (as) => {
      const world = await asked();
      const id = 'member-of-the-public';
      await world.store.change({ by: 'x', via: 'web', why: 'Named.', cause: null }, (tx) =>
        tx.edit('boards', 'governance-board', (draft) => {
          if (as === 'members') draft.members.push(id);
          else if (as === 'lead') draft.lead = id;
          else draft.deputies.push({ of: OWNER, deputy: id });
        }),
      );
      expect(expectKind(await handsOver(world, 'owner', id), 'kept').sentence).toBe(
        'Member of the public is now asked about rec 7. They get a message at once. You still own it.',
      );
    },
  );

  test('by governance opens that one recommendation to somebody outside, as long as they are asked', async () => {
    const world = await asked();
    const progress = async (number: string) =>
      expectKind(await world.does('viewer', { kind: 'show-status', refs: [named(number)] }), 'status')
        .items[0]?.working;
    expect(await progress('7')).toBe(false);
    expect(expectKind(await handsOver(world, 'governance', 'member-of-the-public'), 'kept').sentence).toBe(
      'Member of the public is now asked about rec 7. They get a message at once. Until it is answered they see how rec 7 stands: its progress, its updates and its history, and nothing of the others. Head of Public Protection still owns it.',
    );
    expect([await progress('7'), await progress('6')]).toEqual([true, false]);
    await handsOver(world, 'viewer', 'head-of-crime');
    expect([respondent(world), await progress('7')]).toEqual(['head-of-crime', false]);
  });

  test('to somebody who cannot be reached says so, and who is told instead', async () => {
    const world = await asked();
    await world.store.change({ by: 'x', via: 'web', why: 'Stopped.', cause: null }, (tx) =>
      tx.edit('conversations', 'web:direct:isva', (draft) => {
        draft.stopped = { at: '2021-10-04T08:00:00Z', why: 'They left.' };
      }),
    );
    expect(expectKind(await handsOver(world, 'owner', 'isva-lead'), 'kept').sentence).toBe(
      'ISVA lead is now asked about rec 7. They have no conversation with me yet, so the governance team is told and can enter the answer. You still own it.',
    );
  });
});

test('nobody names a deputy of their own who has no part in the work; governance may', async () => {
  const world = await asked();
  const away = { kind: 'set-away', days: '12–26 October', deputy: 'Member of the public' } as const;
  expect(expectKind(await world.does('owner', { ...away, person: 'me' }), 'refused').sentence).toBe(
    'Member of the public has no part in this work yet, and whoever stands in for you sees how yours stands. Name somebody else, or ask the governance team to say it for you.',
  );
  expect(world.store.read().people.get(OWNER)?.away).toEqual([]);
  await world.does('governance', { ...away, person: 'Head of Public Protection' });
  expect(world.store.read().people.get(OWNER)?.away).toMatchObject([{ deputy: 'member-of-the-public' }]);
});

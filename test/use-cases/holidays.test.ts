import { expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { aWorld, expectKind, type World } from '../support/world.js';

const holiday = (how: 'add' | 'remove', day = '6 May 2022'): Intent => ({ kind: 'set-holiday', day, how });
const kept = (world: World) => world.store.read().settings.get('register')?.holidays;

test('a day is made a holiday, and none again; the same again changes nothing', async () => {
  const world = await aWorld();
  await world.does('governance', holiday('add'));
  expect(kept(world)).toEqual({ added: ['2022-05-06'], removed: [] });
  const again = expectKind(await world.does('governance', holiday('add')), 'kept');
  expect(again.sentence).toMatch(/^Nothing changed.*Friday 6 May 2022 is a holiday here/);
  await world.does('governance', holiday('remove'));
  expect(kept(world)).toEqual({ added: [], removed: ['2022-05-06'] });
  expect(world.written().map(({ why }) => why)).toEqual(['Made a day a holiday', 'Made a day no holiday']);
});

test('a holiday moves the last day for updates of the board’s next meeting', async () => {
  const world = await aWorld();
  const due = async () =>
    expectKind(await world.does('governance', { kind: 'show-boards', board: 'governance-board' }), 'boards')
      .boards[0]?.settings?.forNext.updatesBy;
  expect(await due()).toBe('2021-10-06');
  await world.does('governance', holiday('add', '8 October 2021'));
  expect(await due()).toBe('2021-10-05');
});

test('words that are no day are said back, and nothing is written', async () => {
  const world = await aWorld();
  expect(expectKind(await world.does('governance', holiday('add', 'soon')), 'refused').sentence).toMatch(
    /“soon”/,
  );
  expect(world.written()).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { parseAction } from '../../src/intents/parse-action.js';
import { toViews } from '../../src/views/to-views.js';
import { gives } from '../support/forms.js';
import { aWorld, CODE, expectKind, named, toCard, type Who, type World } from '../support/world.js';

const search = (world: World, words: string, who: Who = 'viewer') =>
  world.does(who, parseAction('search', { words }));
const foundBy = async (world: World, words: string, who: Who = 'viewer') =>
  expectKind(await search(world, words, who), 'found').items.map(
    ({ recommendation }) => recommendation.number,
  );

describe('a search', () => {
  test.each([
    ['7', ['7']],
    ['rec 7', ['7']],
    [`${CODE}/7`, ['7']],
    ['recs 3-5', ['3', '4', '5']],
    ['7 7', ['7']],
    ['victims’ right to review', ['7']],
    ['open', ['1', '2', '3', '4', '5', '6', '7', '8']],
  ])('for “%s” finds it', async (words, numbers) => {
    expect(await foundBy(await aWorld(), words)).toEqual(numbers);
  });

  test('for nothing gives what is one’s own, and to others whatever is open', async () => {
    const world = await aWorld();
    expect(await foundBy(world, '', 'owner')).toEqual(['6', '7', '8']);
    expect(await foundBy(world, ' ', 'viewer')).toHaveLength(8);
    expect(await foundBy(world, '', 'nobody')).toHaveLength(8);
  });

  test('by an owner’s name is for those who may know who owns what', async () => {
    const world = await aWorld();
    expect(await foundBy(world, 'Head of Public Protection', 'governance')).toEqual(
      expect.arrayContaining(['6', '7', '8']),
    );
    const told = await search(world, 'Head of Public Protection', 'viewer');
    expect(told.kind === 'found' ? told.items : []).toEqual([]);
    expect(expectKind(await search(world, 'red', 'viewer'), 'refused').sentence).toMatch(/not published/);
  });

  test('that finds nothing says so, and what to try', async () => {
    const world = await aWorld();
    for (const words of ['99', 'zebra crossings', `x/7 ${'y'.repeat(2_000)}`])
      expect(expectKind(await search(world, words), 'refused').sentence).toMatch(
        /^I found no recommendation for “.{1,60}”\. Try a number/,
      );
  });

  test('never gives more than ten', async () => {
    const world = await aWorld();
    for (let number = 9; number < 30; number += 1)
      await world.does('governance', {
        kind: 'add-recommendation',
        inspection: CODE,
        number: String(number),
        text: 'Forces should keep records.',
      });
    expect(await foundBy(world, 'open')).toHaveLength(10);
  });

  test('gives everybody the same public card, and changes nothing', async () => {
    const world = await aWorld();
    await gives(world, { done: 'A working fact.', blocker: 'Another one.' });
    await world.does('governance', {
      kind: 'set-position',
      ref: named('7'),
      position: 'taken',
      because: 'A draft.',
    });
    const written = world.written().length;
    const cardFor = async (who: Who): Promise<string> =>
      JSON.stringify(
        toViews(await search(world, '7', who), world.store.read()).map(({ finds }) => finds?.map(toCard)),
      );
    const viewers = await cardFor('viewer');
    for (const who of ['owner', 'governance', 'chair', 'commissioner', 'nobody'] as const)
      expect(await cardFor(who)).toBe(viewers);
    expect(viewers).toContain('Recommendation 7');
    expect(viewers).not.toMatch(/working fact|Another one|draft|Owner|Progress|Last update|Action\./i);
    expect(world.written()).toHaveLength(written);
  });
});

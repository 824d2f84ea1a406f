import { expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';
import { anInspection, aRecommendation } from '../support/records.js';
import { aWorld, CODE, type Who, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';

/** What somebody gets for what they type, in words. */
const says = async (world: World, who: Who, line: string): Promise<string> => {
  const result = await world.does(who, parseText(line));
  if (result.kind === 'refused') return result.sentence;
  if (result.kind === 'notice') return [result.heading, ...result.sentences].join('\n');
  return result.kind === 'running-meeting' ? result.happened : result.kind;
};
const keys = (world: World) =>
  world.store
    .read()
    .meetings.get(MEETING)
    ?.agenda?.map(({ key }) => key) ?? null;
const numbers = (...of: number[]) => of.map((n) => `${CODE}/${n}`);

test('the agenda of the next meeting is shown in order, for those who work on it', async () => {
  const world = await aWorld();
  expect(await says(world, 'owner', 'agenda')).toMatch(
    /^Agenda of Tuesday 12 October 2021\n1\. Recommendation 1: Immediately, police forces [^\n]*…\n2\. Recommendation 2: [^\n]*\n[\s\S]*\n8\. Recommendation 8: [^\n]*$/,
  );
  expect(await says(world, 'viewer', 'agenda')).toMatch(/^The papers of a meeting are for the board/);
  expect(keys(world)).toBeNull();
});

test('items are moved, taken off and added, and it stands as written from then on', async () => {
  const world = await aWorld();
  expect(await says(world, 'governance', 'agenda move 7 to 2')).toMatch(
    /\nRec 7 is item 2 of the agenda now\.\n1\. Recommendation 1: [^\n]*\n2\. Recommendation 7: [^\n]*\n3\. Recommendation 2: /,
  );
  expect(await says(world, 'chair', 'agenda take off 3')).toMatch(/\nRec 3 is off the agenda/);
  expect(await says(world, 'chair', 'agenda add "Any other business: custody figures"')).toMatch(
    /\nM1 is item 8 of the agenda now\.\n[\s\S]*\n8\. Other matter M1: Any other business: custody figures$/,
  );
  expect(await says(world, 'chair', 'agenda add “Any other business: custody figures”')).toMatch(
    /on the agenda already/,
  );
  expect(await says(world, 'chair', 'agenda add rec 3')).toMatch(/\nRec 3 is item 9 of the agenda now/);
  expect(keys(world)).toEqual([...numbers(1, 7, 2, 4, 5, 6, 8), 'matter-1', ...numbers(3)]);
  expect(world.written().map(({ why }) => why)).toEqual([
    'Moved rec 7 on the agenda of the meeting of Tuesday 12 October 2021',
    'Took rec 3 off the agenda of the meeting of Tuesday 12 October 2021',
    'Added a matter to the agenda of the meeting of Tuesday 12 October 2021',
    `Added ${CODE}/3 to the agenda of the meeting of Tuesday 12 October 2021`,
  ]);
  const pack = await world.does('chair', parseText('papers'));
  expect(JSON.stringify(pack)).toContain('Any other business: custody figures');
});

test('only the chair and the governance team change it, and only to what the board oversees', async () => {
  const world = await aWorld({
    inspections: [anInspection({ id: 'OTHER' })],
    recommendations: [aRecommendation({ id: 'OTHER/1', inspection: 'OTHER' })],
  });
  for (const who of ['owner', 'another chair', 'viewer'] as const)
    expect(await says(world, who, 'agenda take off 7')).toMatch(
      /^Only the chair|^The papers of a meeting are/,
    );
  expect(await says(world, 'chair', 'agenda add OTHER/1')).toMatch(/does not oversee/);
  expect(await says(world, 'chair', 'agenda move 77 to 1')).toMatch(/^That is not on the agenda/);
  expect(await says(world, 'chair', `agenda add “${'x'.repeat(301)}”`)).toMatch(/300 characters at most/);
  expect(world.written()).toEqual([]);
});

test('while the meeting runs, what is on the table or dealt with stays on it', async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  await says(world, 'chair', 'meeting start');
  await says(world, 'chair', 'next');
  expect(await says(world, 'chair', 'agenda take off 1')).toMatch(/on the table or was dealt with/);
  expect(await says(world, 'chair', 'agenda take off 2')).toMatch(/on the table or was dealt with/);
  expect(await says(world, 'chair', 'agenda move 8 to 3')).toBe('Rec 8 is item 3 of the agenda now.');
  expect(keys(world)).toEqual(numbers(1, 2, 8, 3, 4, 5, 6, 7));
});

test('what was not come to is marked as carried over at the next meeting', async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  for (const line of ['meeting start', 'next', 'end the meeting']) await says(world, 'chair', line);
  expect(await says(world, 'chair', 'agenda')).toMatch(
    /^Agenda of Tuesday 9 November 2021\n1\. Recommendation 1: [^\n]*\n2\. Recommendation 2: [^\n]*, carried over\n/,
  );
});

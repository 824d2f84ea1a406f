import { expect, test } from 'vitest';
import { parseText } from '../../src/intents/parse-text.js';
import { toViews } from '../../src/views/to-views.js';
import { aWorld, expectKind, type Who, type World } from '../support/world.js';

const help = async (world: World, who: Who, over = {}) => {
  const result = expectKind(await world.does(who, { kind: 'help' }, over), 'help');
  const meet = result.commands.filter(({ group }) => group === 'meet').map(({ word }) => word);
  return { meet, text: toViews(result, world.store.read())[0]?.text ?? '' };
};
const BETWEEN = [
  'agenda',
  'agenda add',
  'change action',
  'pack',
  'minutes',
  'approve minutes',
  'correct minutes',
];

test('between meetings help has what makes sense then, and on the day of one how it is started', async () => {
  const world = await aWorld();
  expect((await help(world, 'chair')).meet).toEqual(BETWEEN);
  expect((await help(world, 'owner')).meet).toEqual(['agenda', 'pack', 'minutes', 'correct minutes']);
  // Governance runs meetings, but approves no minutes.
  expect((await help(world, 'governance')).meet).not.toContain('approve minutes');
  expect((await help(world, 'viewer')).meet).toEqual([]);
  world.clock.set('2021-10-12T08:00:00Z');
  expect((await help(world, 'chair')).meet).toEqual(['meeting start', ...BETWEEN]);
  expect((await help(world, 'owner')).meet).not.toContain('meeting start');
});

test('in a meeting its commands come first, to each those that they may use', async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  await world.does('chair', parseText('meeting start'));
  const chair = await help(world, 'chair');
  expect(chair.text.split('\n').slice(0, 3)).toEqual([
    'What I can do',
    'In this meeting',
    expect.stringMatching(/^ {2}meeting end/),
  ]);
  expect(chair.meet).toEqual(
    expect.arrayContaining(['next', 'decide', 'assure', 'extend', 'undo', 'minutes']),
  );
  const governance = (await help(world, 'governance')).meet;
  expect(governance).toContain('decide');
  // The board's view and a later date are the chair's.
  for (const word of ['assure', 'extend']) expect(governance).not.toContain(word);
  expect((await help(world, 'owner')).meet).toEqual(['agenda', 'pack', 'minutes']);
  // In the room somebody who chairs another board reads what they may do here, not there.
  const conversation = { id: 'web:board', kind: 'shared', board: 'governance-board', inspection: null };
  const guest = (await help(world, 'another chair', { conversation })).meet;
  expect(guest).toContain('agenda');
  for (const word of ['decide', 'assure']) expect(guest).not.toContain(word);
  // In the room nothing but the meeting's: the rest is a message away.
  const room = (await help(world, 'chair', { conversation })).text;
  for (const usage of ['decide 4', 'accept 7', 'actions ·']) expect(room).toContain(`\n  ${usage}`);
  expect(chair.text).toContain('\n  history 7');
  expect(room).not.toContain('\n  history 7');
});

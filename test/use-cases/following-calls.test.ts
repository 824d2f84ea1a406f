import { expect, test } from 'vitest';
import type { Turn } from '../../src/turn.js';
import { aWorld, BOARD_CHANNEL, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';
let calls = 0;

/** A call begins or ends in a conversation, as a platform tells it; by the account of a persona. */
const call = async (world: World, event: 'started' | 'ended', by = 'chair', where = BOARD_CHANNEL) => {
  calls += 1;
  const turn: Turn = {
    kind: 'meeting',
    event,
    id: `web:call-${calls}`,
    platform: 'web',
    conversation: { id: where, kind: 'shared', name: 'Board' },
    account: { id: by, name: by },
  };
  return { turn, replies: (await world.bot(turn)).replies };
};
const said = ({ replies }: Awaited<ReturnType<typeof call>>): string =>
  replies.map(({ view }) => view.text).join('\n');
const press = async (world: World, by: string, label: string, before: Awaited<ReturnType<typeof call>>) => {
  const buttons = before.replies.flatMap(
    ({ view }) => view.data.buttons as { label: string; verb: string; data: Record<string, string> }[],
  );
  const { verb, data } = buttons.find((one) => one.label === label) ?? expect.fail(`no button “${label}”`);
  const { kind: _, event: __, ...turn } = before.turn as Extract<Turn, { kind: 'meeting' }>;
  calls += 1;
  return world.bot({
    ...turn,
    id: `web:press-${calls}`,
    account: { id: by, name: by },
    kind: 'action',
    verb,
    data,
    message: 'web:question',
  });
};
const state = (world: World) => world.store.read().meetings.get(MEETING)?.state;

const theDay = async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T08:58:00Z');
  return world;
};

test('a call that the chair begins in the board’s conversation starts its meeting, once', async () => {
  const world = await theDay();
  const first = await call(world, 'started');
  expect(said(first)).toMatch(/^The meeting has started\. 8 items are on the agenda\./);
  expect(first.replies).toMatchObject([{ stands: true, to: 'conversation' }]);
  expect(world.store.read().meetings.get(MEETING)?.held?.startedBy).toBe('board-chair');
  // The same event from the platform's queue after a restart, and another about the same call.
  await world.restarted()(first.turn);
  expect((await call(world, 'started')).replies).toEqual([]);
  expect(world.written().filter(({ why }) => why.startsWith('Started'))).toHaveLength(1);
});

test('begun by anybody else it asks the room, and only those who may run it start it', async () => {
  const world = await theDay();
  const asked = await call(world, 'started', 'owner');
  expect(said(asked)).toMatch(/^The board meets today\n.*The chair or the governance team can start/);
  expect(state(world)).toBe('planned');
  const refused = await press(world, 'owner', 'Start the meeting', asked);
  expect(refused.replies.at(-1)?.view.text).toMatch(/Only the chair of a board or the governance team/);
  expect(state(world)).toBe('planned');
  const started = await press(world, 'governance', 'Start the meeting', asked);
  expect(started.replies).toMatchObject([{ stands: true }, { replaces: 'web:question' }]);
  expect(state(world)).toBe('running');
});

test('elsewhere, or on another day, a call is nobody’s meeting', async () => {
  const world = await theDay();
  expect((await call(world, 'started', 'chair', 'web:elsewhere')).replies).toEqual([]);
  expect((await call(world, 'ended')).replies).toEqual([]);
  world.clock.set('2021-10-11T09:00:00Z');
  expect((await call(world, 'started')).replies).toEqual([]);
  expect(state(world)).toBe('planned');
});

test('the end of a call asks whether the meeting is over, and ends nothing by itself', async () => {
  const world = await theDay();
  await call(world, 'started');
  const asked = await call(world, 'ended', 'owner');
  expect(said(asked)).toMatch(/^Is the meeting over\?\n/);
  expect(state(world)).toBe('running');
  const refused = await press(world, 'owner', 'End the meeting', asked);
  expect(refused.replies.at(-1)?.view.text).toMatch(/Only the chair of Governance Board/);
  const on = await press(world, 'chair', 'It goes on', asked);
  expect(on.replies).toMatchObject([{ replaces: 'web:question' }]);
  expect(on.replies[0]?.view.text).toMatch(/^The meeting goes on\n/);
  expect(state(world)).toBe('running');
  await press(world, 'chair', 'End the meeting', asked);
  expect(state(world)).toBe('ended');
  expect((await call(world, 'ended')).replies).toEqual([]);
});

test('a call that begins again after the end asks, and takes nothing up by itself', async () => {
  const world = await theDay();
  await call(world, 'started');
  await press(world, 'chair', 'End the meeting', await call(world, 'ended'));
  const again = await call(world, 'started');
  expect(said(again)).toMatch(/^The meeting was ended\n/);
  expect(state(world)).toBe('ended');
  await press(world, 'chair', 'Go on with the meeting', again);
  expect(state(world)).toBe('running');
});

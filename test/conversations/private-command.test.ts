import { expect, test } from 'vitest';
import { readCard } from '../../src/platforms/console/card-on-console.js';
import type { Turn } from '../../src/turn.js';
import { aWorld, BOARD_CHANNEL, toCard } from '../support/world.js';

const ELSEWHERE = { id: 'web:elsewhere', kind: 'shared', name: 'Elsewhere' } as const;
const of = (id: string) =>
  ({ id, platform: 'web', conversation: ELSEWHERE, account: { id: 'governance', name: 'G' } }) as const;
const command = (text: string): Turn => ({ ...of(`c ${text}`), kind: 'command', text, privately: true });

test('a private command in a shared conversation gets the whole answer, for its asker alone, with a button to share it', async () => {
  const world = await aWorld();
  const { replies } = await world.bot(command('status 7'));
  expect(replies.map(({ to }) => to)).toEqual(['conversation']);
  expect(replies[0]?.view.text).toMatch(/Owner: Head of Public Protection/);
  const card = replies[0] && toCard(replies[0].view);
  const share = card && readCard(card).presses.find(({ label }) => label === 'Share here');
  expect(share).toMatchObject({ verb: 'share', data: { said: 'status 7' } });
});

test('what is shared is only what everybody there may see; the rest goes to whoever shared it', async () => {
  const world = await aWorld();
  const { replies } = await world.bot({
    ...of('share'),
    kind: 'action',
    verb: 'share',
    data: { said: 'status 7' },
    message: null,
  });
  expect(replies.map(({ to }) => to)).toEqual(['conversation', 'person']);
  expect(replies[0]?.view.text).toMatch(/Position, says the Commissioner/);
  expect(replies[0]?.view.text).not.toMatch(/Owner|Progress/);
});

test.each(['update 7', 'assign 7 to Head of Crime', 'help', 'status 99'])(
  '“%s” has nothing to share',
  async (text) => {
    const world = await aWorld();
    const { replies } = await world.bot(command(text));
    expect(JSON.stringify(replies)).not.toContain('"share"');
    expect(replies).toHaveLength(1);
  },
);

test('what a private command does in a meeting is said to the whole room; a question and a refusal stay private', async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  const inTheBoard = (text: string): Turn => ({
    ...command(text),
    conversation: { id: BOARD_CHANNEL, kind: 'shared', name: 'Governance Board' },
  });
  const stands = async (text: string) => (await world.bot(inTheBoard(text))).replies.map((one) => one.stands);
  expect(await stands('meeting start')).toEqual([true]);
  expect(await stands('decide 4 “the plan is enough”')).toEqual([true, undefined]);
  expect(await stands('meeting')).toEqual([undefined]);
  expect(await stands('decide 77 “nothing”')).toEqual([undefined]);
  const asked: Turn = {
    id: 'asked',
    platform: 'web',
    conversation: { id: BOARD_CHANNEL, kind: 'shared', name: 'Governance Board' },
    account: { id: 'viewer', name: 'V' },
    kind: 'command',
    text: 'meeting',
    privately: true,
  };
  expect((await world.bot(asked)).replies[0]?.view.text).not.toContain('Progress');
  // Given elsewhere it is answered there, and the room hears of it.
  expect((await world.bot(command('next'))).replies.map(({ room, stands: there }) => [room, there])).toEqual([
    [undefined, undefined],
    [BOARD_CHANNEL, true],
    [BOARD_CHANNEL, undefined],
  ]);
});

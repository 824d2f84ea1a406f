import { expect, test } from 'vitest';
import { aWorld, BOARD_CHANNEL } from '../support/world.js';

test.each([
  ['record-decision', { words: 'The plan is enough.' }, /^Decided on rec 1: /],
  [
    'record-action',
    { words: 'Send the plan.', owner: 'head-of-crime', due: '2021-11-01' },
    /^Action 1 on rec 1/,
  ],
])(
  'a form of %s in the board’s room gives way to what was minuted, so that nobody sends it again',
  async (verb, typed, said) => {
    const world = await aWorld();
    world.clock.set('2021-10-12T09:02:00Z');
    const turn = {
      platform: 'web',
      conversation: { id: BOARD_CHANNEL, kind: 'shared', name: 'Board' },
      account: { id: 'chair', name: 'chair' },
    } as const;
    await world.bot({
      ...turn,
      id: 'web:1',
      kind: 'message',
      text: '@Scrutiny meeting start',
      toBot: true,
    });
    const { meetings } = world.store.read();
    const [meeting = ''] = [...meetings.values()]
      .filter(({ state }) => state === 'running')
      .map(({ id }) => id);
    const { replies } = await world.bot({
      ...turn,
      id: 'web:2',
      kind: 'action',
      verb,
      data: { meeting, item: meetings.get(meeting)?.held?.at ?? '', form: 'yes', ...typed },
      message: 'web:form',
    });
    expect(replies).toMatchObject([{ stands: true, replaces: null }, { replaces: 'web:form' }]);
    expect(replies[1]?.view.text).toMatch(said);
  },
);

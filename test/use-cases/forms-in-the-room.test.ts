import { expect, test } from 'vitest';
import { submit } from '../support/forms.js';
import { aWorld, BOARD_CHANNEL, CODE } from '../support/world.js';

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

test('an update is returned in the room by a form there, and the room hears of it', async () => {
  const world = await aWorld();
  await world.does('owner', submit({ recommendation: `${CODE}/7`, done: 'The booklet is in use.' }));
  world.clock.set('2021-10-12T09:02:00Z');
  const turn = {
    platform: 'web',
    conversation: { id: BOARD_CHANNEL, kind: 'shared', name: 'Board' },
    account: { id: 'chair', name: 'chair' },
  } as const;
  const says = (id: string, text: string) =>
    world.bot({ ...turn, id, kind: 'message', text: `@Scrutiny ${text}`, toBot: true });
  const presses = (id: string, verb: string, data: Record<string, string>, message: string) =>
    world.bot({ ...turn, id, kind: 'action', verb, data, message });
  await says('web:1', 'meeting start');
  await says('web:2', 'go to 7');
  const asked = await presses('web:3', 'return-updates', { ref: `${CODE}/7` }, 'web:card');
  expect(asked.replies).toMatchObject([
    { to: 'conversation', replaces: null, view: { card: 'return-form' } },
  ]);
  const { update, form } = (asked.replies[0]?.view.data ?? {}) as { update: string; form: string };
  const data = { update, form, note: 'The take-up is missing.' };
  const { replies } = await presses('web:4', 'return-update', data, 'web:form');
  expect(replies).toMatchObject([{ stands: true, replaces: null }, { replaces: 'web:form' }]);
  expect(replies[1]?.view.text).toMatch(
    /^Returned the update by Head of Public Protection on rec 7: “The take-up/,
  );
});

test('what is minuted from a conversation of one’s own is seen and heard in the room, and by whom', async () => {
  const world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  const turn = { platform: 'web', account: { id: 'chair', name: 'chair' } } as const;
  const room = { id: BOARD_CHANNEL, kind: 'shared', name: 'Board' } as const;
  const own = { id: 'web:direct:chair', kind: 'direct', name: '' } as const;
  const say = (id: string, conversation: typeof room | typeof own, text: string) =>
    world.bot({ ...turn, conversation, id, kind: 'message', text, toBot: true });
  await say('web:1', room, 'meeting start');
  const { replies } = await say('web:2', own, 'decide 4 "The plan is enough."');
  expect(replies.map(({ room: there = 'here', stands = false }) => [there, stands])).toEqual([
    ['here', false],
    [BOARD_CHANNEL, true],
    [BOARD_CHANNEL, false],
  ]);
  const [answer, card, line] = replies;
  expect(answer?.view.card).toBe(card?.view.card);
  expect(line?.view.text).toMatch(
    /^Chair of the [^:]+, from another conversation: Decided on rec 4: .*The plan is enough/,
  );
  expect(line?.under).toBe(card?.living);
  const shown = await say('web:3', own, 'meeting');
  expect(shown.replies.filter((reply) => reply.room !== undefined)).toEqual([]);
  const said = await say('web:4', room, 'next');
  expect(said.replies.filter((reply) => reply.room !== undefined)).toEqual([]);
});

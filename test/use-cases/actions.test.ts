import { beforeEach, describe, expect, test } from 'vitest';
import type { Intent } from '../../src/intents/intent.js';
import { aWorld, BOARD_CHANNEL, expectKind, named, WHO, type Who, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';

let world: World;
const give = (owner: string, due: string, text = 'send the plan'): Intent => ({
  kind: 'record-action',
  meeting: MEETING,
  item: { by: 'recommendation', named: named('4') },
  owner,
  due,
  text,
  form: false,
});
beforeEach(async () => {
  world = await aWorld();
  world.clock.set('2021-10-12T09:02:00Z');
  await world.does('chair', { kind: 'start-meeting', meeting: '' });
  await world.does('chair', give('HC', 'Friday'));
});

const finish = (note = ''): Intent => ({ kind: 'finish-action', action: 1, note, form: false });
const action = () => world.store.read().actions.get('A1');
const refusal = async (who: Who, intent: Intent, over = {}): Promise<string> =>
  expectKind(await world.does(who, intent, over), 'refused').sentence;

describe('an action is said to be done', () => {
  test.each(Object.keys(WHO) as Who[])('by those who may: %s', async (who) => {
    const result = await world.does(who, finish('Sent to all.'));
    const may = who === 'another owner' || who === 'governance' || who === 'chair';
    expect(result.kind).toBe(may ? 'action' : 'refused');
    expect(action()?.state).toBe(may ? 'done' : 'open');
  });

  test('with the note, who said it and when', async () => {
    await world.does('another owner', finish(' Sent to all. '));
    expect(action()).toMatchObject({
      state: 'done',
      settled: { by: 'head-of-crime', note: 'Sent to all.', at: '2021-10-12T09:02:00Z' },
    });
  });

  test('by whoever gave it, but not through an account that is no more than an address', async () => {
    await world.store.change({ by: 'scrutiny', via: 'start', why: 'Test.', cause: null }, (tx) =>
      tx.edit('actions', 'A1', (draft) => {
        draft.by = 'isva-lead';
      }),
    );
    const giver = world.store.read().people.get('isva-lead');
    if (!giver) throw new Error('There is no ISVA lead.');
    expect(await refusal('viewer', finish(), { person: { ...giver, atMost: 'owner' } })).toMatch(
      /^Only its owner, whoever gave it/,
    );
    expect((await world.does('viewer', finish(), { person: giver })).kind).toBe('action');
  });

  test('once: the second is told, and the first note stays', async () => {
    await world.does('another owner', finish('Sent.'));
    expect(await refusal('chair', finish('Not yet.'))).toBe(
      'Action 1 is done already, so nothing was changed.',
    );
    expect(action()?.settled?.note).toBe('Sent.');
  });

  test('twice by one turn that arrives twice', async () => {
    const over = { cause: 'web:the-same' };
    const first = await world.does('another owner', finish(), over);
    expect(await world.does('another owner', finish(), over)).toEqual(first);
  });

  test('in words that fit; the form comes back with what is wrong', async () => {
    const note = 'x'.repeat(2_001);
    expect(await refusal('another owner', finish(note))).toMatch(/^That has 2,001 characters/);
    const form = await world.does('another owner', { kind: 'finish-action', action: 1, note, form: true });
    expect(expectKind(form, 'finish-action-form')).toMatchObject({
      note,
      problem: expect.stringMatching(/^That/),
    });
    expect(action()?.state).toBe('open');
  });
});

describe('an action is changed', () => {
  test('to another owner, by name, initials or mention', async () => {
    await world.does('chair', { kind: 'reassign-action', action: 1, to: 'the ISVA lead' });
    expect(action()?.owner).toBe('isva-lead');
    await world.does('governance', { kind: 'reassign-action', action: 1, to: '@HC' });
    expect(action()?.owner).toBe('head-of-crime');
    expect(await refusal('chair', { kind: 'reassign-action', action: 1, to: 'Nobody' })).toMatch(
      /^I do not know “Nobody”/,
    );
    expect(action()?.owner).toBe('head-of-crime');
  });

  test('to another day, said back in full', async () => {
    const moved: Intent = { kind: 'move-action', action: 1, to: '12 November', because: '' };
    expect(expectKind(await world.does('chair', moved), 'action').happened).toBe(
      'Action 1 is due by Friday 12 November 2021 now',
    );
    expect(action()?.due).toBe('2021-11-12');
    expect(await refusal('chair', { ...moved, to: '1 October 2021' })).toMatch(
      /^Friday 1 October 2021 has passed/,
    );
    expect(await refusal('chair', { ...moved, to: 'whenever' })).toMatch(
      /^I cannot read “whenever” as a day/,
    );
    expect(action()?.due).toBe('2021-11-12');
  });

  test('withdrawn for a reason, and opened again', async () => {
    expect(await refusal('chair', { kind: 'withdraw-action', action: 1, because: ' ' })).toMatch(/^Say why/);
    await world.does('chair', { kind: 'withdraw-action', action: 1, because: 'in hand' });
    expect(action()).toMatchObject({ state: 'withdrawn', settled: { note: 'in hand' } });
    expect(await refusal('chair', { kind: 'reassign-action', action: 1, to: 'HC' })).toMatch(
      /^Action 1 is withdrawn already\. “action 1 open” opens it again\./,
    );
    await world.does('chair', { kind: 'reopen-action', action: 1 });
    expect(action()).toMatchObject({ state: 'open', settled: null });
  });
});

describe('the open actions', () => {
  const numbers = async (who: Who, mine: boolean, over = {}) =>
    expectKind(await world.does(who, { kind: 'show-actions', mine }, over), 'actions').boards.flatMap(
      ({ actions }) => actions.map(({ number }) => number),
    );

  test('stand in the order of their days, of which none is the last, without those that are settled', async () => {
    await world.does('chair', give('HC', '', 'think'));
    await world.does('chair', give('GO', 'today', 'call'));
    await world.does('chair', give('HC', 'tomorrow', 'write'));
    await world.does('chair', { kind: 'withdraw-action', action: 4, because: 'in hand' });
    expect(await numbers('chair', false)).toEqual([3, 1, 2]);
    expect(await numbers('another owner', true)).toEqual([1, 2]);
    expect(await numbers('owner', true)).toEqual([]);
  });

  test('are for the board’s own conversation, for those in the board, and not for others', async () => {
    const room = (board: string) => ({
      conversation: { id: BOARD_CHANNEL, kind: 'shared', board, inspection: null } as const,
    });
    expect(await numbers('viewer', false, room('governance-board'))).toEqual([1]);
    expect(await numbers('chair', false, room('other-board'))).toEqual([]);
    expect(await refusal('viewer', { kind: 'show-actions', mine: false })).toMatch(/for those who are in it/);
    expect(await refusal('viewer', { kind: 'show-action', action: 1 })).toMatch(/^I know no action 1 /);
    expect(await refusal('viewer', { kind: 'show-action', action: 99 })).toMatch(/^I know no action 99 /);
    const elsewhere = await world.does('chair', { kind: 'show-action', action: 1 }, room('other-board'));
    expect(elsewhere).toMatchObject({ kind: 'action', audience: 'person' });
    const here = await world.does('viewer', { kind: 'show-action', action: 1 }, room('governance-board'));
    expect(here).toMatchObject({ kind: 'action', audience: 'board' });
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { GIVEN } from '../../src/domain/action-messages.js';
import type { Intent } from '../../src/intents/intent.js';
import { whatIsSent } from '../../src/operate/what-is-sent.js';
import { toViews } from '../../src/views/to-views.js';
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
      note: note.slice(0, 2_000),
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

describe('whoever was given actions', () => {
  const told = () =>
    [...world.store.read().deliveries.values()]
      .filter(({ rule }) => rule === GIVEN)
      .map(({ subject, items }) => [subject, ...items.map(({ request }) => request)]);
  const end = async () => {
    await world.does('chair', { kind: 'end-meeting', meeting: MEETING });
    world.clock.advance(60_000);
  };

  test('is told of all of them once, when the meeting ends; not of their own, nor of what was withdrawn', async () => {
    await world.does('chair', give('HC', 'tomorrow', 'write'));
    await world.does('chair', give('HC', 'tomorrow', 'taken back'));
    await world.does('chair', { kind: 'undo', meeting: MEETING });
    await world.does('governance', give('me', 'tomorrow', 'file it'));
    expect(told()).toEqual([]);
    await end();
    expect(told()).toEqual([['head-of-crime', 'A1', 'A2']]);
    await world.does('chair', { kind: 'start-meeting', meeting: '' });
    await world.does('chair', give('HC', 'Monday', 'call'));
    await end();
    expect(told().slice(1)).toEqual([['head-of-crime', 'A5']]);
  });

  test('is told at once where it is given on afterwards, and not while the meeting goes on', async () => {
    await world.does('chair', { kind: 'reassign-action', action: 1, to: 'ISVA lead' });
    expect(told()).toEqual([]);
    await end();
    expect(told()).toEqual([['isva-lead', 'A1']]);
    await world.does('chair', { kind: 'reassign-action', action: 1, to: 'HC' });
    expect(told()).toEqual([
      ['isva-lead', 'A1'],
      ['head-of-crime', 'A1'],
    ]);
  });

  test('reads what is still theirs, and nothing where all is settled', async () => {
    await world.does('chair', give('HC', 'tomorrow', 'write'));
    await end();
    const sent = whatIsSent(world);
    const [delivery] = [...world.store.read().deliveries.values()].filter(({ rule }) => rule === GIVEN);
    if (!delivery) throw new Error('Nobody was told.');
    const now = world.clock.now();
    expect(sent.viewOf(delivery, world.store.read(), now).text).toBe(
      'The board gave you 2 actions\nSay when it is done, in a few words; the note goes into the next meeting’s papers.\nGovernance Board\n  Action 2 · rec 4: By Wednesday 13 October 2021: write\n  Action 1 · rec 4: By Friday 15 October 2021: send the plan',
    );
    await world.does('another owner', { kind: 'finish-action', action: 2, note: '', form: false });
    expect(sent.standingOf(delivery, world.store.read(), now)).toEqual({ kind: 'owed' });
    expect(sent.viewOf(delivery, world.store.read(), now).text).toMatch(/^The board gave you an action\n/);
    await world.does('chair', { kind: 'reassign-action', action: 1, to: 'ISVA lead' });
    expect(sent.standingOf(delivery, world.store.read(), now).kind).toBe('overtaken');
  });

  test('asks why and hears it', async () => {
    await end();
    const [delivery] = [...world.store.read().deliveries.values()].filter(({ rule }) => rule === GIVEN);
    const conversation = {
      id: delivery?.conversation ?? '',
      kind: 'direct',
      board: null,
      inspection: null,
    } as const;
    const why = await world.does(
      'another owner',
      { kind: 'show-why', delivery: delivery?.id ?? '' },
      { conversation },
    );
    expect(expectKind(why, 'notice').sentences.join(' ')).toMatch(
      /^Whoever is given actions is told once.* Action 1: given by the board, or by a colleague\./,
    );
  });

  test('finds them in what waits for them', async () => {
    const home = expectKind(await world.does('another owner', { kind: 'show-home' }), 'home');
    expect(home.actions.map(({ id }) => id)).toEqual(['A1']);
    expect(toViews(home, world.store.read())[0]?.text).toMatch(
      /Your actions\n {2}Action 1 · rec 4: By Friday 15 October 2021: send the plan/,
    );
  });
});

test('approved minutes say for ever whose an action was and by when; a draft says how it is', async () => {
  const said = async () => {
    const shown = await world.does('chair', {
      kind: 'show-paper',
      what: 'minutes',
      meeting: MEETING,
      page: 0,
    });
    const callouts = expectKind(shown, 'paper').paper.blocks.filter(({ kind }) => kind === 'callout');
    return JSON.stringify(callouts);
  };
  const later = () => world.clock.advance(60_000);
  await world.does('chair', { kind: 'end-meeting', meeting: MEETING });
  later();
  await world.does('chair', { kind: 'move-action', action: 1, to: '1 November', because: '' });
  expect(await said()).toMatch(/by Monday 1 November 2021/);
  later();
  await world.does('chair', { kind: 'approve-minutes', meeting: MEETING });
  const approved = await said();
  expect(approved).toMatch(/HC[\s\S]*by Monday 1 November 2021/);
  later();
  await world.does('chair', { kind: 'move-action', action: 1, to: '12 November', because: '' });
  later();
  await world.does('chair', { kind: 'reassign-action', action: 1, to: 'ISVA lead' });
  expect(await said()).toBe(approved);
  expect(action()).toMatchObject({ owner: 'isva-lead', due: '2021-11-12' });
});

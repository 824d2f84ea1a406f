import { describe, expect, test } from 'vitest';
import { A_MOMENT } from '../../src/domain/running-meeting.js';
import type { Intent } from '../../src/intents/intent.js';
import { aMeeting } from '../support/records.js';
import { aWorld, CODE, expectKind, type Who, type World } from '../support/world.js';

const MEETING = 'governance-board:2021-10-12';
const NEXT: Intent = { kind: 'next-item', meeting: '', from: null };
const START: Intent = { kind: 'start-meeting', meeting: '' };
const END: Intent = { kind: 'end-meeting', meeting: '' };

/** The demo's world on the morning of its board's meeting. */
const theDay = async (at = '2021-10-12T09:02:00Z') => {
  const world = await aWorld();
  world.clock.set(at);
  return world;
};
const meeting = (world: World) =>
  world.store.read().meetings.get(MEETING) ?? expect.fail('the meeting is not in the register');
const started = async () => {
  const world = await theDay();
  await world.does('chair', START);
  world.clock.advance(A_MOMENT);
  return world;
};
const told = async (world: World, who: Who, intent: Intent, over = {}): Promise<string> => {
  const result = await world.does(who, intent, over);
  return result.kind === 'refused' ? result.sentence : expectKind(result, 'running-meeting').happened;
};

describe('a meeting is started', () => {
  test('with its agenda written down, so that what comes in later does not change it', async () => {
    const world = await started();
    const { state, agenda, held } = meeting(world);
    expect(state).toBe('running');
    expect(agenda?.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${CODE}/${n}`));
    expect(held).toMatchObject({
      startedBy: 'board-chair',
      startedAt: '2021-10-12T09:02:00Z',
      at: `${CODE}/1`,
    });
  });

  test('on its day alone', async () => {
    const world = await theDay('2021-10-11T22:59:00Z');
    expect(await told(world, 'chair', START)).toMatch(
      /^No meeting is held today\. The next one is on Tuesday 12 October 2021 at 10:00\./,
    );
    expect(await told(world, 'chair', { ...START, meeting: MEETING } as Intent)).toMatch(/on its day/);
    // Midnight in London is an hour earlier in UTC.
    world.clock.advance(60_000);
    expect(await told(world, 'chair', START)).toMatch(/^The meeting has started/);
  });

  test('nor where two boards of the asker meet that day: they are asked which', async () => {
    const world = await aWorld({
      meetings: [aMeeting({ id: 'other-board:2021-10-12', board: 'other-board' })],
    });
    world.clock.set('2021-10-12T09:02:00Z');
    expect(await told(world, 'governance', START)).toMatch(/Board meet today\. Say it in the board’s own/);
    const conversation = { id: 'web:board', kind: 'shared', board: 'governance-board', inspection: null };
    expect(await told(world, 'governance', START, { conversation })).toMatch(/^The meeting has started/);
    expect(meeting(world).state).toBe('running');
    expect(world.store.read().meetings.get('other-board:2021-10-12')?.state).toBe('planned');
  });

  test('not once its minutes are approved', async () => {
    const world = await started();
    await world.does('chair', END);
    const minutes = {
      state: 'approved',
      corrections: [],
      approvedBy: 'board-chair',
      approvedAt: null,
    } as const;
    await world.store.change({ by: 'board-chair', via: 'web', why: 'Approved.', cause: null }, (tx) =>
      tx.edit('meetings', MEETING, (draft) => Object.assign(draft, { minutes })),
    );
    expect(await told(world, 'chair', START)).toMatch(/approved, so it cannot go on/);
  });

  test('in another conversation than the board’s by nobody', async () => {
    const world = await theDay();
    const conversation = { id: 'web:elsewhere', kind: 'shared', board: null, inspection: null };
    expect(await told(world, 'chair', START, { conversation })).toMatch(/^Only the chair of a board/);
    await world.does('chair', START);
    expect(await told(world, 'chair', NEXT, { conversation })).toMatch(/^No meeting is running here/);
  });
});

describe('two people act at once', () => {
  test('next, said by both within seconds, is one step, and both see where the meeting is', async () => {
    const world = await started();
    const both = await Promise.all([told(world, 'chair', NEXT), told(world, 'governance', NEXT)]);
    expect(both).toEqual([
      'Rec 1 is dealt with. On the table now: rec 2.',
      'Chair of the Governance Board has already gone to rec 2, so nothing moved now. Say it again to go on from there.',
    ]);
    expect(meeting(world).held).toMatchObject({ at: `${CODE}/2`, done: [`${CODE}/1`] });
    world.clock.advance(A_MOMENT);
    expect(await told(world, 'governance', NEXT)).toBe('Rec 2 is dealt with. On the table now: rec 3.');
  });

  test('a button of a card that shows another item moves nothing', async () => {
    const world = await started();
    const press: Intent = { kind: 'next-item', meeting: MEETING, from: `${CODE}/1` };
    expect(await told(world, 'chair', press)).toBe('Rec 1 is dealt with. On the table now: rec 2.');
    expect(await told(world, 'chair', press)).toMatch(
      /^Chair of the Governance Board has already gone to rec 2/,
    );
    expect(meeting(world).held?.at).toBe(`${CODE}/2`);
  });

  test('a command that arrives twice acts once', async () => {
    const world = await started();
    const over = { cause: 'web:the-same' };
    await world.does('chair', NEXT, over);
    const again = expectKind(await world.does('chair', NEXT, over), 'running-meeting');
    expect([again.table?.name, again.happened]).toEqual(['rec 2', '']);
    expect(meeting(world).held?.at).toBe(`${CODE}/2`);
  });

  test('what comes after the end moves nothing, whoever pressed it', async () => {
    const world = await started();
    const ending = world.does('governance', END);
    const late = world.does('chair', NEXT);
    await ending;
    expect(expectKind(await late, 'running-meeting').happened).toBe('The meeting has just been ended.');
    const press: Intent = { kind: 'next-item', meeting: MEETING, from: `${CODE}/1` };
    expect(await told(world, 'chair', press)).toMatch(/^That meeting is not running any more/);
  });
});

describe('a meeting has ended', () => {
  test('its minutes are a draft, and what it did not come to is carried over to the next', async () => {
    const world = await started();
    await world.does('chair', NEXT);
    await world.does('chair', END);
    expect(meeting(world)).toMatchObject({ state: 'ended', minutes: { state: 'draft' }, held: { at: null } });
    world.clock.set('2021-11-09T10:00:00Z');
    const next = expectKind(await world.does('chair', START), 'running-meeting');
    expect([next.table?.name, next.table?.carriedOver]).toEqual(['rec 1', false]);
    const second = expectKind(await world.does('chair', NEXT), 'running-meeting');
    expect([second.table?.name, second.table?.carriedOver]).toEqual(['rec 2', true]);
  });

  test('and it can be cancelled or moved no more', async () => {
    const world = await theDay('2021-10-12T08:30:00Z');
    await world.does('chair', START);
    for (const then of [START, END]) {
      await world.does('chair', then);
      const cancel: Intent = { kind: 'cancel-meeting', meeting: '12 October', because: 'x' };
      expect(await told(world, 'governance', cancel)).toMatch(/^I know no meeting on “12 October”/);
    }
  });
});

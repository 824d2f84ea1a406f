import { describe, expect, test } from 'vitest';
import { cancelMeeting } from '../../src/use-cases/cancel-meeting.js';
import { decideReminders } from '../../src/use-cases/decide-reminders.js';
import { moveMeeting } from '../../src/use-cases/move-meeting.js';
import { planMeetings } from '../../src/use-cases/plan-meetings.js';
import { anAsker, clockwork } from '../support/clockwork.js';
import { aBoard, aMeeting, aPerson } from '../support/records.js';

const MEETING = 'governance:2021-10-12';
const explicit = { boards: [aBoard({ rrule: null, papersOut: 0 })] };
const to = (day: string, time = '10:00', reason = '') => ({ meeting: MEETING, day, time, reason });

describe('planning meetings', () => {
  test('enters the board’s days from today to four months ahead, and the second time nothing', async () => {
    const { deps, store } = clockwork({ meetings: [] });
    const { meetings } = await planMeetings(deps);
    expect(meetings.map(({ id }) => id)).toEqual([
      'governance:2021-10-12',
      'governance:2021-11-09',
      'governance:2021-12-14',
      'governance:2022-01-11',
    ]);
    expect(meetings[0]).toEqual(aMeeting());
    expect(await planMeetings(deps)).toEqual({ meetings: [], problems: [] });
    expect([...store.entries()]).toHaveLength(1);
  });

  test('two at once enter each meeting once', async () => {
    const { deps, store } = clockwork({ meetings: [] });
    await Promise.all([planMeetings(deps), planMeetings(deps)]);
    expect(store.read().meetings.size).toBe(4);
  });

  test('a moved or cancelled meeting stays as it is', async () => {
    const { deps, store } = clockwork();
    await moveMeeting(deps, anAsker(), to('2021-10-14'));
    await planMeetings(deps);
    expect(store.read().meetings.get(MEETING)?.day).toBe('2021-10-14');
    await cancelMeeting(deps, anAsker({ cause: 'turn-2' }), { meeting: MEETING, reason: '' });
    await planMeetings(deps);
    expect(store.read().meetings.get(MEETING)?.state).toBe('cancelled');
  });

  test('a rule or zone that cannot be read is named, and the other boards get their meetings', async () => {
    const { deps } = clockwork({
      boards: [aBoard({ id: 'bad', rrule: 'whenever' }), aBoard({ id: 'far', zone: 'Mars' }), aBoard()],
      meetings: [],
    });
    const { meetings, problems } = await planMeetings(deps);
    expect(meetings).toHaveLength(4);
    expect(problems.map(({ board }) => board)).toEqual(['bad', 'far']);
  });
});

describe('deciding reminders', () => {
  test('each is one entry whose cause is its key, and a second call enters nothing', async () => {
    const { deps, clock, store } = clockwork(explicit);
    clock.set('2021-10-11T09:00:00Z');
    const entered = await decideReminders(deps);
    expect(entered.map(({ rule, state }) => `${rule} ${state}`)).toEqual([
      'meeting-7-days overtaken',
      'meeting-1-day decided',
    ]);
    expect([...store.entries()].map(({ cause }) => cause)).toEqual(entered.map(({ key }) => key));
    expect(await decideReminders(deps)).toEqual([]);
  });

  test('a meeting moved in the same moment is looked at again before its reminder is entered', async () => {
    const { deps, clock, store } = clockwork(explicit);
    clock.set('2021-10-11T09:00:00Z');
    const moving = moveMeeting(deps, anAsker(), to('2021-10-20'));
    expect(await decideReminders(deps)).toEqual([]);
    await moving;
    expect([...store.read().deliveries.values()].map(({ rule }) => rule)).toEqual(['meeting-moved']);
  });
});

describe('moving a meeting', () => {
  test('before any reminder: one message, and the reminders of the new time', async () => {
    const world = clockwork(explicit);
    expect(await moveMeeting(world.deps, anAsker(), to('2021-10-14', '14:00', 'The chair is away.'))).toEqual(
      {
        kind: 'moved',
        meeting: aMeeting({
          day: '2021-10-14',
          time: '14:00',
          movedFrom: { day: '2021-10-12', time: '10:00', reason: 'The chair is away.' },
        }),
      },
    );
    await world.tickThrough('2021-10-04T08:00:00Z', '2021-10-04T08:05:00Z');
    expect(world.messenger.sent.map(({ text }) => text)).toEqual([
      'Governance Board now meets on Thursday 14 October 2021 at 14:00, not on Tuesday 12 October 2021 at 10:00. ' +
        'Reason given: The chair is away.',
    ]);
    for (const at of ['2021-10-05T09:00:00Z', '2021-10-07T13:00:00Z', '2021-10-13T13:00:00Z'])
      await world.tickAt(at);
    await world.tickAt('2021-10-14T11:00:00Z');
    expect(world.arrived()).toEqual(['meeting-moved', 'meeting-7-days', 'meeting-1-day', 'meeting-2-hours']);
  });

  test('after the first reminder: only what lies ahead of now is renewed', async () => {
    const world = clockwork(explicit);
    await world.tickAt('2021-10-05T09:00:00Z');
    world.clock.set('2021-10-08T12:00:00Z');
    await moveMeeting(world.deps, anAsker(), to('2021-10-14'));
    for (const at of ['2021-10-08T12:01:00Z', '2021-10-11T09:00:00Z', '2021-10-13T09:00:00Z'])
      await world.tickAt(at);
    await world.tickAt('2021-10-14T07:00:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days', 'meeting-moved', 'meeting-1-day', 'meeting-2-hours']);
  });

  test('far ahead after the first reminder: the new time has all its reminders again', async () => {
    const world = clockwork(explicit);
    await world.tickAt('2021-10-05T09:00:00Z');
    await moveMeeting(world.deps, anAsker(), to('2021-10-26'));
    await world.tickAt('2021-10-19T09:00:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days', 'meeting-moved', 'meeting-7-days']);
  });

  test('a reminder decided and not sent yet is overtaken by the message about the move', async () => {
    const world = clockwork(explicit);
    world.clock.set('2021-10-05T09:00:00Z');
    await decideReminders(world.deps);
    await moveMeeting(world.deps, anAsker(), to('2021-10-14'));
    expect(world.ledger()).toEqual(['meeting-7-days overtaken', 'meeting-moved decided']);
    await world.tick();
    expect(world.ledger()).toEqual(['meeting-7-days overtaken', 'meeting-moved sent']);
    expect(world.delivery('meeting-7-days').note).toBe('The meeting was moved before this was sent.');
  });

  test('in the very moment of sending: the reminder about the old time does not go out', async () => {
    const world = clockwork(explicit);
    world.clock.set('2021-10-05T09:00:00Z');
    await decideReminders(world.deps);
    await Promise.all([world.tick(), moveMeeting(world.deps, anAsker(), to('2021-10-14'))]);
    await world.tick();
    expect(world.arrived()).toEqual(['meeting-moved']);
    expect(world.ledger()).toEqual(['meeting-7-days overtaken', 'meeting-moved sent']);
  });

  test('moving back works, is told again, and sends no reminder twice', async () => {
    const world = clockwork(explicit);
    await world.tickAt('2021-10-05T09:00:00Z');
    await moveMeeting(world.deps, anAsker({ cause: 'turn-1' }), to('2021-10-14'));
    await world.tick();
    expect(await moveMeeting(world.deps, anAsker({ cause: 'turn-2' }), to('2021-10-12'))).toMatchObject({
      kind: 'moved',
      meeting: { day: '2021-10-12', movedFrom: { day: '2021-10-14' } },
    });
    await world.tickThrough('2021-10-05T09:00:00Z', '2021-10-05T09:10:00Z');
    await moveMeeting(world.deps, anAsker({ cause: 'turn-3' }), to('2021-10-14'));
    await world.tick();
    expect(world.arrived()).toEqual(['meeting-7-days', 'meeting-moved', 'meeting-moved', 'meeting-moved']);
  });

  test('the same turn again moves and tells once', async () => {
    const world = clockwork(explicit);
    const twice = await Promise.all([
      moveMeeting(world.deps, anAsker(), to('2021-10-14')),
      moveMeeting(world.deps, anAsker(), to('2021-10-14')),
    ]);
    expect(twice.map(({ kind }) => kind)).toEqual(['moved', 'moved']);
    await world.tick();
    expect(world.arrived()).toEqual(['meeting-moved']);
  });

  test.each([
    [
      'into the past',
      to('2021-10-04', '08:00'),
      'Monday 4 October 2021 at 08:00 has passed: it is now Monday 4 October 2021 at 09:00. ' +
        'A meeting can move to any time still to come.',
    ],
    [
      'to the time that it has',
      to('2021-10-12'),
      'The meeting is already on Tuesday 12 October 2021 at 10:00. Give another day or time.',
    ],
    [
      'when it is not known',
      { ...to('2021-10-14'), meeting: 'x' },
      'I know no meeting "x". Meetings still to come can be changed.',
    ],
    [
      'to a day that does not exist',
      to('2021-02-30'),
      'I cannot read "2021-02-30 10:00" as a day and a time. Give them as in "14 October 2021 at 10:00".',
    ],
    [
      'for a reason as long as a letter',
      to('2021-10-14', '10:00', 'x'.repeat(1_001)),
      'The reason has 1001 characters. Please keep it to 1000 or fewer.',
    ],
  ])('is refused %s', async (_what, move, sentence) => {
    const { deps, store } = clockwork(explicit);
    expect(await moveMeeting(deps, anAsker(), move)).toMatchObject({ kind: 'refused', sentence });
    expect([...store.entries()]).toEqual([]);
  });

  test('a meeting that has begun is left where it was', async () => {
    const { deps, clock } = clockwork(explicit);
    clock.set('2021-10-12T09:00:00Z');
    expect(await moveMeeting(deps, anAsker(), to('2021-10-14'))).toMatchObject({
      sentence:
        'The meeting of Tuesday 12 October 2021 at 10:00 has begun. Meetings still to come can be changed.',
    });
  });

  test.each([
    ['nobody known', null],
    ['a viewer', aPerson({ roles: ['viewer'] })],
    ['an admin', aPerson({ roles: ['admin'] })],
    ['the commissioner', aPerson({ roles: ['commissioner'] })],
    ['a governance officer who has left', aPerson({ active: false })],
  ])('is refused to %s, as is cancelling', async (_who, person) => {
    const { deps, store } = clockwork(explicit);
    const asker = anAsker({ person });
    expect(await moveMeeting(deps, asker, to('2021-10-14'))).toMatchObject({
      kind: 'refused',
      sentence: 'Only somebody with the governance role can move a meeting. Please ask one of them.',
    });
    expect(await cancelMeeting(deps, asker, { meeting: MEETING, reason: '' })).toMatchObject({
      kind: 'refused',
    });
    expect([...store.entries()]).toEqual([]);
  });

  test('a board without a conversation is told nothing, and moves all the same', async () => {
    const { deps, store } = clockwork({ boards: [aBoard({ conversations: [] })] });
    expect(await moveMeeting(deps, anAsker(), to('2021-10-14'))).toMatchObject({ kind: 'moved' });
    expect(store.read().deliveries.size).toBe(0);
  });
});

describe('cancelling a meeting', () => {
  test('after the first reminder: one message, and no reminder any more', async () => {
    const world = clockwork();
    await world.tickAt('2021-10-05T09:00:00Z');
    await cancelMeeting(world.deps, anAsker(), { meeting: MEETING, reason: 'no quorum' });
    await world.tickThrough('2021-10-05T09:01:00Z', '2021-10-05T09:05:00Z');
    await world.tickAt('2021-10-11T09:00:00Z');
    await world.tickAt('2021-10-12T07:00:00Z');
    await world.tickAt('2021-10-12T09:00:00Z');
    expect(world.arrived()).toEqual(['meeting-7-days', 'meeting-cancelled']);
    expect(world.messenger.sent[1]?.text).toBe(
      'Governance Board will not meet on Tuesday 12 October 2021 at 10:00: the meeting is cancelled. ' +
        'Reason given: no quorum. The next meeting is on Tuesday 9 November 2021 at 10:00.',
    );
    expect(world.ledger()).toEqual(['meeting-7-days sent', 'meeting-cancelled sent']);
  });

  test('before any reminder: a decided message about a move gives way too', async () => {
    const world = clockwork(explicit);
    await moveMeeting(world.deps, anAsker({ cause: 'turn-1' }), to('2021-10-14'));
    await cancelMeeting(world.deps, anAsker({ cause: 'turn-2' }), { meeting: MEETING, reason: '' });
    await world.tick();
    expect(world.ledger()).toEqual(['meeting-moved overtaken', 'meeting-cancelled sent']);
    expect(world.messenger.sent[0]?.text).toMatch(/No other meeting is planned yet\.$/);
  });

  test('twice is refused with the reason', async () => {
    const { deps } = clockwork(explicit);
    await cancelMeeting(deps, anAsker({ cause: 'turn-1' }), { meeting: MEETING, reason: '' });
    expect(
      await cancelMeeting(deps, anAsker({ cause: 'turn-2' }), { meeting: MEETING, reason: '' }),
    ).toMatchObject({
      sentence:
        'The meeting of Tuesday 12 October 2021 at 10:00 is cancelled. Meetings still planned can be changed.',
    });
  });
});

import { describe, expect, test, vi } from 'vitest';
import { backoff, RETRY } from '../../src/scheduling/attempt.js';
import { decideReminders } from '../../src/use-cases/decide-reminders.js';
import { moveMeeting } from '../../src/use-cases/move-meeting.js';
import { anAsker, clockwork } from '../support/clockwork.js';
import { aBoard, aConversation, aDelivery, aMeeting } from '../support/records.js';

const AT = '2021-10-11T09:00:00Z';
/** The day before the meeting, with its reminder about to be due and the earlier one long sent. */
const theDayBefore = (over: Parameters<typeof clockwork>[0] = {}) => {
  const world = clockwork({
    boards: [aBoard({ rrule: null, papersOut: 0 })],
    meetings: [aMeeting({ scheduledAt: '2021-10-10T08:00:00Z' })],
    // What goes wrong here is told to governance, on a platform that is not looked at.
    conversations: [aConversation(), aConversation({ ...ELSEWHERE, person: 'governance-officer' })],
    ...over,
  });
  world.clock.set(AT);
  return world;
};
const ELSEWHERE = { id: 'slack:T1/D1', platform: 'slack', kind: 'direct', board: null } as const;
/** The ledger without what governance is told. */
const remindersIn = (world: ReturnType<typeof theDayBefore>) =>
  world.ledger().filter((line) => !line.startsWith('alarm-'));

const stepOf =
  (step: 'claim' | 'mark') => (_reason: unknown, changes: readonly { patches: readonly unknown[] }[]) =>
    JSON.stringify(changes).includes(step === 'claim' ? '"claimed"' : '"sent"');

describe('sending', () => {
  test('claims, sends and marks, with the message that the platform gave', async () => {
    const world = theDayBefore();
    await world.tick();
    expect(world.delivery('meeting-1-day')).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: AT,
      message: 'm1',
      note: null,
    });
    const steps = [...world.store.entries()].map(({ why, cause }) => [why, cause]);
    expect(steps).toEqual([
      ['This reminder is due.', world.delivery('meeting-1-day').id],
      ['It is being sent.', null],
      ['It was sent.', null],
    ]);
  });

  test('two passes at once claim each delivery once', async () => {
    const world = theDayBefore();
    await decideReminders(world.deps);
    await Promise.all([world.deliver(), world.deliver()]);
    expect(world.arrived()).toEqual(['meeting-1-day']);
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('what fails goes back and comes again, later each time, and arrives once', async () => {
    const world = theDayBefore();
    world.messenger.behave('fail', 'fail');
    await world.tick();
    expect(world.delivery('meeting-1-day')).toMatchObject({
      state: 'decided',
      attempts: 1,
      notBefore: '2021-10-11T09:00:15Z',
      note: null,
    });
    await world.tickThrough('2021-10-11T09:00:00Z', '2021-10-11T09:05:00Z');
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', attempts: 3 });
    expect(world.arrived()).toEqual(['meeting-1-day']);
    expect(world.log.lines).toEqual([
      'warn meeting-1-day could not be sent: 503 Service Unavailable',
      'warn meeting-1-day could not be sent: 503 Service Unavailable',
    ]);
  });

  test('waits as long as the platform asks, where that is longer', async () => {
    const world = theDayBefore();
    world.messenger.behave('asks for five minutes');
    await world.tick();
    expect(world.delivery('meeting-1-day')).toMatchObject({
      state: 'decided',
      notBefore: '2021-10-11T09:05:00Z',
    });
    await world.tickThrough('2021-10-11T09:01:00Z', '2021-10-11T09:04:00Z');
    expect(world.arrived()).toEqual([]);
    await world.tickAt('2021-10-11T09:05:00Z');
    expect(world.arrived()).toEqual(['meeting-1-day']);
  });

  test('stops where nothing can be sent any more, says so in the register, and asks the platform no further', async () => {
    const world = theDayBefore();
    world.messenger.behave('gone');
    await world.tick();
    expect(world.delivery('meeting-1-day')).toMatchObject({
      state: 'failed',
      attempts: 1,
      note: 'Nothing can be sent there any more: 403 the bot was blocked',
    });
    expect(world.store.read().conversations.get('web:board')?.stopped).toEqual({
      at: AT,
      why: '403 the bot was blocked',
    });
    await world.tickThrough('2021-10-12T08:00:00Z', '2021-10-12T08:10:00Z');
    expect(world.arrived()).toEqual([]);
  });

  test('waits half a minute, a minute, two, up to an hour, each between its half and its whole', () => {
    expect([1, 2, 3].map((attempts) => backoff(attempts, 1))).toEqual([30_000, 60_000, 120_000]);
    expect(backoff(1, 0)).toBe(15_000);
    expect(backoff(RETRY.attempts, 1)).toBe(3_600_000);
  });

  test('gives up after so many attempts, and the ledger says why', async () => {
    const world = theDayBefore();
    world.messenger.behave(...Array.from({ length: RETRY.attempts }, () => 'fail' as const));
    await world.tickThrough(AT, '2021-10-11T20:00:00Z');
    expect(world.delivery('meeting-1-day')).toMatchObject({
      state: 'failed',
      attempts: RETRY.attempts,
      note: 'Given up after 15 attempts. The last: 503 Service Unavailable',
    });
    expect(world.arrived()).toEqual([]);
  });

  test('an error after the message arrived: the platform is asked, and nothing is sent again', async () => {
    const world = theDayBefore();
    world.messenger.behave('arrive-and-fail');
    await world.tickThrough(AT, '2021-10-11T09:10:00Z');
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', message: 'm1', note: null });
    expect(world.arrived()).toEqual(['meeting-1-day']);
  });

  test('a platform that does not answer in time holds nobody up, and is asked', async () => {
    const world = theDayBefore();
    world.messenger.behave('hang', 'arrive-and-hang');
    await world.tick();
    expect(world.delivery('meeting-1-day').state).toBe('decided');
    await world.tickThrough(AT, '2021-10-11T09:10:00Z');
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', message: 'm1' });
    expect(world.arrived()).toEqual(['meeting-1-day']);
  });

  test('a platform has ten seconds for one message', async () => {
    const world = theDayBefore();
    await decideReminders(world.deps);
    world.messenger.behave('hang');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const delivered = world.deliver('ten seconds');
      await vi.advanceTimersByTimeAsync(9_999);
      expect(world.delivery('meeting-1-day').state).toBe('claimed');
      await vi.advanceTimersByTimeAsync(1);
      await delivered;
      expect(world.delivery('meeting-1-day').state).toBe('decided');
    } finally {
      vi.useRealTimers();
    }
  });

  test('no answer from a platform that cannot be asked: sent once more and flagged, then left', async () => {
    const world = theDayBefore();
    world.messenger.canBeAsked(false);
    world.messenger.behave('arrive-and-hang', 'hang');
    await world.tickThrough(AT, '2021-10-11T10:00:00Z');
    expect(world.delivery('meeting-1-day').state).toBe('failed');
    expect(world.delivery('meeting-1-day').note).toMatch(/^It may have been sent/);
    expect(world.arrived()).toEqual(['meeting-1-day']);
  });

  test('an exception half-way through a batch re-sends nothing to those already served', async () => {
    const second = aBoard({ id: 'second', rrule: null, papersOut: 0, conversations: ['web:nowhere'] });
    const world = theDayBefore({
      boards: [second, aBoard({ rrule: null, papersOut: 0 })],
      meetings: [
        aMeeting({ id: 'second:2021-10-12', board: 'second', scheduledAt: '2021-10-10T08:00:00Z' }),
        aMeeting({ scheduledAt: '2021-10-10T08:00:00Z' }),
      ],
    });
    await world.tickThrough(AT, '2021-10-11T09:30:00Z');
    expect(world.arrived()).toEqual(['meeting-1-day']);
    expect(world.log.lines[0]).toBe(
      'warn meeting-1-day could not be sent: The conversation is not in the register.',
    );
  });

  test('a delivery whose view cannot be made fails alone', async () => {
    const stray = aDelivery({
      id: 'greeting|x|y|web:board',
      rule: 'greeting',
      subject: 'x',
      occurrence: 'y',
    });
    const world = theDayBefore({ deliveries: [stray] });
    await world.tick();
    expect(world.arrived()).toEqual(['meeting-1-day']);
    expect(world.delivery('greeting')).toMatchObject({ state: 'decided', attempts: 1 });
  });

  test('attempts that fail until the meeting starts: missed, and never sent after the start', async () => {
    const world = theDayBefore({ meetings: [aMeeting({ scheduledAt: '2021-10-12T07:00:00Z' })] });
    world.messenger.behave(...Array.from({ length: 12 }, () => 'fail' as const));
    await world.tickThrough('2021-10-12T07:00:00Z', '2021-10-12T10:00:00Z');
    expect(remindersIn(world)).toEqual(['meeting-2-hours missed']);
    expect(world.arrived()).toEqual([]);
  });

  test('attempts that fail until a nearer reminder is due: only the nearer one arrives', async () => {
    const world = theDayBefore();
    await world.tickAt('2021-10-11T09:00:00Z');
    const failing = theDayBefore();
    failing.messenger.behave(...Array.from({ length: 12 }, () => 'fail' as const));
    await failing.tickAt('2021-10-11T09:00:00Z');
    await failing.tickAt('2021-10-12T07:00:00Z');
    expect(remindersIn(failing)).toEqual(['meeting-1-day overtaken', 'meeting-2-hours decided']);
    expect(world.ledger()).toEqual(['meeting-1-day sent']);
  });
});

describe('a stop between the steps', () => {
  test.each([
    ['before the decision is on disk', 'due', 'before'],
    ['after the decision is on disk', 'due', 'after'],
    ['before the claim is on disk', 'claim', 'before'],
    ['after the claim is on disk: nothing was sent', 'claim', 'after'],
    ['after sending, before the mark is on disk', 'mark', 'before'],
    ['after the mark is on disk', 'mark', 'after'],
  ] as const)('%s: a platform that can be asked gets it exactly once', async (_what, step, fault) => {
    const world = theDayBefore();
    world.store.crashAt(step === 'due' ? ({ cause }) => cause !== null : stepOf(step), fault);
    await world.tick();
    world.restart();
    await world.tickThrough('2021-10-11T09:01:00Z', '2021-10-11T09:05:00Z');
    expect(world.arrived()).toEqual(['meeting-1-day']);
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', message: 'm1', note: null });
  });

  test('after sending, where the platform cannot be asked: once more, and flagged', async () => {
    const world = theDayBefore();
    world.messenger.canBeAsked(false);
    world.store.crashAt(stepOf('mark'), 'before');
    await world.tick();
    world.restart();
    await world.tickThrough('2021-10-11T09:01:00Z', '2021-10-11T09:05:00Z');
    expect(world.arrived()).toEqual(['meeting-1-day', 'meeting-1-day']);
    expect(world.delivery('meeting-1-day').state).toBe('sent');
    expect(world.delivery('meeting-1-day').note).toMatch(/^It may have been sent twice/);
  });

  test('twice in a row, where the platform cannot be asked: no third message', async () => {
    const world = theDayBefore();
    world.messenger.canBeAsked(false);
    for (const at of [AT, '2021-10-11T09:01:00Z']) {
      world.store.crashAt(stepOf('mark'), 'before');
      await world.tickAt(at);
      world.restart();
    }
    await world.tickThrough('2021-10-11T09:02:00Z', '2021-10-11T10:00:00Z');
    expect(world.arrived()).toHaveLength(2);
    expect(world.delivery('meeting-1-day').state).toBe('failed');
    expect(world.delivery('meeting-1-day').note).toMatch(/^It may have been sent:/);
  });

  test('a full disk while marking: the process lives, and the next tick asks the platform', async () => {
    const world = theDayBefore();
    world.store.crashAt(stepOf('mark'), 'full');
    await world.tick();
    expect(world.delivery('meeting-1-day').state).toBe('claimed');
    await world.tickAt('2021-10-11T09:01:00Z');
    expect(world.delivery('meeting-1-day')).toMatchObject({ state: 'sent', message: 'm1' });
    expect(world.arrived()).toEqual(['meeting-1-day']);
  });

  test('a meeting moved while its reminder was claimed and not sent: the reminder is overtaken', async () => {
    const world = theDayBefore();
    world.store.crashAt(stepOf('claim'), 'after');
    await world.tick();
    world.restart();
    await moveMeeting(world.deps, anAsker(), {
      meeting: 'governance:2021-10-12',
      day: '2021-10-14',
      time: '10:00',
      reason: '',
    });
    await world.tickThrough('2021-10-11T09:01:00Z', '2021-10-11T09:05:00Z');
    expect(world.ledger()).toEqual(['meeting-1-day overtaken', 'meeting-moved sent']);
    expect(world.arrived()).toEqual(['meeting-moved']);
  });
});

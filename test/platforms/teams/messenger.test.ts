import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotSent } from '../../../src/ports.js';
import { createDelivering } from '../../../src/scheduling/deliver.js';
import { noticeView } from '../../../src/views/notice.js';
import type { Fault } from '../../support/connector.js';
import { aDelivery } from '../../support/records.js';
import { startTeams, type TeamsOnTest } from '../../support/teams.js';

const WHERE = 'teams:a:governance';
const VIEW = noticeView('Reminder', ['The board meets tomorrow.'], [], 'person');

let teams: TeamsOnTest;
beforeEach(async () => {
  teams = await startTeams({ timeout: 100 });
  await teams.send({ text: 'hello' });
});
afterEach(async () => {
  await teams.close();
});

const reminders = () => teams.connector.messages().filter(({ body }) => body.summary.startsWith('Reminder'));
const sending = (key: string | null = 'k') => teams.door.messenger.send(WHERE, VIEW, key);

describe('sending where nobody has asked', () => {
  test('goes to the kept address, once for a key, also after a restart', async () => {
    const sent = await sending();
    expect(sent.message).toMatch(/^teams:a:governance#\d+$/);
    expect(await sending()).toEqual(sent);
    await teams.restart();
    expect(await sending()).toEqual(sent);
    expect(await teams.door.messenger.sentUnder(WHERE, 'k')).toEqual(sent);
    expect(reminders()).toHaveLength(1);
  });

  test('can be replaced in place', async () => {
    const { message } = await sending();
    await teams.door.messenger.replace(WHERE, message, noticeView('Reminder', ['Moved.'], [], 'person'));
    expect(reminders().map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });

  test.each([
    ['403', { status: 403 }, 'gone', null],
    ['404', { status: 404 }, 'gone', null],
    ['412', { status: 412 }, 'later', null],
    ['429 with Retry-After', { status: 429, retryAfter: '7' }, 'later', 7_000],
    ['429 without', { status: 429 }, 'later', null],
    ['500', { status: 500 }, 'later', null],
    ['502', { status: 502 }, 'later', null],
    ['503 with Retry-After', { status: 503, retryAfter: '2' }, 'later', 2_000],
    ['504', { status: 504 }, 'later', null],
    ['a connection dropped after receipt', { drop: true }, 'unclear', null],
    ['no answer', { hang: true }, 'unclear', null],
  ] as const)('%s is called so, after one call', async (_what, fault, kind, after) => {
    teams.connector.fail(fault);
    const error = await sending().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotSent);
    expect(error).toMatchObject({ kind, after });
    expect(reminders()).toHaveLength(1);
    expect(await teams.door.messenger.sentUnder(WHERE, 'k')).toBe('unknown');
  });

  test('a platform that cannot be reached at all has got nothing', async () => {
    await teams.connector.close();
    // The first call may still find the connection that was open before: of that nobody can say.
    await sending().catch(() => undefined);
    await expect(sending()).rejects.toMatchObject({ kind: 'later' });
  });

  test('a conversation that the register does not know is gone', async () => {
    await expect(teams.door.messenger.send('teams:nowhere', VIEW, null)).rejects.toMatchObject({
      kind: 'gone',
    });
  });
});

describe('the ledger', () => {
  const ID = `meeting-1-day|governance:2021-10-12|x|${WHERE}`;
  const deliver = async (...faults: readonly Fault[]) => {
    const { store, clock, log } = teams.world;
    await store.change({ by: 'scrutiny', via: 'clock', why: 'Due.', cause: null }, (tx) =>
      tx.add(
        'deliveries',
        aDelivery({ id: ID, conversation: WHERE, state: 'decided', notBefore: '2021-10-04T08:00:00Z' }),
      ),
    );
    teams.connector.fail(...faults);
    const { deliver: run } = createDelivering({
      store,
      clock,
      log,
      messengers: { teams: teams.door.messenger },
      viewOf: () => VIEW,
      standingOf: () => ({ kind: 'owed' }),
      jitter: () => 0.5,
    });
    for (let hour = 0; hour < 10; hour += 1) {
      await run();
      clock.advance(3_600_000);
    }
    return store.read().deliveries.get(ID);
  };

  test('stops for good where the bot was removed, and the conversation says why', async () => {
    expect(await deliver({ status: 403 })).toMatchObject({ state: 'failed' });
    expect(reminders()).toHaveLength(1);
    expect(teams.world.store.read().conversations.get(WHERE)?.stopped?.why).toBe('Teams answered 403.');
  });

  test('tries again after a refusal that passes', async () => {
    expect(await deliver({ status: 429, retryAfter: '60' }, { status: 502 })).toMatchObject({
      state: 'sent',
      note: null,
    });
    expect(reminders()).toHaveLength(3);
  });

  test('sends once more, flagged, where nobody can say whether it arrived, and never a third time', async () => {
    const delivery = await deliver({ drop: true }, { drop: true });
    expect(delivery).toMatchObject({
      state: 'failed',
      note: expect.stringMatching(/^It may have been sent/),
    });
    expect(reminders()).toHaveLength(2);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotSent } from '../../../src/ports.js';
import { createDelivering } from '../../../src/scheduling/deliver.js';
import { noticeView } from '../../../src/views/notice.js';
import { aDelivery } from '../../support/records.js';
import { message, startSlack } from '../../support/slack.js';
import { type ApiBehaviour, TEAM } from '../../support/slack-api.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';
import type { World } from '../../support/world.js';

const WHERE = `slack:${TEAM}/D0OWNER`;
const VIEW = noticeView('Reminder', ['The <board> meets tomorrow.'], [], 'person');

let world: World;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  world = await aSlackWorld();
  const { bot, store, clock, log } = world;
  slack = await startSlack({ bot, store, clock, log });
});
afterEach(async () => slack.close());

const reminders = () =>
  slack.api.calls
    .filter(({ method, body }) => method.startsWith('chat.') && body.text.startsWith('Reminder'))
    .map(({ method, body }) => ({ method, ...body }));
const sending = () => slack.door.messenger.send(WHERE, VIEW, 'k');

describe('sending where nobody has asked', () => {
  test('shows blocks and words that notify nobody, and carries the key that Slack is asked for', async () => {
    const sent = await sending();
    expect(reminders()).toEqual([
      expect.objectContaining({
        channel: 'D0OWNER',
        text: expect.stringContaining('The &lt;board&gt; meets'),
        unfurl_links: 'false',
        metadata: { event_type: 'scrutiny_message', event_payload: { key: 'k' } },
      }),
    ]);
    expect(await slack.door.messenger.sentUnder(WHERE, 'k')).toEqual(sent);
    expect(await slack.door.messenger.sentUnder(WHERE, 'another')).toBe('none');
  });

  test('is replaced with blocks and words', async () => {
    const { message: id } = await sending();
    await slack.door.messenger.replace(WHERE, id, noticeView('Reminder', ['Moved.'], [], 'person'));
    const [sent, replaced] = reminders();
    expect(replaced).toMatchObject({ method: 'chat.update', ts: sent?.ts, channel: 'D0OWNER' });
    expect([replaced?.text, replaced?.blocks.length]).toEqual([expect.stringContaining('Moved.'), 2]);
  });

  test.each([
    [{ error: 'channel_not_found' }, 'gone', null],
    [{ error: 'is_archived' }, 'gone', null],
    [{ error: 'not_in_channel' }, 'gone', null],
    [{ error: 'account_inactive' }, 'gone', null],
    [{ error: 'token_revoked' }, 'gone', null],
    [{ error: 'user_not_found' }, 'gone', null],
    [429, 'later', 7_000],
    [500, 'later', null],
    [{ error: 'ratelimited' }, 'later', null],
    [{ error: 'service_unavailable' }, 'later', null],
    [{ error: 'fatal_error' }, 'unclear', null],
    ['drop', 'unclear', null],
    ['arrive-and-drop', 'unclear', null],
  ] as const)('and Slack answers %j: called so, after one call', async (behaviour, kind, after) => {
    slack.api.behave('chat.postMessage', behaviour);
    const error = await sending().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotSent);
    expect(error).toMatchObject({ kind, after });
  });

  test('a mistake of ours is none of these, and says what Slack said', async () => {
    slack.api.behave('chat.postMessage', { error: 'invalid_blocks' });
    const error = await sending().catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(NotSent);
    expect(error).toMatchObject({ message: 'Slack says invalid_blocks.' });
  });

  test('a Slack that cannot be reached has got nothing', async () => {
    await slack.api.close();
    await sending().catch(() => undefined);
    await expect(sending()).rejects.toMatchObject({ kind: 'later' });
  });

  test('where the app may not read, or there is more than it looks through, nobody can say', async () => {
    slack.api.behave('conversations.history', { error: 'missing_scope' });
    expect(await slack.door.messenger.sentUnder(WHERE, 'k')).toBe('unknown');
    for (let n = 0; n < 101; n += 1) await slack.door.messenger.send(WHERE, VIEW, `other-${n}`);
    expect(await slack.door.messenger.sentUnder(WHERE, 'k')).toBe('unknown');
    expect(await slack.door.messenger.sentUnder(WHERE, 'other-100')).toMatchObject({
      message: expect.stringMatching(/^D0OWNER/),
    });
  });
});

describe('the ledger', () => {
  const ID = `meeting-1-day|governance:2021-10-12|x|${WHERE}`;
  const deliver = async (...behaviours: readonly ApiBehaviour[]) => {
    await slack.event(message(userOf('owner'), 'D0OWNER', 'hello'));
    await slack.door.settled();
    const { store, clock, log } = world;
    await store.change({ by: 'scrutiny', via: 'clock', why: 'Due.', cause: null }, (tx) =>
      tx.add(
        'deliveries',
        aDelivery({ id: ID, conversation: WHERE, state: 'decided', notBefore: '2021-10-04T08:00:00Z' }),
      ),
    );
    slack.api.behave('chat.postMessage', ...behaviours);
    const run = createDelivering({
      store,
      clock,
      log,
      messengers: { slack: slack.door.messenger },
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

  test('stops for good where Slack says so, and the conversation says why', async () => {
    expect(await deliver({ error: 'account_inactive' })).toMatchObject({ state: 'failed' });
    expect(reminders()).toHaveLength(0);
    expect(world.store.read().conversations.get(WHERE)?.stopped?.why).toBe('Slack says account_inactive.');
  });

  test('tries again after a refusal that passes', async () => {
    expect(await deliver(429, 500, { error: 'ratelimited' })).toMatchObject({ state: 'sent', note: null });
    expect(reminders()).toHaveLength(1);
  });

  test('asks Slack where an answer was lost: what arrived is not sent again', async () => {
    expect(await deliver('arrive-and-drop')).toMatchObject({ state: 'sent', note: null });
    expect(reminders()).toHaveLength(1);
  });

  test('asks Slack where an answer was lost: what did not arrive is sent', async () => {
    expect(await deliver('drop')).toMatchObject({ state: 'sent', note: null });
    expect(reminders()).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../../src/platforms/slack/api.js';
import { createSlackMessenger } from '../../../src/platforms/slack/messenger.js';
import type { NotSent } from '../../../src/ports.js';
import { createDelivering } from '../../../src/scheduling/deliver.js';
import { noticeView } from '../../../src/views/notice.js';
import { complaintsAboutBlocks } from '../../support/block-checker.js';
import { fakeClock, MINUTE } from '../../support/fake-clock.js';
import { fakeLog } from '../../support/fake-messenger.js';
import { memoryStore } from '../../support/memory-store.js';
import { aConversation, aDelivery } from '../../support/records.js';
import { TOKEN } from '../../support/slack.js';
import { type ApiBehaviour, startSlackApi, TEAM } from '../../support/slack-api.js';
import { toCard } from '../../support/world.js';

const DIRECT = `slack:${TEAM}/D0OWNER`;
const VIEW = noticeView('The board meets tomorrow', ['Tuesday at 10:00.'], [], 'public');
const KEY = 'meeting-1-day|tomorrow';

let api: Awaited<ReturnType<typeof startSlackApi>>;
beforeEach(async () => {
  api = await startSlackApi();
});
afterEach(async () => api.close());

const messengerWith = (patience?: number) =>
  createSlackMessenger(createClient(TOKEN, { apiUrl: api.address }, fakeLog(), patience), toCard);
const posts = () => api.calls.filter(({ method }) => method === 'chat.postMessage');

/** What sending came to, when it is not to succeed. */
const failure = async (work: Promise<unknown>): Promise<Pick<NotSent, 'name' | 'kind' | 'after'>> => {
  const came = await work.then(
    () => ({ name: 'Sent' }),
    (error: unknown) => error,
  );
  const { name, kind, after } = came as NotSent;
  return { name, kind, after };
};

describe('a message that is sent', () => {
  test('has blocks, the words that stand for them, and its key, and makes no previews or mentions', async () => {
    const sent = await messengerWith().send(DIRECT, VIEW, KEY);
    const [{ body, token } = { body: null, token: '' }] = posts();
    expect(sent.message).toBe(`D0OWNER/${body.ts}`);
    expect(body).toMatchObject({
      channel: 'D0OWNER',
      text: VIEW.text,
      metadata: { event_type: 'scrutiny_message', event_payload: { key: KEY } },
      unfurl_links: 'false',
      parse: 'none',
    });
    expect(complaintsAboutBlocks(body.blocks)).toEqual([]);
    expect(token).toBe(`Bearer ${TOKEN}`);
  });

  test('is found again by its key, and by no other', async () => {
    const messenger = messengerWith();
    await messenger.send(DIRECT, VIEW, 'another');
    const sent = await messenger.send(DIRECT, VIEW, KEY);
    expect(await messenger.sentUnder(DIRECT, KEY)).toEqual(sent);
    expect(await messenger.sentUnder(DIRECT, 'a third')).toBe('none');
    expect(await messenger.sentUnder(`slack:${TEAM}/D0CHAIR`, KEY)).toBe('none');
  });

  test('is changed in its place', async () => {
    const messenger = messengerWith();
    const { message } = await messenger.send(DIRECT, VIEW, KEY);
    await messenger.replace(DIRECT, message, noticeView('Moved', ['To Friday.'], [], 'public'));
    const change = api.calls.find(({ method }) => method === 'chat.update')?.body;
    expect([change.channel, change.ts, change.text]).toEqual([
      'D0OWNER',
      posts()[0]?.body.ts,
      'Moved\nTo Friday.',
    ]);
  });
});

describe('a message that is not sent', () => {
  test.each<[ApiBehaviour, NotSent['kind'], number | null]>([
    [429, 'later', 7_000],
    [500, 'later', null],
    [503, 'later', null],
    [{ error: 'rate_limited' }, 'later', null],
    [{ error: 'team_added_to_org' }, 'later', null],
    [{ error: 'external_channel_migrating' }, 'later', null],
    ['drop', 'unclear', null],
    ['arrive-and-drop', 'unclear', null],
  ])('says why: after %o it is %s, to wait %s ms', async (behaviour, kind, after) => {
    api.behave('chat.postMessage', behaviour);
    expect(await failure(messengerWith().send(DIRECT, VIEW, KEY))).toEqual({ name: 'NotSent', kind, after });
    api.behave('chat.update', behaviour);
    expect(await failure(messengerWith().replace(DIRECT, 'D0OWNER/1.1', VIEW))).toMatchObject({ kind });
  });

  test('for a fault of ours is an error that says so, and tried again', async () => {
    api.behave('chat.postMessage', { error: 'invalid_blocks' });
    await expect(messengerWith().send(DIRECT, VIEW, KEY)).rejects.toMatchObject({
      name: 'Error',
      message: 'Slack says invalid_blocks.',
    });
  });

  test('because Slack cannot be reached has not arrived', async () => {
    await api.close();
    expect(await failure(messengerWith().send(DIRECT, VIEW, KEY))).toMatchObject({ kind: 'later' });
  });

  test('because nobody answers is given up in its time', async () => {
    api.behave('chat.postMessage', 'hang');
    const since = performance.now();
    expect(await failure(messengerWith(200).send(DIRECT, VIEW, KEY))).toMatchObject({ kind: 'unclear' });
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});

describe('asking for a message', () => {
  test('that the app may not look for says that nobody knows', async () => {
    api.behave('conversations.history', { error: 'missing_scope' });
    expect(await messengerWith().sentUnder(DIRECT, KEY)).toBe('unknown');
  });

  test('of which there may be more than are looked through says that nobody knows', async () => {
    const messenger = messengerWith();
    await messenger.send(DIRECT, VIEW, KEY);
    for (let n = 0; n < 100; n += 1) await messenger.send(DIRECT, VIEW, `other-${n}`);
    expect(await messenger.sentUnder(DIRECT, KEY)).toBe('unknown');
    expect(await messenger.sentUnder(DIRECT, 'other-0')).not.toBe('unknown');
  });

  test.each<ApiBehaviour>([429, 500, 'drop', { error: 'channel_not_found' }])(
    'does not take %o for an answer',
    async (behaviour) => {
      api.behave('conversations.history', behaviour);
      expect(await failure(messengerWith().sentUnder(DIRECT, KEY))).toMatchObject({ name: 'NotSent' });
    },
  );
});

describe('the ledger, sending by Slack', () => {
  /** One reminder that is due, and the ledger that sends it. */
  const ledger = (patience?: number) => {
    const clock = fakeClock('2021-10-11T09:00:00Z');
    const delivery = aDelivery({ conversation: DIRECT });
    const conversation = aConversation({ id: DIRECT, platform: 'slack', kind: 'direct', board: null });
    const store = memoryStore({ conversations: [conversation], deliveries: [delivery] }, clock);
    const log = fakeLog();
    const { deliver } = createDelivering({
      store,
      clock,
      log,
      messengers: { slack: messengerWith(patience) },
      viewOf: () => VIEW,
      standingOf: () => ({ kind: 'owed' }),
      jitter: () => 0,
    });
    return {
      store,
      log,
      delivery: () => store.read().deliveries.get(delivery.id),
      /** Sends what is due, now and each minute of the next two hours. */
      forTwoHours: async () => {
        for (let minute = 0; minute <= 120; minute += 1) {
          await deliver();
          clock.advance(MINUTE);
        }
      },
    };
  };

  test.each<[ApiBehaviour, number]>([
    ['arrive-and-drop', 1],
    ['arrive-and-hang', 1],
    ['drop', 2],
    ['hang', 2],
    [429, 2],
    [503, 2],
    [{ error: 'internal_error' }, 2],
  ])('says it once in all when the first attempt comes to %o', async (behaviour, attempts) => {
    const world = ledger(200);
    api.behave('chat.postMessage', behaviour);
    await world.forTwoHours();
    expect(posts()).toHaveLength(1);
    expect(world.delivery()).toMatchObject({
      state: 'sent',
      attempts,
      message: `D0OWNER/${posts()[0]?.body.ts}`,
      note: null,
    });
  });

  test('waits as long as Slack asks', async () => {
    const world = ledger();
    api.behave('chat.postMessage', 429, 429, 429);
    await world.forTwoHours();
    expect(world.delivery()).toMatchObject({ state: 'sent', attempts: 4 });
    expect(world.log.lines[0]).toBe('warn meeting-1-day could not be sent: Slack asks to wait.');
  });

  test('says it at most twice, and flags that, where nobody can tell whether it arrived', async () => {
    const world = ledger();
    api.behave('chat.postMessage', 'arrive-and-drop');
    api.behave('conversations.history', { error: 'missing_scope' });
    await world.forTwoHours();
    expect(posts()).toHaveLength(2);
    expect(world.delivery()).toMatchObject({
      state: 'sent',
      attempts: 2,
      note: expect.stringContaining('It may have been sent twice'),
    });
  });

  /** What Slack's reference of chat.postMessage says of each of its errors, in short, by what has to come of it. */
  const NOTHING_CAN_BE_SENT = [
    ['channel_not_found', 'there is no such conversation'],
    ['is_archived', 'the channel has been archived'],
    ['not_in_channel', 'the app is no member of the channel'],
    ['restricted_action', 'a preference of the workspace keeps the app from posting'],
    ['restricted_action_read_only_channel', 'nobody may post into the channel'],
    ['restricted_action_thread_only_channel', 'the channel takes replies alone'],
    ['messages_tab_disabled', 'the app takes no direct messages'],
    ['account_inactive', 'the token is of a deleted user or workspace'],
    ['token_revoked', 'the app has been removed'],
    ['token_expired', 'the token has run out'],
    ['invalid_auth', 'the token is none'],
    ['not_authed', 'there is no token'],
  ];
  test.each(NOTHING_CAN_BE_SENT)('after %s (%s) sends nothing more there, and says so', async (error) => {
    const world = ledger();
    api.behave('chat.postMessage', { error });
    await world.forTwoHours();
    expect(posts()).toEqual([]);
    expect(world.delivery()).toMatchObject({
      state: 'failed',
      attempts: 1,
      note: `Nothing can be sent there any more: Slack says ${error}.`,
    });
    expect(world.store.read().conversations.get(DIRECT)?.stopped?.why).toBe(`Slack says ${error}.`);
  });

  const PASSES_OR_CAN_BE_MENDED = [
    ['ratelimited', 'too many calls'],
    ['rate_limited', 'too many messages of the app'],
    ['service_unavailable', 'not available for a time'],
    ['request_timeout', 'what was sent did not arrive whole'],
    ['team_added_to_org', 'intermittently unavailable while the workspace moves to an organisation'],
    ['org_login_required', 'not available until the workspace has moved to an organisation'],
    ['ekm_access_denied', 'administrators have suspended posting'],
    ['missing_scope', 'the app was not given a permission'],
    ['invalid_blocks', 'the message was not well formed'],
    ['an_error_of_next_year', 'an error that the reference does not have yet'],
  ];
  test.each(PASSES_OR_CAN_BE_MENDED)('after %s (%s) sends it once that is over', async (error) => {
    const world = ledger();
    api.behave('chat.postMessage', { error }, { error });
    await world.forTwoHours();
    expect(posts()).toHaveLength(1);
    expect(world.delivery()).toMatchObject({ state: 'sent', attempts: 3, note: null });
    expect(world.store.read().conversations.get(DIRECT)?.stopped).toBeNull();
    expect(world.log.lines[0]).toBe(`warn meeting-1-day could not be sent: Slack says ${error}.`);
  });

  const MAY_HAVE_BEEN_TAKEN = [
    ['fatal_error', 'a catastrophe, before which some of it may have succeeded'],
    ['internal_error', 'a mishap at Slack, before which some of it may have succeeded'],
  ];
  test.each(MAY_HAVE_BEEN_TAKEN)('after %s (%s) looks whether it stands there', async (error) => {
    const world = ledger();
    api.behave('chat.postMessage', { error, arrived: true });
    await world.forTwoHours();
    expect(posts()).toHaveLength(1);
    expect(world.delivery()).toMatchObject({ state: 'sent', attempts: 1, note: null });
  });

  test.each(MAY_HAVE_BEEN_TAKEN)('after %s (%s) flags it where nobody can look', async (error) => {
    const world = ledger();
    api.behave('chat.postMessage', { error, arrived: true });
    api.behave('conversations.history', { error: 'missing_scope' });
    await world.forTwoHours();
    expect(world.delivery()).toMatchObject({
      state: 'sent',
      note: expect.stringContaining('It may have been sent twice'),
    });
  });
});

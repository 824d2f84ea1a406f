import { describe, expect, test } from 'vitest';
import { complaintsAboutBlocks, complaintsAboutModal } from '../../support/block-checker.js';
import { mention, message } from '../../support/slack.js';
import { TEAM } from '../../support/slack-api.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();
const { callsOf } = on;

const OWNER = userOf('owner');
const press = (verb: string, data: object, over: object = {}, user = OWNER) =>
  on.slack.interact({
    type: 'block_actions',
    user: { id: user },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0ELSEWHERE', is_ephemeral: false },
    channel: { id: 'C0ELSEWHERE' },
    actions: [{ type: 'button', value: JSON.stringify({ verb, data }) }],
    ...over,
  });
const ephemeral = {
  container: { type: 'message', message_ts: '1.1', channel_id: 'C0ELSEWHERE', is_ephemeral: true },
};

describe('/rec', () => {
  test('is answered with its acknowledgement, to its asker alone, with a button to share', async () => {
    const response = await on.slack.command(OWNER, 'C0ELSEWHERE', 'status 7');
    const answer = await response.json();
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(answer.text).toMatch(/Owner: Head of Public Protection/);
    expect(complaintsAboutBlocks(answer.blocks)).toEqual([]);
    expect(JSON.stringify(answer.blocks)).toContain('Share here');
    expect(callsOf('chat.postMessage')).toEqual([]);
  });

  test.each([
    ['', /^What I can do/],
    ['help', /^What I can do/],
    ['7', /^Recommendation 7/],
    ['status 7', /^Recommendation 7/],
    ['hello', /^Scrutiny/],
    ['list overdue', /^Overdue/],
    ['nonsense words beyond', /./],
  ])('“%s” is understood', async (text, pattern) => {
    expect((await (await on.slack.command(OWNER, 'C0ELSEWHERE', text)).json()).text).toMatch(pattern);
  });

  test('shared, it says in the channel only what everybody there may see', async () => {
    await press('share', { said: 'status 7' }, ephemeral);
    await on.slack.door.settled();
    const [inChannel] = callsOf('chat.postMessage').filter(({ channel }) => channel === 'C0ELSEWHERE');
    expect(inChannel?.text).toMatch(/Position, says the Commissioner/);
    expect(inChannel?.text).not.toMatch(/Owner:|Progress,/);
    expect(callsOf('chat.postMessage').filter(({ channel }) => channel === 'D0OWNER')).toHaveLength(1);
  });

  test('“update 7” opens the form at once', async () => {
    const response = await on.slack.command(OWNER, 'C0ELSEWHERE', 'update 7');
    expect([response.status, await response.text()]).toEqual([200, '']);
    const [opened] = callsOf('views.open');
    expect(opened?.trigger_id).toMatch(/^tr/);
    expect(complaintsAboutModal(opened?.view)).toEqual([]);
    expect(opened?.view.title.text).toBe('Update on rec 7');
  });

  test('is acknowledged in time even while Slack’s directory hangs, and nobody unknown is more than a viewer', async () => {
    on.slack.api.behave('users.info', 'hang');
    const since = performance.now();
    const answer = await (await on.slack.command(OWNER, 'C0ELSEWHERE', 'status 7')).json();
    expect(performance.now() - since).toBeLessThan(2_500);
    expect(answer.text).not.toMatch(/Owner:/);
  });
});

describe('a mention', () => {
  test('is answered in its thread, with words for notifications, nothing unfurled and nobody notified', async () => {
    await on.slack.event(mention(OWNER, 'C0BOARD', 'status of rec 7'));
    await on.slack.door.settled();
    const [posted] = callsOf('chat.postMessage');
    expect(posted).toMatchObject({
      channel: 'C0BOARD',
      thread_ts: '1633338000.000300',
      parse: 'none',
      link_names: 'false',
      unfurl_links: 'false',
    });
    expect(posted?.text).toMatch(/^Recommendation 7/);
    expect(complaintsAboutBlocks(posted?.blocks)).toEqual([]);
  });

  test('is acknowledged within a second while Slack takes no message', async () => {
    on.slack.api.behave('chat.postMessage', 'hang');
    const since = performance.now();
    expect((await on.slack.event(mention(OWNER, 'C0BOARD', 'status of rec 7'))).status).toBe(200);
    expect(performance.now() - since).toBeLessThan(1_000);
    await on.slack.api.close();
    await on.slack.door.settled();
  });

  test('is acknowledged as soon when it is delivered again meanwhile', async () => {
    on.slack.api.behave('chat.postMessage', 'hang');
    const since = performance.now();
    for (const _again of [1, 2, 3])
      expect((await on.slack.event(mention(OWNER, 'C0BOARD', 'status of rec 7'), 'Ev-again')).status).toBe(
        200,
      );
    expect(performance.now() - since).toBeLessThan(1_000);
    await on.slack.api.close();
    await on.slack.door.settled();
  });

  test('is acknowledged within a second while Slack’s directory says nothing', async () => {
    on.slack.api.behave('users.info', 'hang');
    const since = performance.now();
    expect((await on.slack.event(mention(OWNER, 'C0BOARD', 'status of rec 7'))).status).toBe(200);
    expect(performance.now() - since).toBeLessThan(1_000);
  });

  test('by a guest, or by a bot, gets what is published or nothing', async () => {
    on.slack.api.guests.add(OWNER);
    await on.slack.event(mention(OWNER, 'C0BOARD', 'who owns rec 7?'));
    await on.slack.event({ ...mention(OWNER, 'C0BOARD', 'who owns rec 7?'), bot_id: 'B0OTHER' });
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage').map(({ text }) => text)).toEqual([
      expect.stringMatching(/is for the people who work on it/),
    ]);
  });

  test.each(['message_changed', 'message_deleted', 'bot_message'])(
    'of the kind %s is passed over',
    async (subtype) => {
      await on.slack.event({ ...message(OWNER, 'D0OWNER', 'status of rec 7'), subtype });
      await on.slack.door.settled();
      expect(callsOf('chat.postMessage')).toEqual([]);
    },
  );

  test('with a file says what to do instead', async () => {
    await on.slack.event({ ...message(OWNER, 'D0OWNER', ''), subtype: 'file_share' });
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage')[0]?.text).toMatch(/I do not take files here\. To import a letter/);
  });
});

describe('a newer card', () => {
  test('takes the buttons from the former one, and both keep blocks and words', async () => {
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'));
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'));
    await on.slack.door.settled();
    const [first] = callsOf('chat.postMessage');
    const [updated, ...more] = callsOf('chat.update');
    expect([updated?.ts, updated?.channel, more]).toEqual([first?.ts, 'D0OWNER', []]);
    expect(updated?.text).toMatch(/^Recommendation 7/);
    expect(JSON.stringify(updated?.blocks)).toContain('Newer below');
    expect(JSON.stringify(updated?.blocks)).not.toContain('"button"');
  });

  test('that cannot be changed any more keeps no answer from being said', async () => {
    on.slack.api.behave('chat.update', { error: 'message_not_found' });
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'));
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'));
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage')).toHaveLength(2);
    expect(on.world.log.lines).toEqual([
      'warn slack: a former card could not be changed: Slack says message_not_found.',
    ]);
  });
});

test('a press in a shared channel that is not for everybody is answered to the presser alone', async () => {
  await press('give-update', { ref: 'RAPE-P1-2021/7' }, {}, userOf('crime'));
  await on.slack.door.settled();
  expect(callsOf('chat.postMessage').map(({ channel }) => channel)).toEqual(['D0CRIME']);
  expect(callsOf('respond').map(({ text, response_type }) => [text, response_type])).toEqual([
    [expect.stringMatching(/^Answered privately/), 'ephemeral'],
  ]);
});

test('a press on the Home is acknowledged in time while Slack opens no conversation', async () => {
  on.slack.api.behave('conversations.open', 'hang');
  const since = performance.now();
  const response = await press(
    'show-status',
    { ref: 'RAPE-P1-2021/7' },
    { container: { type: 'view' }, channel: undefined },
  );
  expect(response.status).toBe(200);
  expect(performance.now() - since).toBeLessThan(2_500);
  await on.slack.api.close();
  await on.slack.door.settled();
});

test.each(['app_uninstalled', 'tokens_revoked'])(
  '%s stops sending to the whole workspace, and is recorded',
  async (type) => {
    await on.slack.event(message(OWNER, 'D0OWNER', 'hello'));
    await on.slack.event({ type });
    const conversations = [...on.world.store.read().conversations.values()].filter(
      ({ platform }) => platform === 'slack',
    );
    expect(conversations.map(({ id, stopped }) => [id, stopped?.why])).toEqual([
      [`slack:${TEAM}/C0BOARD`, `Slack says ${type}.`],
      [`slack:${TEAM}/D0OWNER`, `Slack says ${type}.`],
    ]);
  },
);

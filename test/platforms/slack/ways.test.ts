import { describe, expect, test } from 'vitest';
import { gives } from '../../support/forms.js';
import { message } from '../../support/slack.js';
import { BOT_USER, TEAM } from '../../support/slack-api.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();
const { callsOf } = on;

const OWNER = userOf('owner');
const WHERE = 'C0ELSEWHERE';
const presses = async (verb: string, data: object, container: object = {}, channel = WHERE) => {
  const response = await on.slack.interact({
    type: 'block_actions',
    user: { id: OWNER },
    container: { type: 'message', message_ts: '1.1', channel_id: WHERE, is_ephemeral: true, ...container },
    channel: { id: channel },
    actions: [{ type: 'button', value: JSON.stringify({ verb, data }) }],
  });
  expect(response.status).toBe(200);
  await on.slack.door.settled();
};
describe('a button in a message that one person sees', () => {
  test('is answered to that person alone, below it', async () => {
    await presses('show-status', { ref: 'RAPE-P1-2021/7' });
    expect(callsOf('respond')).toEqual([
      expect.objectContaining({
        response_type: 'ephemeral',
        replace_original: false,
        text: expect.stringMatching(/Owner: Head of Public Protection/),
      }),
    ]);
    expect(callsOf('chat.postMessage')).toEqual([]);
  });

  test('whose card it changes is answered in the place of that message', async () => {
    await gives(on.world);
    await presses('withdraw-update', { update: 'U1' });
    expect(callsOf('respond').map(({ text, replace_original }) => [text, replace_original])).toEqual([
      [expect.stringMatching(/^Withdrawn/), true],
    ]);
  });

  test.each([
    ['is used up', (): void => on.slack.api.behave('respond', 500), 'chat.postEphemeral', WHERE],
    [
      'is used up, where the app was not added',
      (): void => {
        on.slack.api.behave('respond', 500);
        on.slack.api.behave('chat.postEphemeral', { error: 'not_in_channel' });
      },
      'chat.postMessage',
      'D0OWNER',
    ],
  ])('is answered in another way where Slack’s address %s', async (_what, break_, method, channel) => {
    break_();
    await presses('show-status', { ref: 'RAPE-P1-2021/7' });
    expect(callsOf(method).map((body) => [body.channel, body.text])).toEqual([
      [channel, expect.stringMatching(/^Recommendation 7/)],
    ]);
    expect(on.world.log.lines).toEqual([]);
  });

  test('shares where the app was not added, too', async () => {
    on.slack.api.behave('chat.postMessage', { error: 'not_in_channel' });
    await presses('share', { said: 'when is rec 7 due?' });
    const aloud = callsOf('respond').filter(({ response_type }) => response_type === 'in_channel');
    expect(aloud).toHaveLength(1);
    expect(on.world.log.lines).toEqual([]);
  });
});

test('what cannot be changed in its place is said below', async () => {
  await gives(on.world);
  const here = { is_ephemeral: false, channel_id: 'D0OWNER' };
  await presses('show-update', { update: 'U1' }, here, 'D0OWNER');
  const [shown] = callsOf('chat.postMessage');
  on.slack.api.behave('chat.update', { error: 'message_not_found' });
  await presses('withdraw-update', { update: 'U1' }, { ...here, message_ts: shown?.ts }, 'D0OWNER');
  expect(callsOf('chat.postMessage').map(({ channel, text }) => [channel, text])).toEqual([
    ['D0OWNER', shown?.text],
    ['D0OWNER', expect.stringMatching(/^Withdrawn/)],
  ]);
});

test('an answer waits as Slack asks, and is said once', async () => {
  on.slack.api.behave('chat.postMessage', 429, 500);
  await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'));
  await on.slack.door.settled();
  expect(callsOf('chat.postMessage')).toHaveLength(1);
  expect(on.world.log.lines).toEqual([]);
});

test('an answer that may have arrived is not said again, also when its question is delivered again', async () => {
  on.slack.api.behave('chat.postMessage', 'arrive-and-drop');
  for (const _again of [1, 2]) {
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'), 'Ev-lost');
    await on.slack.door.settled();
  }
  expect(callsOf('chat.postMessage')).toHaveLength(1);
  expect(on.world.log.lines).toEqual([
    'warn slack: an answer may not have been shown: The connection to Slack broke before it answered, or it took too long.',
  ]);
});

test('an answer that did not arrive is said when its question is delivered again', async () => {
  on.slack.api.behave('chat.postMessage', 429, 429, 429);
  for (const _again of [1, 2]) {
    await on.slack.event(message(OWNER, 'D0OWNER', 'status of rec 7'), 'Ev-refused');
    await on.slack.door.settled();
  }
  expect(callsOf('chat.postMessage')).toHaveLength(1);
  expect(on.world.log.lines).toEqual(['error slack: an answer could not be shown: Slack asks to wait.']);
});

describe('a person’s own conversation', () => {
  test('is opened once, kept in the register, and known after a restart', async () => {
    for (const _twice of [1, 2])
      await presses('give-update', { ref: 'RAPE-P1-2021/3' }, { is_ephemeral: false });
    const asked = () =>
      Promise.all([1, 2].map(() => on.slack.event({ ...said, text: `<@${BOT_USER}> update 7` })));
    const said = { type: 'app_mention', user: OWNER, channel: 'C0BOARD', ts: '1.2' };
    await asked();
    await on.slack.door.settled();
    expect(callsOf('conversations.open')).toHaveLength(1);
    expect(on.world.store.read().conversations.get(`slack:${TEAM}/D0OWNER`)).toMatchObject({
      kind: 'direct',
      person: 'head-of-public-protection',
      stopped: null,
    });
    await on.restart();
    await asked();
    await on.slack.door.settled();
    expect(callsOf('conversations.open')).toHaveLength(1);
  });
});

describe('the bot meets', () => {
  const opens = (tab: string) => ({ type: 'app_home_opened', user: OWNER, channel: 'D0OWNER', tab });

  test('somebody who opens its messages for the first time, and welcomes them once', async () => {
    for (const _again of [1, 2]) await on.slack.event(opens('messages'));
    await on.slack.door.settled();
    await on.slack.event(opens('messages'));
    await on.slack.event(opens('about'));
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage').map(({ channel }) => channel)).toEqual(['D0OWNER']);
  });

  test('somebody who has spoken to it before, and says nothing', async () => {
    await on.slack.event(message(OWNER, 'D0OWNER', 'hello'));
    await on.slack.door.settled();
    await on.slack.event(opens('messages'));
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('a channel that it was added to, and says who added it; other people’s coming is none of its affair', async () => {
    const joins = (user: string) => ({ type: 'member_joined_channel', user, channel: WHERE, inviter: OWNER });
    await on.slack.event(joins(OWNER));
    await on.slack.event(joins(BOT_USER), 'Ev-joined');
    await on.slack.event(joins(BOT_USER), 'Ev-joined');
    await on.slack.door.settled();
    expect(callsOf('chat.postMessage').map(({ channel }) => channel)).toEqual([WHERE]);
    expect(callsOf('chat.postMessage')[0]?.text).toContain(OWNER);
    expect(on.world.store.read().conversations.get(`slack:${TEAM}/${WHERE}`)).toMatchObject({
      kind: 'shared',
    });
  });
});

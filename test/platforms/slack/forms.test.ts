import { describe, expect, test } from 'vitest';
import { filledIn } from '../../support/modal.js';
import { message } from '../../support/slack.js';
import { userOf } from '../../support/slack-stage.js';
import { useSlack } from '../../support/use-slack.js';

const on = useSlack();
const { callsOf } = on;

const OWNER = userOf('owner');
const DONE = 'Every officer in public protection was briefed.';
const updates = () => [...on.world.store.read().updates.values()].map(({ id, done }) => [id, done]);

/** Presses "Give update" where a card stands, and gives the modal that opened. */
const opensForm = async (channel: string, over: object = {}) => {
  const response = await on.slack.interact({
    type: 'block_actions',
    user: { id: OWNER },
    container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: false, ...over },
    channel: { id: channel },
    actions: [
      {
        type: 'button',
        value: JSON.stringify({ verb: 'give-update', data: { ref: 'RAPE-P1-2021/7' } }),
      },
    ],
  });
  expect(response.status).toBe(200);
  await on.slack.door.settled();
  const [opened] = callsOf('views.open');
  return opened?.view;
};

type View = Awaited<ReturnType<typeof opensForm>>;

/** Sends the form as it was opened, with this typed over it. */
const sends = async (view: View, typed: Readonly<Record<string, string>>) => {
  const values = filledIn(view) as Record<string, Record<string, object>>;
  for (const [id, value] of Object.entries(typed)) {
    const given = id === 'done' || id === 'blocker' ? { value } : { selected_option: { value } };
    values[id] = { [id]: given };
  }
  const response = await on.slack.interact({
    type: 'view_submission',
    user: { id: OWNER },
    view: { id: 'V1', private_metadata: view.private_metadata, state: { values } },
  });
  expect(response.status).toBe(200);
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
};

const WELL = { done: DONE, progress: 'in-progress', confidence: 'on-track' };
const WRONG = { done: DONE, progress: 'in-progress' };

describe.each(['D0OWNER', 'C0BOARD'])('a form that was opened in %s', (channel) => {
  test('and is not complete stays open with the mistake beside its field, however often it is sent', async () => {
    const view = await opensForm(channel);
    for (const _again of [1, 2, 3])
      expect(await sends(view, WRONG)).toEqual({
        response_action: 'errors',
        errors: { confidence: expect.stringMatching(/./) },
      });
    await on.slack.door.settled();
    // Nothing is said anywhere else about a form that is still being filled in.
    expect(callsOf('chat.postMessage')).toEqual([]);
    expect(updates()).toEqual([]);
    expect(await sends(view, WELL)).toBeNull();
    expect(updates()).toEqual([['U1', DONE]]);
  });

  test('and sent twice counts once', async () => {
    const view = await opensForm(channel);
    expect(await Promise.all([sends(view, WELL), sends(view, WELL)])).toEqual([null, null]);
    await on.slack.door.settled();
    expect(await sends(view, WELL)).toBeNull();
    await on.slack.door.settled();
    expect(updates()).toEqual([['U1', DONE]]);
  });

  test('stays open with what was typed while the record cannot be written', async () => {
    const view = await opensForm(channel);
    on.world.store.crashAt(({ why }) => why.startsWith('Gave an update'), 'full');
    expect(await sends(view, WELL)).toEqual({
      response_action: 'errors',
      errors: { done: expect.stringMatching(/^Sorry/) },
    });
    expect(updates()).toEqual([]);
    expect(await sends(view, WELL)).toBeNull();
    expect(updates()).toEqual([['U1', DONE]]);
  });

  test('is closed within a second while Slack takes no message', async () => {
    const view = await opensForm(channel);
    for (const method of ['chat.postMessage', 'conversations.open'])
      on.slack.api.behave(method, 'hang', 'hang');
    const since = performance.now();
    expect(await sends(view, WELL)).toBeNull();
    expect(performance.now() - since).toBeLessThan(1_000);
    await on.slack.api.close();
    await on.slack.door.settled();
  });
});

test('a form that is sent says its result where it was opened', async () => {
  expect(await sends(await opensForm('C0BOARD'), WELL)).toBeNull();
  await on.slack.door.settled();
  expect(callsOf('chat.postMessage').map(({ channel, text }) => [channel, text])).toEqual([
    ['C0BOARD', expect.stringMatching(/^Thank you/)],
  ]);
});

test('a form whose three seconds are over waits behind a button', async () => {
  on.slack.api.behave('views.open', { error: 'expired_trigger_id' });
  const acknowledged = await on.slack.command(OWNER, 'C0ELSEWHERE', 'update 7');
  const { blocks } = await acknowledged.json();
  const button = blocks.at(-1).elements[0];
  expect([button.text.text, JSON.parse(button.value)]).toEqual([
    'Open the form',
    { verb: 'say-again', data: { said: 'update 7' } },
  ]);
  await on.slack.interact({
    type: 'block_actions',
    user: { id: OWNER },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0ELSEWHERE', is_ephemeral: true },
    channel: { id: 'C0ELSEWHERE' },
    actions: [button],
  });
  await on.slack.door.settled();
  expect(callsOf('views.open').at(-1)?.view.title.text).toBe('Update on rec 7');
});

test('a question too long for a button still gets one that opens its form', async () => {
  await on.slack.event(message(OWNER, 'D0OWNER', `update 7: ${'"\\'.repeat(900)}`));
  await on.slack.door.settled();
  const [posted] = callsOf('chat.postMessage');
  expect(JSON.stringify(posted?.blocks)).toContain('say-again');
});

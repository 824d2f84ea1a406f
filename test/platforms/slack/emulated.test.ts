import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noticeView } from '../../../src/views/notice.js';
import { complaintsAboutBlocks } from '../../support/block-checker.js';
import { type Answered, CHANNEL, callOf, openOn, startEmulator, TEAM } from '../../support/emulated-slack.js';
import { aWorld, type World } from '../../support/world.js';

let emulator: Awaited<ReturnType<typeof startEmulator>>;
let call: ReturnType<typeof callOf>;
let world: World;
let slack: Awaited<ReturnType<typeof openOn>>;
let head = '';

beforeEach(async () => {
  emulator = await startEmulator();
  call = callOf(emulator.url);
  const { members } = await call('users.list');
  head = members.find(({ name }: Answered) => name === 'head').id;
  world = await aWorld();
  await world.store.change({ by: 'scrutiny', via: 'start', why: 'In Slack.', cause: null }, (tx) =>
    tx.edit('people', 'head-of-public-protection', (draft) => {
      draft.accounts.push({ platform: 'slack', id: `${TEAM}/${head}`, by: 'register' });
    }),
  );
  slack = await openOn(emulator.url, world);
});
afterEach(async () => {
  expect(slack.log.lines).toEqual([]);
  await slack.close();
  await emulator.close();
});

const openDirect = async (): Promise<string> =>
  (await call('conversations.open', { users: head }, 'bot')).channel.id;
const inDirect = async (channel: string): Promise<Answered[]> =>
  (await call('conversations.history', { channel, include_all_metadata: true }, 'bot')).messages;
const says = (channel: string, text: string) =>
  slack.event({ type: 'message', channel_type: 'im', user: head, channel, text, ts: '1633338000.000200' });
const press = async (container: object, verb: string, data: object) => {
  const { trigger_id } = await call('views.generateTriggerId', { user_id: head }, 'bot');
  const status = await slack.interact({
    type: 'block_actions',
    user: { id: head },
    trigger_id,
    container,
    actions: [{ type: 'button', value: JSON.stringify({ verb, data }) }],
  });
  return { status, trigger_id };
};

describe('on an emulator of the Web API that gives the permissions of the manifest and no others', () => {
  test('a mention is answered in its thread, and the message stands there with blocks, words and its key', async () => {
    const { ts } = await call('chat.postMessage', { channel: CHANNEL, text: 'status of rec 7' });
    const asked = {
      type: 'app_mention',
      user: head,
      channel: CHANNEL,
      text: '<@U0SCRUTINY> status of rec 7',
    };
    expect(await slack.event({ ...asked, ts })).toBe(200);
    const { messages } = await call('conversations.replies', { channel: CHANNEL, ts });
    const [, answer, ...others] = messages;
    expect(others).toEqual([]);
    expect(answer).toMatchObject({
      user: 'U0SCRUTINY',
      thread_ts: ts,
      text: expect.stringMatching(/^Recommendation 7/),
      metadata: { event_type: 'scrutiny_message', event_payload: { key: 'slack:Ev1/1' } },
    });
    expect(complaintsAboutBlocks(answer.blocks)).toEqual([]);
    // A channel without a board is told what is published.
    expect(answer.text).not.toMatch(/Owner:/);
  });

  test('a direct message is answered to whom the directory names, and a newer card takes the buttons away', async () => {
    const channel = await openDirect();
    expect(await says(channel, 'status of rec 7')).toBe(200);
    expect(await says(channel, 'status of rec 7')).toBe(200);
    const [newer, former, ...others] = await inDirect(channel);
    expect(others).toEqual([]);
    expect(newer.text).toMatch(/Owner: Head of Public Protection/);
    expect(JSON.stringify(newer.blocks)).toContain('"button"');
    expect(JSON.stringify(former.blocks)).toContain('Newer below');
    expect(JSON.stringify(former.blocks)).not.toContain('"button"');
    expect(former.text).toBe(newer.text);
  });

  test('what is not for a channel goes to the person’s own conversation, which is opened for it', async () => {
    const asked = { type: 'app_mention', user: head, channel: CHANNEL, text: '<@U0SCRUTINY> what is mine?' };
    await slack.event({ ...asked, ts: '1633338000.000300' });
    const [own] = await inDirect(await openDirect());
    expect(own.text).toMatch(/Recommendation 6|rec 6/i);
  });

  test('a button opens its form as a modal, with the trigger that it came with', async () => {
    const channel = await openDirect();
    const container = { type: 'message', message_ts: '1.1', channel_id: channel };
    const { status, trigger_id } = await press(container, 'give-update', { ref: 'RAPE-P1-2021/7' });
    expect(status).toBe(200);
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
    // A trigger opens one modal: this one has.
    expect(await call('views.open', { trigger_id, view }, 'bot')).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    expect(await inDirect(channel)).toEqual([]);
  });

  test('Home is published to whoever opens it', async () => {
    const channel = await openDirect();
    const view = { type: 'home', blocks: [] };
    expect(await slack.event({ type: 'app_home_opened', user: head, channel, tab: 'home' })).toBe(200);
    // A view is only in the way of another where there is one.
    expect(await call('views.publish', { user_id: head, view, hash: 'another' }, 'bot')).toMatchObject({
      error: 'hash_conflict',
    });
    expect(await inDirect(channel)).toEqual([]);
  });

  test('a delivery is sent, is found again under its key, and is changed in its place', async () => {
    const channel = await openDirect();
    const conversation = `slack:${TEAM}/${channel}`;
    const { messenger } = slack.door;
    const view = noticeView('The board meets tomorrow', ['Tuesday at 10:00.'], [], 'public');
    const sent = await messenger.send(conversation, view, 'meeting-1-day|tomorrow');
    expect(await messenger.sentUnder(conversation, 'meeting-1-day|tomorrow')).toEqual(sent);
    expect(await messenger.sentUnder(conversation, 'another')).toBe('none');
    await messenger.replace(conversation, sent.message, noticeView('Moved', ['To Friday.'], [], 'public'));
    const [message, ...others] = await inDirect(channel);
    expect([message.text, others]).toEqual(['Moved\nTo Friday.', []]);
    expect(await messenger.sentUnder(conversation, 'meeting-1-day|tomorrow')).toEqual(sent);
  });

  test('what was sent to a channel cannot be looked for, since nothing permits it', async () => {
    const { messenger } = slack.door;
    const conversation = `slack:${TEAM}/${CHANNEL}`;
    const view = noticeView('The board meets tomorrow', ['Tuesday at 10:00.'], [], 'public');
    await messenger.send(conversation, view, 'meeting-1-day|tomorrow');
    expect(await messenger.sentUnder(conversation, 'meeting-1-day|tomorrow')).toBe('unknown');
  });

  test('an archived channel is gone', async () => {
    // The workspace's first channel can never be archived.
    const channel = 'C000000002';
    expect(await call('conversations.archive', { channel })).toMatchObject({ ok: true });
    const view = noticeView('The board meets tomorrow', ['Tuesday at 10:00.'], [], 'public');
    await expect(slack.door.messenger.send(`slack:${TEAM}/${channel}`, view, 'key')).rejects.toMatchObject({
      kind: 'gone',
      message: 'Slack says is_archived.',
    });
  });
});

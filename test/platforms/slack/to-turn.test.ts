import { describe, expect, test } from 'vitest';
import type { Read } from '../../../src/platforms/slack/read.js';
import { toTurn } from '../../../src/platforms/slack/to-turn.js';
import { BOT_USER, TEAM } from '../../support/slack-api.js';

const APP = { team: TEAM, botUser: BOT_USER };
const read = (body: unknown): Read => toTurn(body, APP);
const turnOf = (body: unknown) => {
  const came = read(body);
  if (came.kind !== 'turn') throw new Error(`Expected a turn, found ${JSON.stringify(came)}.`);
  return came;
};
const event = (of: object) => ({ type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event: of });
const said = (over: object = {}) =>
  event({ type: 'message', user: 'U1', channel: 'D1', text: 'status 7', ts: '1.0001', ...over });
const mentioned = (over: object = {}) =>
  event({
    type: 'app_mention',
    user: 'U1',
    channel: 'C1',
    text: `<@${BOT_USER}> help`,
    ts: '1.0002',
    ...over,
  });
const command = (over: object = {}) => ({
  command: '/rec',
  team_id: TEAM,
  text: 'status 7',
  user_id: 'U1',
  user_name: 'head',
  channel_id: 'C1',
  trigger_id: 'tr1',
  response_url: 'https://hooks.example/1',
  ...over,
});
const button = (verb: string, data: object = {}) => ({
  type: 'button',
  value: JSON.stringify({ verb, data }),
});
const pressed = (over: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U1', name: 'head' },
  trigger_id: 'tr2',
  response_url: 'https://hooks.example/2',
  container: { type: 'message', message_ts: '1.0003', channel_id: 'C1', is_ephemeral: false },
  channel: { id: 'C1', name: 'board' },
  actions: [button('show-status', { ref: 'A/7' })],
  ...over,
});
const FROM = { channel: 'C1', thread: '1.0001', responseUrl: 'https://hooks.example/3', privately: true };
const sent = (values: object, about: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U1', username: 'head' },
  view: {
    id: 'V1',
    private_metadata: JSON.stringify({ verb: 'submit-update', data: { ref: 'A/7' }, from: FROM, ...about }),
    state: { values },
  },
});
const DONE = { done: { done: { value: 'Agreed.' } } };

describe('an event', () => {
  test('in a direct conversation is a message to the bot, answered there, and says where to send', () => {
    expect(turnOf(said())).toEqual({
      kind: 'turn',
      turn: {
        id: 'slack:Ev1',
        platform: 'slack',
        conversation: {
          id: `slack:${TEAM}/D1`,
          kind: 'direct',
          name: '',
          address: '{"channel":"D1","user":"U1"}',
        },
        account: { id: `${TEAM}/U1`, name: 'U1' },
        kind: 'message',
        text: 'status 7',
        toBot: true,
      },
      where: {
        channel: 'D1',
        user: 'U1',
        thread: null,
        responseUrl: null,
        privately: false,
        trigger: null,
        modal: false,
        command: false,
      },
    });
  });

  test('that mentions the bot is a message in a shared conversation', () => {
    expect(turnOf(mentioned()).turn).toMatchObject({
      kind: 'message',
      text: 'help',
      toBot: true,
      conversation: { id: `slack:${TEAM}/C1`, kind: 'shared' },
    });
  });

  test.each([
    ['a direct message', said(), null],
    ['a direct message in a thread', said({ thread_ts: '0.9' }), '0.9'],
    ['a mention, whose answer begins a thread', mentioned(), '1.0002'],
    ['a mention in a thread', mentioned({ thread_ts: '0.9' }), '0.9'],
  ])('is answered in its thread: %s', (_, body, thread) => {
    expect(turnOf(body).where.thread).toBe(thread);
  });

  test.each([
    [`<@${BOT_USER}> status 7`, 'status 7'],
    [`  <@${BOT_USER}>: status 7`, 'status 7'],
    [`<@${BOT_USER}|scrutiny>, status 7`, 'status 7'],
    [`<@${BOT_USER}>`, ''],
    [`status 7 <@${BOT_USER}>`, `status 7 @${BOT_USER}`],
    ['<@U0SOMEBODY> status 7', '@U0SOMEBODY status 7'],
    [`<@${BOT_USER}> <@${BOT_USER}> hello`, `@${BOT_USER} hello`],
    ['A &amp; B', 'A & B'],
    ['1 &lt; 2 &gt; 0', '1 < 2 > 0'],
    ['&amp;lt;', '&lt;'],
    ['&amp;amp;', '&amp;'],
    ['<!channel> &lt;!channel&gt;', '@channel <!channel>'],
  ])('says what was typed, without the mention and the escapes: “%s”', (text, words) => {
    expect(turnOf(mentioned({ text })).turn).toMatchObject({ text: words });
  });

  test('with a file says that files are not taken', () => {
    expect(turnOf(said({ subtype: 'file_share' })).turn).toMatchObject({
      kind: 'unsupported',
      reason: expect.stringContaining('I do not take files here.'),
    });
  });

  test.each([
    ['a bot’s message', said({ bot_id: 'B1' })],
    ['our own message', said({ user: BOT_USER })],
    ['a message of nobody', said({ user: undefined })],
    ['a mention in a direct conversation, which comes as a message too', mentioned({ channel: 'D1' })],
    ['a message of a channel', said({ channel: 'C1' })],
    ['a message of a group conversation', said({ channel: 'G1' })],
    ['an edit', said({ subtype: 'message_changed' })],
    ['a deletion', said({ subtype: 'message_deleted' })],
    ['a join', said({ subtype: 'channel_join' })],
    ['a tab that is not ours', event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'about' })],
    ['an event of another kind', event({ type: 'reaction_added', user: 'U1' })],
    ['an event without its id', { ...said(), event_id: '' }],
  ])('is passed over: %s', (_, body) => {
    expect(read(body)).toEqual({ kind: 'nothing', why: expect.stringMatching(/./) });
  });

  test.each([{ tab: 'home' }, {}])('of Home opened asks for what Home shows (%o)', (over) => {
    expect(read(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', ...over }))).toEqual({
      kind: 'home',
      user: 'U1',
      turn: {
        id: 'slack:Ev1',
        platform: 'slack',
        conversation: { id: `slack:${TEAM}/D1`, kind: 'direct', name: '' },
        account: { id: `${TEAM}/U1`, name: 'U1' },
        kind: 'action',
        verb: 'show-home',
        data: {},
        message: null,
      },
    });
  });

  test.each(['app_uninstalled', 'tokens_revoked'])('%s ends the installation', (type) => {
    expect(read(event({ type }))).toEqual({ kind: 'ended', why: type });
  });
});

describe('a slash command', () => {
  test('is answered to its asker alone, by the ways that it gives', () => {
    expect(turnOf(command())).toEqual({
      kind: 'turn',
      turn: {
        id: 'slack:tr1',
        platform: 'slack',
        conversation: { id: `slack:${TEAM}/C1`, kind: 'shared', name: '' },
        account: { id: `${TEAM}/U1`, name: 'head' },
        privately: true,
        kind: 'command',
        text: 'status 7',
      },
      where: {
        channel: 'C1',
        user: 'U1',
        thread: null,
        responseUrl: 'https://hooks.example/1',
        privately: true,
        trigger: 'tr1',
        modal: false,
        command: true,
      },
    });
  });

  test('in somebody’s direct conversation is never taken for one with the bot, and keeps no address', () => {
    const { turn } = turnOf(command({ channel_id: 'D0STRANGE' }));
    expect(turn.conversation).toEqual({ id: `slack:${TEAM}/D0STRANGE`, kind: 'shared', name: '' });
    expect(turn.privately).toBe(true);
  });

  test('without an address to answer by has none', () => {
    expect(turnOf(command({ response_url: '' })).where.responseUrl).toBeNull();
  });

  test.each([{ command: '' }, { user_id: undefined }, { trigger_id: '' }])(
    'is passed over where it is none: %o',
    (over) => {
      expect(read(command(over)).kind).toBe('nothing');
    },
  );
});

describe('a press', () => {
  test('is the button’s verb and data, with the message that it stands on', () => {
    const { turn, where } = turnOf(pressed());
    expect(turn).toMatchObject({
      id: 'slack:tr2',
      kind: 'action',
      verb: 'show-status',
      data: { ref: 'A/7' },
      message: 'C1/1.0003',
      account: { id: `${TEAM}/U1`, name: 'head' },
      conversation: { id: `slack:${TEAM}/C1`, kind: 'shared' },
    });
    expect(turn).not.toHaveProperty('privately');
    expect(where).toMatchObject({ channel: 'C1', privately: false, trigger: 'tr2', thread: null });
  });

  test('in a thread is answered there', () => {
    const container = { type: 'message', message_ts: '1.2', channel_id: 'C1', thread_ts: '0.9' };
    expect(turnOf(pressed({ container })).where.thread).toBe('0.9');
  });

  test('on what one person alone sees is answered to them alone, in its place', () => {
    const container = { type: 'message', message_ts: '1.2', channel_id: 'D1', is_ephemeral: true };
    const { turn, where } = turnOf(pressed({ container, channel: { id: 'D1' } }));
    expect(turn).toMatchObject({ privately: true, message: 'D1/1.2', conversation: { kind: 'shared' } });
    expect(where).toMatchObject({ privately: true, ephemeral: true });
  });

  test('of “Share here” on such a message speaks to all', () => {
    const container = { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true };
    const { turn, where } = turnOf(pressed({ container, actions: [button('share', { said: 'status 7' })] }));
    expect(turn).not.toHaveProperty('privately');
    expect([turn, where]).toMatchObject([{ verb: 'share', message: null }, { privately: false }]);
  });

  test('on Home is its reader’s own, and has no channel', () => {
    const { turn, where } = turnOf(pressed({ container: { type: 'view' }, channel: undefined }));
    expect(turn).toMatchObject({
      conversation: { id: `slack:${TEAM}/home-U1`, kind: 'direct' },
      message: null,
    });
    expect(where).toMatchObject({ channel: '', privately: false });
  });

  test('of what carries something unreadable is a verb that nobody knows', () => {
    expect(turnOf(pressed({ actions: [{ type: 'button', value: 'x' }] })).turn).toMatchObject({
      verb: 'unreadable',
      data: {},
    });
  });

  test.each([
    ['a link', { actions: [{ type: 'button', url: 'https://example.org' }] }],
    ['another element', { actions: [{ type: 'static_select', value: '{"verb":"help","data":{}}' }] }],
    ['nothing', { actions: [] }],
    ['nobody', { user: {} }],
  ])('of %s is passed over', (_, over) => {
    expect(read(pressed(over)).kind).toBe('nothing');
  });
});

describe('a sent form', () => {
  test('is its verb, with what was typed beside what it is about, where it was opened from', () => {
    const { turn, where } = turnOf(sent(DONE));
    expect(turn).toMatchObject({
      kind: 'action',
      verb: 'submit-update',
      data: { ref: 'A/7', done: 'Agreed.' },
      message: null,
      privately: true,
      conversation: { id: `slack:${TEAM}/C1`, kind: 'shared' },
      account: { id: `${TEAM}/U1`, name: 'head' },
    });
    expect(where).toEqual({
      channel: 'C1',
      user: 'U1',
      thread: '1.0001',
      responseUrl: 'https://hooks.example/3',
      privately: true,
      trigger: null,
      modal: true,
      firstField: 'done',
      command: false,
    });
  });

  test('that was opened on Home is its reader’s own', () => {
    const about = { from: { channel: '', thread: null, responseUrl: null, privately: false } };
    expect(turnOf(sent(DONE, about)).turn.conversation).toEqual({
      id: `slack:${TEAM}/home-U1`,
      kind: 'direct',
      name: '',
    });
  });

  test('is the same event with the same words, and another one once they are mended', () => {
    const mended = { done: { done: { value: 'Agreed on Monday.' } } };
    const ids = [sent(DONE), sent(DONE), sent(mended)].map((body) => turnOf(body).turn.id);
    expect(ids[0]).toMatch(/^slack:V1\/[0-9a-f]{16}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test.each([{ verb: 7 }, { from: undefined }, { from: { channel: 'C1' } }])(
    'that is not ours is passed over: %o',
    (about) => {
      expect(read(sent(DONE, about)).kind).toBe('nothing');
    },
  );
});

test.each([null, undefined, 7, 'x', [], {}, { type: 'shortcut' }, { type: 'event_callback' }, { type: 7 }])(
  'what is no payload that we read is nothing: %o',
  (body) => {
    expect(read(body).kind).toBe('nothing');
  },
);

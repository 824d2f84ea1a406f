import { describe, expect, test } from 'vitest';
import { TEAM } from '../../support/slack-api.js';
import { button, command, DONE, pressed, read, sent, turnOf } from '../../support/slack-payloads.js';

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

import { describe, expect, test } from 'vitest';
import { BOT_USER, TEAM } from '../../support/slack-api.js';
import { event, mentioned, read, said, turnOf } from '../../support/slack-payloads.js';

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
    ['a message in a thread', said({ thread_ts: '0.9' }), 'D1/0.9'],
    ['a mention in a thread', mentioned({ thread_ts: '0.9' }), 'C1/0.9'],
    ['a message that began a thread', said({ thread_ts: '1.0001' }), undefined],
    ['a message in none', mentioned(), undefined],
  ])('replies to what its thread began with: %s', (_, body, to) => {
    expect(turnOf(body).turn).toHaveProperty('kind', 'message');
    expect((turnOf(body).turn as { repliesTo?: string }).repliesTo).toBe(to);
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

  const edited = (over: object, channel = 'D1') => {
    const rest = { type: 'message', subtype: 'message_changed', channel, ts: '1.0003' };
    const message = { type: 'message', user: 'U1', text: 'rec 8', ts: '1.0', ...over };
    return event({
      ...rest,
      hidden: true,
      message,
      previous_message: { user: 'U1', text: 'rec 7', ts: '1.0' },
    });
  };

  test('that edits what was said to the bot is told that the first wording stands', () => {
    expect(turnOf(edited({})).turn).toMatchObject({
      kind: 'unsupported',
      reason: expect.stringContaining('stands as it was first said'),
    });
  });

  test.each([
    ['an edit of what the bot said', edited({ user: BOT_USER })],
    ['an edit by another bot', edited({ bot_id: 'B1' })],
    ['a link that was unfolded', edited({ text: 'rec 7' })],
    ['an edit in a channel', edited({}, 'C1')],
    ['an edit of nobody', edited({ user: undefined })],
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

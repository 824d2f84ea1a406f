import { describe, expect, test } from 'vitest';
import { readActivity } from '../../../src/platforms/teams/guard.js';
import { type Before, toTurn } from '../../../src/platforms/teams/to-turn.js';
import { BOT, type Fields, from, TENANT } from '../../support/teams.js';

const NOTHING: Before = { isOurs: () => false, isAnswered: () => false };

const turnOf = (fields: Fields, before = NOTHING) => {
  const read = readActivity(
    JSON.stringify({
      type: 'message',
      id: '1612749583342',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/uk/',
      from: from('governance'),
      recipient: BOT,
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
      text: 'status of rec 7',
      ...fields,
    }),
  );
  if (read === null) throw new Error('That is no activity.');
  return toTurn(read, before);
};
const shared = { conversation: { id: '19:x@thread.v2', conversationType: 'groupChat', isGroup: true } };

describe('what is said', () => {
  test.each([
    ['status&nbsp;of rec 7', 'status of rec 7'],
    ['R&amp;D &lt;b&gt;bold&lt;/b&gt; &quot;x&quot; &#39;y&#39;', 'R&D <b>bold</b> "x" \'y\''],
    ['&amp;lt;', '&lt;'],
    ['  <script>alert(1)</script>  ', '<script>alert(1)</script>'],
    ['$& $1 $$', '$& $1 $$'],
  ])('%j is read as the text %j', (text, words) => {
    expect(turnOf({ text })).toMatchObject({ kind: 'message', text: words });
  });

  test('an <at> that is no mention of the bot by Teams’ own word is none', () => {
    expect(turnOf({ ...shared, text: '<at>Scrutiny</at> rec 7?' })).toMatchObject({ toBot: false });
    const entities = [
      { type: 'mention', text: '<at>Scrutiny</at>', mentioned: { id: '29:somebody', name: 'Scrutiny' } },
    ];
    expect(turnOf({ ...shared, text: '<at>Scrutiny</at> rec 7?', entities })).toMatchObject({ toBot: false });
  });

  test.each([
    ['/rec status 7', 'status 7'],
    ['/rec', ''],
    ['/status 7', 'status 7'],
    ['/REC  7', '7'],
  ])('“%s” is a command', (text, words) => {
    expect(turnOf({ text })).toMatchObject({ kind: 'command', text: words });
  });

  test('a targeted message is a private command, in company only', () => {
    const recipient = { ...BOT, isTargeted: true };
    expect(turnOf({ ...shared, recipient, text: 'status 7' })).toMatchObject({
      kind: 'command',
      privately: true,
    });
    expect(turnOf({ recipient, text: 'status 7' })).not.toHaveProperty('privately');
  });
});

describe('what is replied to', () => {
  const quoting = (...ids: string[]) => ({
    attachments: [
      {
        contentType: 'text/html',
        content: ids
          .map((id) => `<blockquote itemid="${id}" itemtype="http://schema.skype.com/Reply">…</blockquote>`)
          .join(''),
      },
    ],
  });
  test.each<[string, Fields, string | undefined]>([
    ['nothing', {}, undefined],
    ['the message that is replied to', { replyToId: '17' }, '17'],
    ['the message that is quoted', quoting('18'), '18'],
    ['the quoted one rather', { replyToId: '17', ...quoting('18') }, '18'],
    ['of several quoted ones none', { replyToId: '17', ...quoting('18', '19') }, undefined],
    [
      'a quotation of something else',
      { attachments: [{ contentType: 'text/html', content: '<blockquote itemid="18">…</blockquote>' }] },
      undefined,
    ],
    ['a quotation that is no text', { attachments: [{ contentType: 'text/html', content: {} }] }, undefined],
    ['an entity without its message', { entities: [{ type: 'quotedReply', quotedReply: null }] }, undefined],
  ])('is known where Teams says so: %s', (_, fields, id) => {
    const turn = turnOf(fields) as { kind: string; repliesTo?: string };
    expect([turn.kind, turn.repliesTo]).toEqual(['message', id && `teams:a:1#${id}`]);
  });

  test('in a channel is what the thread began with', () => {
    const conversation = { ...shared.conversation, id: '19:x@thread.tacv2;messageid=17' };
    expect(turnOf({ conversation })).toMatchObject({ repliesTo: 'teams:19:x@thread.tacv2#17' });
  });
});

describe('where', () => {
  test('a thread belongs to its channel; where to send names nobody in company', () => {
    const conversation = {
      ...shared.conversation,
      id: '19:x@thread.tacv2;messageid=17',
      conversationType: 'channel',
    };
    const turn = turnOf({ conversation });
    expect(turn?.conversation).toMatchObject({ id: 'teams:19:x@thread.tacv2', kind: 'shared' });
    expect(turn?.conversation.address).toContain('"id":"19:x@thread.tacv2"');
    expect(turn?.conversation.address).not.toMatch(/29:|governance/);
  });

  test('what does not say that it is one person’s own is not', () => {
    expect(turnOf({ conversation: { id: 'x', conversationType: 'meeting' } })?.conversation.kind).toBe(
      'shared',
    );
    expect(turnOf({ conversation: { id: 'x', isGroup: true } })?.conversation.kind).toBe('shared');
  });

  test('ids of any length fit the register, and stay apart', () => {
    const at = (id: string) =>
      turnOf({ conversation: { id, conversationType: 'personal' }, id: 'f'.repeat(900) });
    const [one, two] = [at(`a:${'1'.repeat(500)}`), at(`a:${'1'.repeat(499)}2`)];
    for (const turn of [one, two]) {
      expect(turn?.conversation.id.length).toBeLessThanOrEqual(200);
      expect(turn?.id.length).toBeLessThanOrEqual(200);
    }
    expect(one?.conversation.id).not.toBe(two?.conversation.id);
    expect(one?.id).not.toBe(two?.id);
  });
});

describe('who', () => {
  test('the directory’s id counts, in lower case; a name or another id does not', () => {
    const aadObjectId = 'ABCDEF00-0000-4000-8000-000000000001';
    expect(turnOf({ from: { id: '29:x', name: 'Anybody', aadObjectId } })?.account).toEqual({
      id: aadObjectId.toLowerCase(),
      name: 'Anybody',
    });
  });

  test.each([
    ['without a directory’s id', { id: '29:x' }],
    ['a bot by its role', { ...from('owner'), role: 'bot' }],
    ['a bot by its id', { ...from('owner'), id: '28:another' }],
    ['from another tenant', { ...from('owner'), tenantId: '99999999-0000-4000-8000-000000000000' }],
  ])('%s: a guest', (_what, who) => {
    expect(turnOf({ from: who })?.account.guest).toBe(true);
  });
});

test('what a button carries is texts, bounded, whatever was sent', () => {
  const data = JSON.parse('{"ref":"7","n":3,"yes":true,"no":null,"list":[1],"in":{"a":1}}');
  const turn = turnOf({
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    replyToId: '17',
    value: { action: { verb: 'v', data: { ...data, long: 'y'.repeat(30_000), ['k'.repeat(300)]: 'z' } } },
  });
  expect(turn).toMatchObject({ kind: 'action', verb: 'v', message: 'teams:a:1#17' });
  expect(turn?.kind === 'action' && { ...turn.data, long: turn.data.long?.length }).toEqual({
    ref: '7',
    n: '3',
    yes: 'true',
    long: 25_000,
  });
});

test('an installation that ended and began again is another one', () => {
  const added = { type: 'installationUpdate', action: 'add', text: undefined };
  const first = turnOf(added);
  const second = turnOf(added, { ...NOTHING, isAnswered: (turn) => turn === 'teams:a:1/uninstalled/0' });
  expect(turnOf({ type: 'conversationUpdate', membersAdded: [BOT], text: undefined })?.id).toBe(first?.id);
  expect(second?.id).not.toBe(first?.id);
});

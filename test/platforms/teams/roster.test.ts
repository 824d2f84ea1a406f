import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeIn } from '../../../src/domain/one-time-code.js';
import { type OnPlatform, says } from '../../support/accounts.js';
import { HOUR } from '../../support/fake-clock.js';
import {
  aMember,
  CHANNEL,
  type Fields,
  from,
  mentioning,
  pressing,
  startTeams,
  TENANT,
} from '../../support/teams.js';
import { type LiveTeams, startLiveTeams } from '../../support/teams-live.js';

let teams: LiveTeams;
beforeEach(async () => {
  teams = await startLiveTeams();
});
afterEach(async () => {
  await teams.close();
});

const ADMIN: OnPlatform = { platform: 'web', id: 'admin' };
const WORKING = /Owner: Head of Public/;
const NO_ANSWER = 'teams: the directory gave no answer about a user.';
const said = (): readonly string[] =>
  teams.connector
    .messages()
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => body.summary);
const looked = () => teams.connector.lookups().map(({ path }) => decodeURIComponent(path));
/** What is answered to this, in words. */
const answerTo = async (fields: Fields = {}): Promise<string> => {
  expect((await teams.send(fields)).status).toBe(200);
  return said().at(-1) ?? '';
};
const own = (who: string): Fields => ({
  from: from(who),
  conversation: { id: `a:${who}`, conversationType: 'personal', tenantId: TENANT },
});
const lists = (over: Fields | null) =>
  teams.connector.lists((user) => (over === null ? null : aMember(user.replace(/^29:/, ''), over)));

describe('who speaks', () => {
  test('is what Teams lists them as, asked before the question is', async () => {
    expect(await answerTo()).toMatch(WORKING);
    expect(looked()).toEqual(['/v3/conversations/a:governance/members/29:governance']);
    expect(teams.connector.lookups()[0]?.authorization).toBe('Bearer outbound-token');
    expect(teams.lines).toEqual([]);
  });

  test.each<[string, Fields | null]>([
    ['a guest of the own directory', { userRole: 'guest' }],
    ['a guest by Teams’ other spelling', { userRole: 'Guest' }],
    ['somebody anonymous', { userRole: 'anonymous' }],
    ['somebody without a role', { userRole: undefined }],
    ['somebody of another tenant', { tenantId: '99999999-2222-4333-8444-555555555555' }],
    ['somebody of no tenant', { tenantId: undefined }],
    [
      'somebody at home elsewhere, whatever the role says',
      { userPrincipalName: 'governance_else.example#EXT#@force.onmicrosoft.com' },
    ],
    ['somebody at home elsewhere, by their address', { email: 'x#ext#@force.example' }],
    ['somebody else', { objectId: from('owner').aadObjectId }],
    ['somebody without an id', { objectId: undefined }],
    ['nothing that can be read', { userRole: { not: 'a text' } }],
    ['nobody', null],
  ])('is a viewer at most where Teams lists %s', async (_who, over) => {
    lists(over);
    const words = await answerTo();
    expect(words).toMatch(/^Recommendation 7/);
    expect(words).not.toMatch(/Owner:|Progress, says the force/);
  });

  test('is known by the SDK’s name for the id as well, in any case', async () => {
    const { aadObjectId } = from('governance');
    lists({ objectId: undefined, aadObjectId: aadObjectId.toUpperCase(), userRole: 'User' });
    expect(await answerTo()).toMatch(WORKING);
  });

  test.each([
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['429', { status: 429, retryAfter: '30' }],
    ['500', { status: 500 }],
    ['a broken connection', { drop: true } as const],
  ])('is a viewer while Teams answers with %s, and a member as soon as it says so', async (_what, fault) => {
    teams.connector.failLookups(fault);
    expect(await answerTo()).not.toMatch(WORKING);
    expect(teams.lines).toEqual([NO_ANSWER]);
    teams.connector.failLookups(null);
    expect(await answerTo()).toMatch(WORKING);
  });

  test('is a viewer while Teams says nothing, and is not waited for', async () => {
    const impatient = await startLiveTeams({ lookupPatience: 20 });
    impatient.connector.failLookups({ hang: true });
    expect((await impatient.send()).status).toBe(200);
    expect(impatient.connector.messages()[0]?.body.summary).not.toMatch(WORKING);
    expect(impatient.lines).toEqual([NO_ANSWER]);
    await impatient.close();
  });

  test('sees that an answer is on its way while Teams is asked who they are', async () => {
    const slow = await startLiveTeams({ lookupPatience: 1_000, typingAfter: 200 });
    slow.connector.failLookups({ hang: true });
    const typing = slow.connector.called(({ body }) => body?.type === 'typing');
    const answered = slow.send();
    await typing;
    expect(slow.connector.messages()).toEqual([]);
    expect((await answered).status).toBe(200);
    expect(slow.connector.messages()).toHaveLength(1);
    await slow.close();
  });

  test('stays what they were while Teams gives no answer, for a day', async () => {
    expect(await answerTo()).toMatch(WORKING);
    teams.connector.failLookups({ status: 500 });
    teams.world.clock.advance(2 * HOUR);
    expect(await answerTo()).toMatch(WORKING);
    teams.world.clock.advance(22 * HOUR);
    expect(await answerTo()).not.toMatch(WORKING);
  });

  test('is asked once an hour and once for many questions at the same time, wherever they speak', async () => {
    await Promise.all(Array.from({ length: 20 }, () => teams.send()));
    await teams.send(mentioning('status of rec 6'));
    expect(looked()).toHaveLength(1);
    teams.world.clock.advance(HOUR);
    lists({ userRole: 'guest' });
    expect(await answerTo()).not.toMatch(WORKING);
    expect(looked()).toHaveLength(2);
  });

  test('in a channel is asked of its team, and only of whoever speaks to the bot', async () => {
    const channelData = { tenant: { id: TENANT }, team: { id: '19:team@thread.tacv2' } };
    const { conversation } = mentioning('');
    await teams.send({ conversation, channelData, text: 'status of rec 7' });
    expect(looked()).toEqual([]);
    await teams.send(mentioning('status of rec 7', { channelData }));
    expect(looked()).toEqual(['/v3/conversations/19:team@thread.tacv2/members/29:governance']);
  });

  test('is not asked of bots, other tenants and those without an id, who are guests anyway', async () => {
    await teams.send({ from: { ...from('governance'), role: 'bot' } });
    await teams.send({ from: { ...from('governance'), tenantId: '22222222-2222-4333-8444-555555555555' } });
    await teams.send({ from: { id: '29:governance', name: 'governance' } });
    await teams.send({ type: 'installationUpdate', text: undefined, action: 'remove' });
    expect(said()).toHaveLength(3);
    expect(looked()).toEqual([]);
  });

  test('is not asked in a demo, whose local clients have nobody to ask', async () => {
    const demo = await startTeams();
    await demo.send();
    expect(demo.connector.messages()[0]?.body.summary).toMatch(WORKING);
    expect(demo.connector.lookups()).toEqual([]);
    await demo.close();
  });
});

describe('beside a conversation', () => {
  const search = (who: string): Fields => ({
    type: 'invoke',
    name: 'composeExtension/query',
    text: undefined,
    from: from(who),
    conversation: { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal', tenantId: TENANT },
    value: {
      commandId: 'searchRecommendations',
      parameters: [{ name: 'initialRun', value: 'true' }],
    },
  });
  const finds = async (): Promise<number> => {
    const { status, body } = await teams.send(search('owner'));
    expect(status).toBe(200);
    return (body as { composeExtension: { attachments: unknown[] } }).composeExtension.attachments.length;
  };

  test('a search finds what is the speaker’s own, and for a guest what is for everybody', async () => {
    expect(await finds()).toBe(3);
    teams.world.clock.advance(HOUR);
    lists({ userRole: 'guest' });
    expect(await finds()).toBe(8);
  });

  test('in a chat where the bot is not, who speaks is asked in their own conversation with it', async () => {
    const notHere = () =>
      teams.connector.failWhere(({ path }) => path.includes('unq.gbl.spaces'), { status: 403 });
    notHere();
    expect(await finds()).toBe(8);
    await teams.send({ ...own('owner'), text: 'hello' });
    teams.world.clock.advance(HOUR);
    notHere();
    expect(await finds()).toBe(3);
    expect(looked().slice(-2)).toEqual([
      '/v3/conversations/19:one_two@unq.gbl.spaces/members/29:owner',
      '/v3/conversations/a:owner/members/29:owner',
    ]);
  });

  test('a guest’s own view of a card has no button of a member’s', async () => {
    await teams.send(mentioning('hello'));
    await teams.world.store.change({ by: 'scrutiny', via: 'start', why: 'In Teams.', cause: null }, (tx) => {
      tx.edit('conversations', `teams:${CHANNEL}`, (draft) => {
        draft.board = 'governance-board';
      });
    });
    await teams.send(mentioning('status of rec 7'));
    const { refresh } = teams.connector.messages().at(-1)?.body.attachments[0].content ?? {};
    const message = [...teams.connector.kept.values()].at(-1)?.id;
    const view = async () => {
      const { conversation } = mentioning('');
      const pressed = pressing(refresh.action.verb, refresh.action.data);
      const value = { ...(pressed.value as object), trigger: 'automatic' };
      const { body } = await teams.send({
        ...pressed,
        conversation,
        from: from('owner'),
        value,
        replyToId: message,
      });
      return JSON.stringify(body);
    };
    lists({ userRole: 'guest' });
    expect(await view()).not.toMatch(/Give update|Owner: /);
    lists({});
    teams.world.clock.advance(HOUR);
    expect(await view()).toMatch(/Give update/);
  });
});

describe('the address that Teams lists', () => {
  const CRIME = own('crime');
  const accounts = () => teams.world.store.read().people.get('head-of-crime')?.accounts;
  const greeting = async () => {
    const words = await answerTo({ ...CRIME, text: 'hello' });
    return { words, card: JSON.stringify([...teams.connector.kept.values()].at(-1)?.card) };
  };
  beforeEach(async () => {
    await says(teams.world, ADMIN, 'email Head of Crime is crime@force.example');
  });

  test('is offered, and links the account as an owner at most', async () => {
    const { words, card } = await greeting();
    expect(words).toContain('Head of Crime has your e-mail address in the register.');
    expect(card).toContain('link-by-email');
    await teams.send({ ...CRIME, ...pressing('link-by-email', {}) });
    expect(accounts()?.at(-1)).toEqual({
      platform: 'teams',
      id: from('crime').aadObjectId,
      by: 'email',
    });
    expect(await answerTo({ ...CRIME, text: 'update 4' })).toMatch(/^Update on rec 4/);
    expect(await answerTo({ ...CRIME, text: 'assign 7 to Head of Crime' })).toMatch(
      /Only the governance team can assign/,
    );
    const all = JSON.stringify([teams.connector.messages(), teams.lines, teams.world.written()]);
    expect(all.match(/crime@force/g)).toHaveLength(1);
  });

  test('is the name that they log in by, where Teams gives no other', async () => {
    lists({ email: undefined });
    expect((await greeting()).card).toContain('link-by-email');
  });

  test.each<[string, Fields]>([
    ['a guest', { userRole: 'guest' }],
    ['somebody of another tenant', { tenantId: '99999999-2222-4333-8444-555555555555' }],
    ['somebody at home elsewhere', { userPrincipalName: 'crime_force.example#EXT#@force.onmicrosoft.com' }],
  ])('of %s is offered nobody and links nothing', async (_who, over) => {
    lists(over);
    const { words, card } = await greeting();
    expect(words).toMatch(/You are a guest here/);
    expect(card).not.toContain('link-by-email');
    const before = JSON.stringify(accounts());
    expect(await answerTo({ ...CRIME, ...pressing('link-by-email', {}) })).toMatch(/guest or a bot/);
    expect(JSON.stringify(accounts())).toBe(before);
  });

  test('nor does a code link a guest, and it stays good for whom it was made', async () => {
    const made = (await says(teams.world, ADMIN, 'invite Head of Crime')).alone;
    const code = made.split(/\s/).flatMap((word) => codeIn(word) ?? [])[0] ?? '';
    lists({ userRole: 'guest' });
    expect(await answerTo({ ...CRIME, text: code })).toMatch(/guest or a bot/);
    teams.world.clock.advance(HOUR);
    lists({});
    expect(await answerTo({ ...CRIME, text: code })).toMatch(/as Head of Crime from now on/);
    expect(accounts()?.at(-1)).toMatchObject({ platform: 'teams', by: 'code' });
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Bot } from '../../../src/ports.js';
import type { Turn } from '../../../src/turn.js';
import {
  BOT,
  CHANNEL,
  type Fields,
  from,
  mentioning,
  pressing,
  startTeams,
  type TeamsOnTest,
} from '../../support/teams.js';

let teams: TeamsOnTest;
beforeEach(async () => {
  teams = await startTeams();
});
afterEach(async () => {
  await teams.close();
});

const posted = () => teams.connector.messages().filter(({ method }) => method === 'POST');
const said = (): readonly string[] => posted().map(({ body }) => body.summary);
const viewer = { from: from('viewer') };
const here = { id: CHANNEL, conversationType: 'channel', isGroup: true };
/** Teams' own id of the last message in a conversation. */
const lastIn = (conversation: string): string =>
  [...teams.connector.kept.values()].findLast((kept) => kept.conversation === conversation)?.id ?? '';
const record = (id: string) => teams.world.store.read().conversations.get(id);

describe('a question in somebody’s own conversation', () => {
  test('is answered by one card, whose words are the notification’s and stand nowhere else', async () => {
    expect(await teams.send()).toEqual({ status: 200, body: null });
    const [message, ...more] = teams.connector.messages();
    expect(more).toEqual([]);
    expect(message?.body).toMatchObject({
      summary: expect.stringMatching(/^Recommendation 7 \(RAPE-P1-2021\/7\)[\s\S]*Owner: Head of Public/),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    expect(message?.body.text).toBeUndefined();
    expect(teams.lines).toEqual([]);
  });

  test('keeps where to send, with the newest address, and whose it is', async () => {
    await teams.send();
    const first = record('teams:a:governance');
    expect(first).toMatchObject({ kind: 'direct', person: 'governance-officer', stopped: null });
    expect(JSON.parse(first?.address ?? '')).toMatchObject({
      serviceUrl: teams.connector.url,
      conversation: { id: 'a:governance' },
    });
    await teams.send({ serviceUrl: `${teams.connector.url}emea/` });
    expect(JSON.parse(record('teams:a:governance')?.address ?? '').serviceUrl).toMatch(/emea\/$/);
  });

  test.each(['hi', 'hello', 'help'])('“%s” is answered, with a way on', async (text) => {
    for (const where of [
      { text },
      mentioning(text),
      mentioning(text, { conversation: { id: '19:chat', conversationType: 'groupChat', isGroup: true } }),
    ])
      await teams.send(where);
    expect(teams.connector.messages()).toHaveLength(3);
    for (const { body } of teams.connector.messages())
      expect(body.attachments[0].content.actions.length).toBeGreaterThan(0);
  });

  test('somebody whom the register does not know is a viewer, and so is a guest or a bot with a known id', async () => {
    await teams.send({ from: from('somebody') });
    await teams.send({ from: { ...from('governance'), role: 'bot' } });
    await teams.send({ from: { ...from('governance'), tenantId: '22222222-2222-4333-8444-555555555555' } });
    await teams.send({ from: { id: '29:governance', name: 'governance' } });
    expect(said()).toHaveLength(4);
    for (const words of said()) expect(words).not.toMatch(/Owner:|Progress, says the force/);
  });

  test('the same activity again, at once and after a restart, is answered once', async () => {
    const same = { id: '1612749583342' };
    await Promise.all([teams.send(same), teams.send(same), teams.send(same)]);
    await teams.restart();
    await teams.send(same);
    expect(said()).toHaveLength(1);
    // Teams numbers the messages of each conversation for itself.
    await teams.send({
      ...same,
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
    });
    expect(said()).toHaveLength(2);
  });

  test('expectReplies hands the answer back with the request, and again when it is asked again', async () => {
    const asked = { id: 'x1', deliveryMode: 'expectReplies' };
    const answers = await Promise.all([teams.send(asked), teams.send(asked)]);
    answers.push(await teams.send(asked));
    const words = answers.map(({ status, body }) => [
      status,
      ...(body as { activities: { summary: string }[] }).activities.map(({ summary }) => summary),
    ]);
    expect(words[0]).toEqual([200, expect.stringMatching(/^Recommendation 7/)]);
    expect(words).toEqual([words[0], words[0], words[0]]);
    expect(teams.connector.messages()).toEqual([]);
  });

  const handedBack = async (fields: Fields) => {
    const { status, body } = await teams.send({ ...fields, deliveryMode: 'expectReplies' });
    expect(status).toBe(200);
    return (body as { activities: Record<string, unknown>[] }).activities;
  };

  test('expectReplies hands back a one-time code once, and then says that there is no copy of it', async () => {
    const asked = { id: 'x2', text: 'invite Head of Crime' };
    const [code] = await handedBack(asked);
    expect(code?.summary).toMatch(/counts once/);
    for (const restart of [false, true]) {
      if (restart) await teams.restart();
      expect((await handedBack(asked)).map(({ summary }) => summary)).toEqual([
        expect.stringMatching(/^Answered already\nI have answered that, and I keep no copy/),
      ]);
    }
  });

  test('expectReplies hands back what is for one person in Teams’ own words, and so that it was said', async () => {
    const { conversation } = mentioning('');
    const asked = { id: 'x3', conversation, recipient: { ...BOT, isTargeted: true } };
    const answers = [...(await handedBack(asked)), ...(await handedBack(asked))];
    expect(answers.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^Recommendation 7/),
      expect.stringMatching(/^Answered already/),
    ]);
    for (const answer of answers)
      expect(answer.recipient).toMatchObject({ id: '29:governance', isTargeted: true });
    expect(JSON.stringify(answers)).not.toContain('scrutiny.privately');
  });
});

describe('in a channel', () => {
  test('only a mention, a command, a button or a reply in the bot’s own thread is answered', async () => {
    await teams.send({ conversation: here, text: 'status of rec 7' });
    expect(said()).toEqual([]);
    await teams.send({
      ...mentioning('status of rec 7', viewer),
      conversation: { ...here, id: `${CHANNEL};messageid=17` },
    });
    expect(said()).toHaveLength(1);
    expect(decodeURIComponent(teams.connector.messages()[0]?.path ?? '')).toContain(
      `${CHANNEL};messageid=17`,
    );
    const own = lastIn(CHANNEL);
    await teams.send({
      ...viewer,
      conversation: { ...here, id: `${CHANNEL};messageid=${own}` },
      text: 'rec 6?',
    });
    expect(said()[1]).toMatch(/^Recommendation 6/);
    await teams.send({ conversation: { ...here, id: `${CHANNEL};messageid=17` }, text: 'rec 5?' });
    expect(said()).toHaveLength(2);
  });

  test('the mention of the bot is taken out, and somebody else’s stays as a name', async () => {
    const head = { id: '29:head', name: 'Head of Crime' };
    await teams.send(
      mentioning('', {
        text: '<at>Scrutiny</at>&nbsp;what does <at>Head of Crime</at> own?',
        entities: [
          { type: 'mention', text: '<at>Scrutiny</at>', mentioned: { id: '28:scrutiny' } },
          { type: 'mention', text: '<at>Head of Crime</at>', mentioned: head },
        ],
      }),
    );
    expect(said().at(-1)).toMatch(/Head of Crime/);
  });

  test('what is for one person goes to their own conversation, which is opened once', async () => {
    await teams.send(mentioning('update 7', { from: from('owner') }));
    await teams.send(mentioning('update 7', { from: from('owner') }));
    const opened = teams.connector.calls.filter(({ path }) => path === '/v3/conversations');
    expect(opened.map(({ body }) => body)).toEqual([
      expect.objectContaining({ isGroup: false, members: [expect.objectContaining({ id: '29:owner' })] }),
    ]);
    expect(record('teams:a:opened-29:owner')).toMatchObject({
      kind: 'direct',
      person: 'head-of-public-protection',
    });
    expect(said().map((words) => words.split('\n')[0])).toEqual([
      'Answered privately',
      'Update on rec 7',
      'Answered privately',
      'Update on rec 7',
    ]);
  });

  test('what cannot be sent to somebody’s own conversation stops it, and it is opened anew when they ask again', async () => {
    const asks = mentioning('update 7', { from: from('owner') });
    await teams.send(asks);
    const id = 'teams:a:opened-29:owner';
    const direct = ({ path }: { readonly path: string }) => path.includes('opened');
    teams.connector.failWhere(({ method, path }) => method === 'POST' && direct({ path }), { status: 403 });
    await teams.send(asks);
    expect(record(id)?.stopped?.why).toBe('Teams answered 403.');
    await teams.send(asks);
    expect(record(id)?.stopped).toBeNull();
    expect(teams.connector.calls.filter(({ path }) => path === '/v3/conversations')).toHaveLength(2);
  });

  test('a private slash command is answered to its speaker alone, and can be shared', async () => {
    await teams.send({
      conversation: here,
      text: 'status 7',
      recipient: { id: '28:scrutiny', name: 'Scrutiny', isTargeted: true },
    });
    const [message] = teams.connector.messages();
    expect(message?.path).toMatch(/\?isTargetedActivity=true$/);
    expect(message?.body.recipient).toMatchObject({ id: '29:governance', isTargeted: true });
    expect(message?.body.channelData).toBeUndefined();
    expect(message?.body.summary).toMatch(/Owner: Head of Public Protection/);
    const share = message?.body.attachments[0].content.actions.at(-1);
    expect(share).toMatchObject({ title: 'Share here', verb: 'share', data: { said: 'status 7' } });
    await teams.send({ ...pressing('share', share.data), conversation: here });
    const shared = posted().find(({ path }) => !path.includes('isTargeted'));
    expect(decodeURIComponent(shared?.path ?? '')).toContain(CHANNEL);
    expect(shared?.body.summary).not.toMatch(/Owner:/);
  });

  test('a question gets a new card, and the former about the same loses its buttons', async () => {
    await teams.send(mentioning('status of rec 7', viewer));
    await teams.send(mentioning('status of rec 7', viewer));
    const cards = [...teams.connector.kept.values()].map(({ card }) => card);
    expect(cards[0]).not.toHaveProperty('actions');
    expect(JSON.stringify(cards[0])).toMatch(/Newer below/);
    expect(cards[1]?.actions).toBeDefined();
  });

  test('a former card that was deleted keeps no answer from being said', async () => {
    await teams.send();
    const before = teams.connector.messages().length;
    // The new card arrives, the change of the former is refused.
    const arrived = teams.connector.called(({ method }) => method === 'PUT');
    teams.connector.failWhere(({ method }) => method === 'PUT', { status: 404 });
    expect((await teams.send()).status).toBe(200);
    await arrived;
    expect(teams.connector.messages().length).toBe(before + 2);
    expect(teams.lines).toEqual(['teams: a former card could not be changed: Teams answered 404.']);
  });
});

describe('a button', () => {
  const form = async () => {
    const owner = { from: from('owner'), conversation: { id: 'a:owner', conversationType: 'personal' } };
    await teams.send({ ...owner, text: 'update 7' });
    const message = lastIn('a:owner');
    const [action] = teams.connector.messages()[0]?.body.attachments[0].content.actions ?? [];
    const typed = {
      done: 'Every officer was briefed.',
      progress: 'pending-sign-off',
      confidence: 'on-track',
      target: '2022-03-31',
      targetReason: 'Agreed.',
    };
    return { owner, message, action, filled: { ...action.data, ...typed } };
  };

  test('whose result stands in place gives that card back, and changes the message for all', async () => {
    const { owner, message, filled } = await form();
    const { status, body } = await teams.send({
      ...owner,
      ...pressing('submit-update', filled),
      replyToId: message,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body)).toMatch(/awaits acceptance/);
    expect(JSON.stringify(teams.connector.kept.get(`a:owner#${message}`)?.card)).toMatch(/awaits acceptance/);
    expect(teams.connector.messages().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  const NOT_WRITTEN = /^Sorry\nSomething went wrong on my side, and nothing was changed/;
  const fieldsOf = (body: unknown) => {
    const { value } = body as {
      value: { body: { id?: string; value?: string; inlines?: { text: string }[] }[] };
    };
    return {
      typed: Object.fromEntries(value.body.flatMap(({ id, value: typed }) => (id ? [[id, typed]] : []))),
      why: value.body[1]?.inlines?.[0]?.text,
    };
  };

  test('of a form that could not be written gives it back as it was sent, with why, and it can be sent again', async () => {
    const { owner, message, filled } = await form();
    teams.world.store.crashAt(({ why }) => why.startsWith('Gave an update'), 'full');
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const { body } = await teams.send({ ...press, id: 'f:1' });
    const { form: _id, recommendation: _of, corrects: _none, ...typed } = filled;
    expect(fieldsOf(body)).toEqual({
      typed: expect.objectContaining(typed),
      why: expect.stringMatching(NOT_WRITTEN),
    });
    expect((await teams.send({ ...press, id: 'f:1' })).body).toEqual(body);
    expect(teams.world.store.read().updates.size).toBe(0);
    // What the others see of it is nobody's typing.
    expect(JSON.stringify(teams.connector.kept.get(`a:owner#${message}`))).not.toContain('was briefed');
    expect(JSON.stringify((await teams.send({ ...press, id: 'f:2' })).body)).toMatch(/awaits acceptance/);
    expect(teams.world.store.read().updates.size).toBe(1);
  });

  test('of a form that was refused gives it back as it was sent, with why', async () => {
    const { owner, message, filled } = await form();
    await teams.send({ text: 'assign 7 to Head of Crime' });
    const { body } = await teams.send({ ...owner, ...pressing('submit-update', filled), replyToId: message });
    const { typed, why } = fieldsOf(body);
    expect(typed).toMatchObject({ done: filled.done, confidence: 'on-track', target: '2022-03-31' });
    expect(why).toMatch(/Only its owner/);
    expect(said().at(-1)).toBe(why);
  });

  test('of a form with a mistake gives back what was typed, and the mistake beside it', async () => {
    const { owner, message, filled } = await form();
    const press = pressing('submit-update', { ...filled, confidence: '' });
    const { body } = await teams.send({ ...owner, ...press, replyToId: message });
    expect(fieldsOf(body).typed).toMatchObject({ done: filled.done, confidence: '' });
    expect(JSON.stringify(body)).toContain('Choose how confident you are');
    expect(posted()).toHaveLength(1);
  });

  test.each([
    ['was deleted', { status: 404 }],
    ['is too old', { status: 400 }],
    ['breaks the connection', { drop: true } as const],
  ])('whose card %s is answered below, and the pressed one says so', async (_what, fault) => {
    const { owner, message, filled } = await form();
    teams.connector.failWhere(({ method }) => method === 'PUT', fault);
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const { status, body } = await teams.send(press);
    expect(status).toBe(200);
    expect(said().at(-1)).toMatch(/awaits acceptance/);
    expect(JSON.stringify(body)).toMatch(/Newer below/);
    expect(fieldsOf(body).typed).toEqual({});
    expect(teams.world.store.read().updates.size).toBe(1);
    expect(teams.lines).toEqual([expect.stringMatching(/^teams: a former card could not be changed: /)]);
  });

  test('sent twice, at once or later, by the same or another activity, counts once and gives the same result', async () => {
    const { owner, message, filled } = await form();
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const [one, two, three] = await Promise.all([
      teams.send({ ...press, id: 'f:1' }),
      teams.send({ ...press, id: 'f:2' }),
      teams.send({ ...press, id: 'f:1' }),
    ]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(await teams.send({ ...press, id: 'f:1' })).toEqual(one);
    await teams.send({ ...press, id: 'f:3' });
    expect(said().at(-1)).toMatch(/it counts once/);
    expect(teams.world.store.read().updates.size).toBe(1);
  });

  test('from a client that knows Action.Submit only does the same', async () => {
    const { owner, message, action, filled } = await form();
    expect(action.fallback).toMatchObject({ type: 'Action.Submit', title: 'Send update' });
    const value = { ...filled, ...action.fallback.data };
    await teams.send({ ...owner, text: undefined, value, replyToId: message });
    expect(teams.world.store.read().updates.size).toBe(1);
  });

  test('whose result is a new card says how the pressed one now stands', async () => {
    await teams.send();
    const message = lastIn('a:governance');
    const { body } = await teams.send({
      ...pressing('show-status', { ref: 'RAPE-P1-2021/7' }),
      replyToId: message,
    });
    expect(JSON.stringify(body)).toMatch(/Newer below/);
    expect(said()).toHaveLength(2);
  });

  test.each([
    ['no action', { value: {} }],
    ['no value', { value: undefined }],
    ['another invoke', { name: 'fileConsent/invoke', value: { action: 'accept' } }],
    ['a task module', { name: 'task/fetch', value: { data: {} } }],
  ])('that is none (%s) is refused, and nothing is said', async (_what, over) => {
    expect(await teams.send({ ...pressing('x', {}), ...over })).toEqual({ status: 400, body: null });
    expect(said()).toEqual([]);
  });
});

describe('a reader’s own view', () => {
  const withBoard = async () => {
    await teams.world.store.change({ by: 'scrutiny', via: 'start', why: 'In Teams.', cause: null }, (tx) => {
      tx.edit('conversations', `teams:${CHANNEL}`, (draft) => {
        draft.board = 'governance-board';
      });
    });
  };
  const refreshing = (who: string, base: { verb: string; data: object }, message: string) =>
    teams.send({
      from: from(who),
      conversation: here,
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', ...base }, trigger: 'automatic' },
      replyToId: message,
    });

  test('has the buttons that they may press, and nothing is sent for it', async () => {
    await teams.send(mentioning('hello', { from: from('owner') }));
    await withBoard();
    await teams.send(mentioning('status of rec 7', { from: from('governance') }));
    const base = teams.connector.messages().at(-1)?.body.attachments[0].content;
    expect(base.refresh.userIds).toEqual(['29:governance', '29:owner']);
    const before = teams.connector.calls.length;
    const message = lastIn(CHANNEL);
    const titles = async (who: string) => {
      const { status, body } = await refreshing(who, base.refresh.action, message);
      expect(status).toBe(200);
      const { value } = body as { value: { actions: { title: string }[]; refresh?: unknown } };
      expect(value.refresh).toBeUndefined();
      return value.actions.map(({ title }) => title);
    };
    expect(await titles('owner')).toContain('Give update');
    expect(await titles('chair')).not.toContain('Give update');
    const viewers = await refreshing('viewer', base.refresh.action, message);
    expect(JSON.stringify(viewers.body)).not.toMatch(/Owner: |Progress, says the force/);
    expect(teams.connector.calls.length).toBe(before);
  });

  test('of an update has Accept and Return for governance, and stays as it is for who may do neither', async () => {
    await teams.send({
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
      text: 'update 7',
    });
    const [action] = teams.connector.messages()[0]?.body.attachments[0].content.actions ?? [];
    const typed = {
      done: 'Every officer was briefed.',
      progress: 'in-progress',
      confidence: 'on-track',
      target: '',
      targetReason: '',
    };
    await teams.send({
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
      ...pressing('submit-update', { ...action.data, ...typed }),
    });
    await teams.send(mentioning('hello'));
    await withBoard();
    await teams.send({
      ...pressing('show-update', { update: 'U1' }),
      from: from('owner'),
      conversation: here,
    });
    const base = teams.connector.messages().at(-1)?.body.attachments[0].content;
    expect(base.refresh.action).toMatchObject({ verb: 'refresh-update', data: { update: 'U1' } });
    const message = lastIn(CHANNEL);
    const governance = await refreshing('governance', base.refresh.action, message);
    expect(JSON.stringify(governance.body)).toMatch(/"Accept"[\s\S]*"Return with a note"/);
    const viewer = await refreshing('viewer', base.refresh.action, message);
    const { refresh: _own, ...plain } = base;
    expect((viewer.body as { value: unknown }).value).toEqual(plain);
  });

  test('asked for by itself never does what a button does', async () => {
    const before = teams.world.written().length;
    const answer = await refreshing(
      'governance',
      { verb: 'assign', data: { ref: '7', to: 'Head of Crime' } },
      '1',
    );
    expect(answer).toEqual({ status: 400, body: null });
    expect(teams.world.written().length).toBe(before);
    expect(teams.connector.calls).toEqual([]);
  });
});

describe('being added and removed', () => {
  const added = (more: object = {}) => ({
    type: 'conversationUpdate',
    text: undefined,
    membersAdded: [{ id: '28:scrutiny' }, { id: '29:somebody' }],
    ...more,
  });
  const installed = (action: string) => ({ type: 'installationUpdate', text: undefined, action });

  test('is welcomed once for an install, though Teams tells it twice, and says who added it', async () => {
    const channel = { conversation: here, from: from('governance') };
    await Promise.all([
      teams.send({ ...added(), ...channel }),
      teams.send({ ...installed('add'), ...channel }),
    ]);
    await teams.restart();
    await teams.send({ ...installed('add'), ...channel });
    expect(said()).toEqual([
      expect.stringMatching(/^Hello from Scrutiny\n.*governance added me here\.\nMention me/),
    ]);
    expect(teams.connector.messages()[0]?.body.attachments[0].content.actions.length).toBeGreaterThan(1);
  });

  test('removed, nothing is sent there any more; added again, it is welcomed again', async () => {
    await teams.send(installed('add'));
    await teams.send(installed('remove'));
    expect(record('teams:a:governance')?.stopped?.why).toMatch(/removed/);
    await teams.send(installed('add'));
    expect(record('teams:a:governance')?.stopped).toBeNull();
    expect(said()).toHaveLength(2);
  });

  test('other members, reactions, typing and a newer version get no answer', async () => {
    await teams.send(added({ membersAdded: [{ id: '29:somebody' }] }));
    await teams.send(installed('add-upgrade'));
    for (const type of ['messageReaction', 'typing', 'messageDelete', 'endOfConversation', 'something-new'])
      expect((await teams.send({ type, text: undefined })).status).toBe(200);
    expect(said()).toEqual([]);
  });
});

describe('an edit', () => {
  const edit = {
    type: 'messageUpdate',
    channelData: { eventType: 'editMessage' },
    timestamp: '2021-10-04T08:05:00Z',
  };

  test('of a message that got no answer is answered, once', async () => {
    await teams.send({ conversation: here, text: 'rec 7?', id: '5' });
    await teams.send({ ...mentioning('rec 7?', viewer), ...edit, id: '5' });
    await teams.send({ ...mentioning('rec 7?', viewer), ...edit, id: '5' });
    expect(said()).toHaveLength(1);
  });

  test('of one that was answered is left alone: it may stand in the record already', async () => {
    await teams.send({ text: 'assign 6 to Head of Crime', id: '6' });
    await teams.send({ ...edit, text: 'assign 5 to Head of Crime', id: '6' });
    expect(said()).toHaveLength(1);
    expect(teams.world.recommendation('6').owner).toBe('head-of-crime');
    expect(teams.world.recommendation('5').owner).toBe('head-of-crime');
  });
});

test('a file gets a sentence and a way on, not silence', async () => {
  await teams.send({
    text: '',
    attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} }],
  });
  expect(said()).toEqual([expect.stringMatching(/I cannot read that here/)]);
});

test('meetings that start and end arrive as turns', async () => {
  const turns: Turn[] = [];
  const bot: Bot = async (turn): Promise<Answer> => {
    turns.push(turn);
    return { replies: [] };
  };
  const other = await startTeams({ bot });
  for (const name of ['meetingStart', 'meetingEnd', 'meetingParticipantJoin'])
    await other.send({
      type: 'event',
      name: `application/vnd.microsoft.${name}`,
      text: undefined,
      conversation: { ...here, id: '19:meeting@thread.v2' },
    });
  await other.close();
  expect(turns).toMatchObject([
    { kind: 'meeting', event: 'started', conversation: { id: 'teams:19:meeting@thread.v2', kind: 'shared' } },
    { kind: 'meeting', event: 'ended' },
  ]);
});

test('an answer that takes longer shows that it is on its way', async () => {
  let go: (answer: Answer) => void = () => undefined;
  const slow = await startTeams({ bot: () => new Promise((resolve) => (go = resolve)), typingAfter: 5 });
  const typing = slow.connector.called(({ body }) => body?.type === 'typing');
  const sent = slow.send();
  await typing;
  go({ replies: [] });
  expect((await sent).status).toBe(200);
  await slow.close();
});

describe('Teams that does not take an answer', () => {
  test.each([
    ['412', { status: 412 }],
    ['429 with a time', { status: 429, retryAfter: '1' }],
    ['429 without', { status: 429 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ])('at once (%s) gets it a little later, once', async (_what, fault) => {
    teams.connector.fail(fault, fault);
    expect((await teams.send()).status).toBe(200);
    expect(teams.connector.messages()).toHaveLength(3);
    expect(teams.connector.kept.size).toBe(1);
    expect(teams.lines).toEqual([]);
  });

  test.each([
    ['dropped the connection after receipt', { drop: true } as const],
    ['refused it for ever', { status: 403 }],
    ['asks to wait for minutes', { status: 429, retryAfter: '300' }],
  ])('because it %s is not sent it again, and the log says so without a word of it', async (_what, fault) => {
    teams.connector.fail(fault);
    expect((await teams.send({ text: 'status of rec 7 canary-words' })).status).toBe(200);
    expect(teams.connector.messages()).toHaveLength(1);
    expect(teams.lines).toEqual([
      expect.stringMatching(/^teams: an answer \(message\) could not be shown: /),
    ]);
    expect(teams.lines.join()).not.toMatch(/canary/);
  });

  test('because no token can be had for it is left after a while', async () => {
    const each = 20;
    const stuck = await startTeams({
      patience: { attempts: 3, each, longest: 0, wait: async () => 0, jitter: () => 0 },
    });
    stuck.connector.fail({ hang: true });
    expect((await stuck.send()).status).toBe(200);
    expect(stuck.lines).toEqual([
      'teams: an answer (message) could not be shown: The platform took too long.',
    ]);
    await stuck.close();
  });

  test('and hangs is left after a while', async () => {
    const impatient = await startTeams({ timeout: 50 });
    impatient.connector.fail({ hang: true });
    expect((await impatient.send()).status).toBe(200);
    expect(impatient.connector.messages()).toHaveLength(1);
    expect(impatient.lines).toHaveLength(1);
    await impatient.close();
  });

  test('gets what it missed when the same activity comes again', async () => {
    teams.connector.fail({ status: 403 });
    await teams.send({ id: 'again' });
    await teams.send({ id: 'again' });
    expect(teams.connector.kept.size).toBe(1);
  });
});

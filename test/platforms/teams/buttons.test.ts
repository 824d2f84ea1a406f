import { describe, expect, test } from 'vitest';
import { CHANNEL, from, mentioning, pressing } from '../../support/teams.js';
import { here, useTeams } from '../../support/use-teams.js';

const on = useTeams();
const { lastIn, said } = on;

describe('a button', () => {
  const form = async () => {
    const owner = { from: from('owner'), conversation: { id: 'a:owner', conversationType: 'personal' } };
    await on.teams.send({ ...owner, text: 'update 7' });
    const message = lastIn('a:owner');
    const [action] = on.teams.connector.messages()[0]?.body.attachments[0].content.actions ?? [];
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
    const { status, body } = await on.teams.send({
      ...owner,
      ...pressing('submit-update', filled),
      replyToId: message,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body)).toMatch(/awaits acceptance/);
    expect(JSON.stringify(on.teams.connector.kept.get(`a:owner#${message}`)?.card)).toMatch(
      /awaits acceptance/,
    );
    expect(on.teams.connector.messages().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('that saves a board gives the board in the place of its form, and no form that seems refused', async () => {
    await on.teams.send({ text: 'add board' });
    const message = lastIn('a:governance');
    const { card } = on.teams.connector.kept.get(`a:governance#${message}`) ?? {};
    const { actions, body: parts } = card as unknown as {
      actions: { data: object }[];
      body: { id?: string; value?: string }[];
    };
    const fields = Object.fromEntries(parts.flatMap(({ id, value = '' }) => (id ? [[id, value]] : [])));
    const filled = {
      ...actions[0]?.data,
      ...fields,
      name: 'Crime Board',
      days: 'first Monday',
      time: '10:00',
    };
    const { body } = await on.teams.send({ ...pressing('save-board', filled), replyToId: message });
    expect(JSON.stringify(body)).toMatch(/The board is in the register/);
    expect(JSON.stringify(body)).not.toMatch(/Input\.Text/);
    expect(on.posted()).toHaveLength(1);
    expect(JSON.stringify(on.teams.connector.kept.get(`a:governance#${message}`)?.card)).toMatch(
      /Crime Board/,
    );
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
    on.teams.world.store.crashAt(({ why }) => why.startsWith('Gave an update'), 'full');
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const { body } = await on.teams.send({ ...press, id: 'f:1' });
    const { form: _id, recommendation: _of, corrects: _none, ...typed } = filled;
    expect(fieldsOf(body)).toEqual({
      typed: expect.objectContaining(typed),
      why: expect.stringMatching(NOT_WRITTEN),
    });
    expect((await on.teams.send({ ...press, id: 'f:1' })).body).toEqual(body);
    expect(on.teams.world.store.read().updates.size).toBe(0);
    // What the others see of it is nobody's typing.
    expect(JSON.stringify(on.teams.connector.kept.get(`a:owner#${message}`))).not.toContain('was briefed');
    expect(JSON.stringify((await on.teams.send({ ...press, id: 'f:2' })).body)).toMatch(/awaits acceptance/);
    expect(on.teams.world.store.read().updates.size).toBe(1);
  });

  test('of a form that was refused gives it back as it was sent, with why', async () => {
    const { owner, message, filled } = await form();
    await on.teams.send({ text: 'assign 7 to Head of Crime' });
    const { body } = await on.teams.send({
      ...owner,
      ...pressing('submit-update', filled),
      replyToId: message,
    });
    const { typed, why } = fieldsOf(body);
    expect(typed).toMatchObject({ done: filled.done, confidence: 'on-track', target: '2022-03-31' });
    expect(why).toMatch(/Only its owner/);
    expect(said().at(-1)).toBe(why);
  });

  test('of a form with a mistake gives back what was typed, and the mistake beside it', async () => {
    const { owner, message, filled } = await form();
    const press = pressing('submit-update', { ...filled, confidence: '' });
    const { body } = await on.teams.send({ ...owner, ...press, replyToId: message });
    expect(fieldsOf(body).typed).toMatchObject({ done: filled.done, confidence: '' });
    expect(JSON.stringify(body)).toContain('Choose how confident you are');
    expect(on.posted()).toHaveLength(1);
  });

  test.each([
    ['was deleted', { status: 404 }],
    ['is too old', { status: 400 }],
    ['breaks the connection', { drop: true } as const],
  ])('whose card %s is answered below, and the pressed one says so', async (_what, fault) => {
    const { owner, message, filled } = await form();
    on.teams.connector.failWhere(({ method }) => method === 'PUT', fault);
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const { status, body } = await on.teams.send(press);
    expect(status).toBe(200);
    expect(said().at(-1)).toMatch(/awaits acceptance/);
    expect(JSON.stringify(body)).toMatch(/Newer below/);
    expect(fieldsOf(body).typed).toEqual({});
    expect(on.teams.world.store.read().updates.size).toBe(1);
    expect(on.teams.lines).toEqual([expect.stringMatching(/^teams: a former card could not be changed: /)]);
  });

  test('sent twice, at once or later, by the same or another activity, counts once and gives the same result', async () => {
    const { owner, message, filled } = await form();
    const press = { ...owner, ...pressing('submit-update', filled), replyToId: message };
    const [one, two, three] = await Promise.all([
      on.teams.send({ ...press, id: 'f:1' }),
      on.teams.send({ ...press, id: 'f:2' }),
      on.teams.send({ ...press, id: 'f:1' }),
    ]);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
    expect(await on.teams.send({ ...press, id: 'f:1' })).toEqual(one);
    await on.teams.send({ ...press, id: 'f:3' });
    expect(said().at(-1)).toMatch(/it counts once/);
    expect(on.teams.world.store.read().updates.size).toBe(1);
  });

  test('from a client that knows Action.Submit only does the same', async () => {
    const { owner, message, action, filled } = await form();
    expect(action.fallback).toMatchObject({ type: 'Action.Submit', title: 'Send update' });
    const value = { ...filled, ...action.fallback.data };
    await on.teams.send({ ...owner, text: undefined, value, replyToId: message });
    expect(on.teams.world.store.read().updates.size).toBe(1);
  });

  test('whose result is a new card says how the pressed one now stands', async () => {
    await on.teams.send();
    const message = lastIn('a:governance');
    const { body } = await on.teams.send({
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
    expect(await on.teams.send({ ...pressing('x', {}), ...over })).toEqual({ status: 400, body: null });
    expect(said()).toEqual([]);
  });
});

describe('a reader’s own view', () => {
  const withBoard = async () => {
    await on.teams.world.store.change(
      { by: 'scrutiny', via: 'start', why: 'In Teams.', cause: null },
      (tx) => {
        tx.edit('conversations', `teams:${CHANNEL}`, (draft) => {
          draft.board = 'governance-board';
        });
      },
    );
  };
  const refreshing = (who: string, base: { verb: string; data: object }, message: string) =>
    on.teams.send({
      from: from(who),
      conversation: here,
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', ...base }, trigger: 'automatic' },
      replyToId: message,
    });

  test('has the buttons that they may press, and nothing is sent for it', async () => {
    await on.teams.send(mentioning('hello', { from: from('owner') }));
    await withBoard();
    await on.teams.send(mentioning('status of rec 7', { from: from('governance') }));
    const base = on.teams.connector.messages().at(-1)?.body.attachments[0].content;
    expect(base.refresh.userIds).toEqual(['29:governance', '29:owner']);
    const before = on.teams.connector.calls.length;
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
    expect(on.teams.connector.calls.length).toBe(before);
  });

  test('of an update has Accept and Return for governance, and stays as it is for who may do neither', async () => {
    await on.teams.send({
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
      text: 'update 7',
    });
    const [action] = on.teams.connector.messages()[0]?.body.attachments[0].content.actions ?? [];
    const typed = {
      done: 'Every officer was briefed.',
      progress: 'in-progress',
      confidence: 'on-track',
      target: '',
      targetReason: '',
    };
    await on.teams.send({
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
      ...pressing('submit-update', { ...action.data, ...typed }),
    });
    await on.teams.send(mentioning('hello'));
    await withBoard();
    await on.teams.send({
      ...pressing('show-update', { update: 'U1' }),
      from: from('owner'),
      conversation: here,
    });
    const base = on.teams.connector.messages().at(-1)?.body.attachments[0].content;
    expect(base.refresh.action).toMatchObject({ verb: 'refresh-update', data: { update: 'U1' } });
    const message = lastIn(CHANNEL);
    const governance = await refreshing('governance', base.refresh.action, message);
    expect(JSON.stringify(governance.body)).toMatch(/"Accept"[\s\S]*"Return with a note"/);
    const viewer = await refreshing('viewer', base.refresh.action, message);
    const { refresh: _own, ...plain } = base;
    expect((viewer.body as { value: unknown }).value).toEqual(plain);
  });

  test('asked for by itself never does what a button does', async () => {
    const before = on.teams.world.written().length;
    const answer = await refreshing(
      'governance',
      { verb: 'assign', data: { ref: '7', to: 'Head of Crime' } },
      '1',
    );
    expect(answer).toEqual({ status: 400, body: null });
    expect(on.teams.world.written().length).toBe(before);
    expect(on.teams.connector.calls).toEqual([]);
  });
});

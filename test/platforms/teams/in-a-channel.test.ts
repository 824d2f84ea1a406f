import { describe, expect, test } from 'vitest';
import { CHANNEL, from, mentioning, pressing } from '../../support/teams.js';
import { here, useTeams, viewer } from '../../support/use-teams.js';

const on = useTeams();
const { lastIn, posted, record, said } = on;

describe('in a channel', () => {
  test('only a mention, a command, a button or a reply in the bot’s own thread is answered', async () => {
    await on.teams.send({ conversation: here, text: 'status of rec 7' });
    expect(said()).toEqual([]);
    await on.teams.send({
      ...mentioning('status of rec 7', viewer),
      conversation: { ...here, id: `${CHANNEL};messageid=17` },
    });
    expect(said()).toHaveLength(1);
    expect(decodeURIComponent(on.teams.connector.messages()[0]?.path ?? '')).toContain(
      `${CHANNEL};messageid=17`,
    );
    const own = lastIn(CHANNEL);
    await on.teams.send({
      ...viewer,
      conversation: { ...here, id: `${CHANNEL};messageid=${own}` },
      text: 'rec 6?',
    });
    expect(said()[1]).toMatch(/^Recommendation 6/);
    await on.teams.send({ conversation: { ...here, id: `${CHANNEL};messageid=17` }, text: 'rec 5?' });
    expect(said()).toHaveLength(2);
  });

  test('the mention of the bot is taken out, and somebody else’s stays as a name', async () => {
    const head = { id: '29:head', name: 'Head of Crime' };
    await on.teams.send(
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
    await on.teams.send(mentioning('update 7', { from: from('owner') }));
    await on.teams.send(mentioning('update 7', { from: from('owner') }));
    const opened = on.teams.connector.calls.filter(({ path }) => path === '/v3/conversations');
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
    await on.teams.send(asks);
    const id = 'teams:a:opened-29:owner';
    const direct = ({ path }: { readonly path: string }) => path.includes('opened');
    on.teams.connector.failWhere(({ method, path }) => method === 'POST' && direct({ path }), {
      status: 403,
    });
    await on.teams.send(asks);
    expect(record(id)?.stopped?.why).toBe('Teams answered 403.');
    await on.teams.send(asks);
    expect(record(id)?.stopped).toBeNull();
    expect(on.teams.connector.calls.filter(({ path }) => path === '/v3/conversations')).toHaveLength(2);
  });

  test('a private slash command is answered to its speaker alone, and can be shared', async () => {
    await on.teams.send({
      conversation: here,
      text: 'status 7',
      recipient: { id: '28:scrutiny', name: 'Scrutiny', isTargeted: true },
    });
    const [message] = on.teams.connector.messages();
    expect(message?.path).toMatch(/\?isTargetedActivity=true$/);
    expect(message?.body.recipient).toMatchObject({ id: '29:governance', isTargeted: true });
    expect(message?.body.channelData).toBeUndefined();
    expect(message?.body.summary).toMatch(/Owner: Head of Public Protection/);
    const share = message?.body.attachments[0].content.actions.at(-1);
    expect(share).toMatchObject({ title: 'Share here', verb: 'share', data: { said: 'status 7' } });
    await on.teams.send({ ...pressing('share', share.data), conversation: here });
    const shared = posted().find(({ path }) => !path.includes('isTargeted'));
    expect(decodeURIComponent(shared?.path ?? '')).toContain(CHANNEL);
    expect(shared?.body.summary).not.toMatch(/Owner:/);
  });

  test('a question gets a new card, and the former about the same loses its buttons', async () => {
    await on.teams.send(mentioning('status of rec 7', viewer));
    await on.teams.send(mentioning('status of rec 7', viewer));
    const cards = [...on.teams.connector.kept.values()].map(({ card }) => card);
    expect(cards[0]).not.toHaveProperty('actions');
    expect(JSON.stringify(cards[0])).toMatch(/Newer below/);
    expect(cards[1]?.actions).toBeDefined();
  });

  test('a former card that was deleted keeps no answer from being said', async () => {
    await on.teams.send();
    const before = on.teams.connector.messages().length;
    // The new card arrives, the change of the former is refused.
    const arrived = on.teams.connector.called(({ method }) => method === 'PUT');
    on.teams.connector.failWhere(({ method }) => method === 'PUT', { status: 404 });
    expect((await on.teams.send()).status).toBe(200);
    await arrived;
    expect(on.teams.connector.messages().length).toBe(before + 2);
    expect(on.teams.lines).toEqual(['teams: a former card could not be changed: Teams answered 404.']);
  });
});

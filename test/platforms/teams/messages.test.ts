import { describe, expect, test } from 'vitest';
import { UNSUPPORTED } from '../../../src/intents/unsupported.js';
import type { Answer } from '../../../src/ports.js';
import { BOT, type Fields, from, mentioning, startTeams } from '../../support/teams.js';
import { here, useTeams, viewer } from '../../support/use-teams.js';

const on = useTeams();
const { record, said } = on;

describe('a question in somebody’s own conversation', () => {
  test('is answered by one card, whose words are the notification’s and stand nowhere else', async () => {
    expect(await on.teams.send()).toEqual({ status: 200, body: null });
    const [message, ...more] = on.teams.connector.messages();
    expect(more).toEqual([]);
    expect(message?.body).toMatchObject({
      summary: expect.stringMatching(/^Recommendation 7 \(RAPE-P1-2021\/7\)[\s\S]*Owner: Head of Public/),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    expect(message?.body.text).toBeUndefined();
    expect(on.teams.lines).toEqual([]);
  });

  test('keeps where to send, with the newest address, and whose it is', async () => {
    await on.teams.send();
    const first = record('teams:a:governance');
    expect(first).toMatchObject({ kind: 'direct', person: 'governance-officer', stopped: null });
    expect(JSON.parse(first?.address ?? '')).toMatchObject({
      serviceUrl: on.teams.connector.url,
      conversation: { id: 'a:governance' },
    });
    await on.teams.send({ serviceUrl: `${on.teams.connector.url}emea/` });
    expect(JSON.parse(record('teams:a:governance')?.address ?? '').serviceUrl).toMatch(/emea\/$/);
  });

  test.each(['hi', 'hello', 'help'])('“%s” is answered, with a way on', async (text) => {
    for (const where of [
      { text },
      mentioning(text),
      mentioning(text, { conversation: { id: '19:chat', conversationType: 'groupChat', isGroup: true } }),
    ])
      await on.teams.send(where);
    expect(on.teams.connector.messages()).toHaveLength(3);
    for (const { body } of on.teams.connector.messages())
      expect(body.attachments[0].content.actions.length).toBeGreaterThan(0);
  });

  test('somebody whom the register does not know is a viewer, and so is a guest or a bot with a known id', async () => {
    await on.teams.send({ from: from('somebody') });
    await on.teams.send({ from: { ...from('governance'), role: 'bot' } });
    await on.teams.send({
      from: { ...from('governance'), tenantId: '22222222-2222-4333-8444-555555555555' },
    });
    await on.teams.send({ from: { id: '29:governance', name: 'governance' } });
    expect(said()).toHaveLength(4);
    for (const words of said()) expect(words).not.toMatch(/Owner:|Progress, says the force/);
  });

  test('the same activity again, at once and after a restart, is answered once', async () => {
    const same = { id: '1612749583342' };
    await Promise.all([on.teams.send(same), on.teams.send(same), on.teams.send(same)]);
    await on.teams.restart();
    await on.teams.send(same);
    expect(said()).toHaveLength(1);
    // Teams numbers the messages of each conversation for itself.
    await on.teams.send({
      ...same,
      from: from('owner'),
      conversation: { id: 'a:owner', conversationType: 'personal' },
    });
    expect(said()).toHaveLength(2);
  });

  test('expectReplies hands the answer back with the request, and again when it is asked again', async () => {
    const asked = { id: 'x1', deliveryMode: 'expectReplies' };
    const answers = await Promise.all([on.teams.send(asked), on.teams.send(asked)]);
    answers.push(await on.teams.send(asked));
    const words = answers.map(({ status, body }) => [
      status,
      ...(body as { activities: { summary: string }[] }).activities.map(({ summary }) => summary),
    ]);
    expect(words[0]).toEqual([200, expect.stringMatching(/^Recommendation 7/)]);
    expect(words).toEqual([words[0], words[0], words[0]]);
    expect(on.teams.connector.messages()).toEqual([]);
  });

  const handedBack = async (fields: Fields) => {
    const { status, body } = await on.teams.send({ ...fields, deliveryMode: 'expectReplies' });
    expect(status).toBe(200);
    return (body as { activities: Record<string, unknown>[] }).activities;
  };

  test('expectReplies hands back a one-time code once, and then says that there is no copy of it', async () => {
    const asked = { id: 'x2', text: 'invite Head of Crime' };
    const [code] = await handedBack(asked);
    expect(code?.summary).toMatch(/counts once/);
    for (const restart of [false, true]) {
      if (restart) await on.teams.restart();
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

describe('an edit or deletion in chat', () => {
  const edit = {
    type: 'messageUpdate',
    channelData: { eventType: 'editMessage' },
    timestamp: '2021-10-04T08:05:00Z',
  };

  test('of a message that got no answer is answered, once', async () => {
    await on.teams.send({ conversation: here, text: 'rec 7?', id: '5' });
    await on.teams.send({ ...mentioning('rec 7?', viewer), ...edit, id: '5' });
    await on.teams.send({ ...mentioning('rec 7?', viewer), ...edit, id: '5' });
    expect(said()).toHaveLength(1);
  });

  test('of one that was answered changes nothing, and whoever edited is told so, once', async () => {
    await on.teams.send({ text: 'assign 6 to Head of Crime', id: '6' });
    await on.teams.send({ ...edit, text: 'assign 5 to Head of Crime', id: '6' });
    await on.teams.send({ ...edit, text: 'assign 5 to Head of Crime', id: '6' });
    expect(said()).toHaveLength(2);
    expect(said().at(-1)).toMatch(/stands as it was first said; to change that, please write it anew/);
    expect(on.teams.world.recommendation('6').owner).toBe('head-of-crime');
    expect(on.teams.world.recommendation('5').owner).toBe('head-of-crime');
  });

  test('that takes an order away leaves what it did, and who said it, in the record', async () => {
    await on.teams.send({ text: 'assign 6 to Head of Crime', id: '6' });
    const written = on.teams.world.written().length;
    const deleted = {
      type: 'messageDelete',
      channelData: { eventType: 'softDeleteMessage' },
      text: undefined,
    };
    expect((await on.teams.send({ ...deleted, id: '6' })).status).toBe(200);
    expect(on.teams.world.recommendation('6').owner).toBe('head-of-crime');
    expect(on.teams.world.written()).toHaveLength(written);
    expect(said()).toHaveLength(1);
  });
});

test('a file gets a sentence and a way on, not silence', async () => {
  await on.teams.send({
    text: '',
    attachments: [{ contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} }],
  });
  expect(said()).toEqual([expect.stringContaining(UNSUPPORTED.file)]);
});

test('what has neither words nor a verb gets a sentence and a way on, which names nothing that is not there', async () => {
  await on.teams.send({ text: '', value: { anything: 'else' } });
  expect(said()).toEqual([expect.stringContaining(UNSUPPORTED.other)]);
  expect(Object.values(UNSUPPORTED).join()).not.toMatch(/page|npm/);
  await on.teams.send({ text: 'import a letter' });
  await on.teams.send({ text: 'help' });
  expect(said().slice(1)).toEqual([
    expect.stringMatching(/^Import a letter/),
    expect.stringMatching(/^What I can/),
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

import { randomUUID } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openTranscript } from '../../../src/platforms/chat/transcript.js';
import type { Bot } from '../../../src/ports.js';
import { viewOf } from '../../support/fake-bot.js';
import { cardIn, message, press, textsOf, useWeb } from '../../support/use-web.js';
import { BOARD } from '../../support/web.js';

const { post, state, turns, web, restart, fakeBot, folder } = useWeb();

describe('a turn', () => {
  test('in the direct chat is for the bot, and both sides stay', async () => {
    const { body } = await post('/api/turns', message('status of rec 7'));
    expect(textsOf(body.messages)).toEqual(['status of rec 7', 'rec 7: in progress']);
    expect(turns()[0]).toMatchObject({
      platform: 'web',
      kind: 'message',
      toBot: true,
      conversation: { id: 'web:direct:governance', kind: 'direct', name: 'Governance officer' },
      account: { id: 'governance', name: 'Governance officer' },
    });
    expect(textsOf((await state()).direct)).toEqual(['status of rec 7', 'rec 7: in progress']);
  });

  test.each([
    ['@Scrutiny status of rec 7', 'status of rec 7', true],
    ['status of rec 7 @scrutiny', 'status of rec 7', true],
    ['@Scrutiny: hello', 'hello', true],
    ['see you at 7', 'see you at 7', false],
    ['write to bot@scrutiny.example', 'write to bot@scrutiny.example', false],
  ])('in the channel, "%s" reaches the bot as "%s", meant for it: %s', async (text, words, toBot) => {
    await post('/api/turns', message(text, { conversation: 'board' }));
    expect(turns()[0]).toMatchObject({ text: words, toBot, conversation: { id: BOARD.conversation } });
    expect(textsOf((await state()).board)[0]).toBe(text);
  });

  test('that answers a message of the bot is for the bot without a mention', async () => {
    const asked = await post('/api/turns', message('@Scrutiny hello', { conversation: 'board' }));
    const replyTo = asked.body.messages[1]?.id;
    await post('/api/turns', message('and then?', { conversation: 'board', replyTo }));
    expect(turns()[1]).toMatchObject({ text: 'and then?', toBot: true, repliesTo: replyTo });
    const mine = asked.body.messages[0]?.id;
    await post('/api/turns', message('@Scrutiny or not?', { conversation: 'board', replyTo: mine }));
    expect(turns()[2]).not.toHaveProperty('repliesTo');
  });

  test('beginning with /rec is a command', async () => {
    await post('/api/turns', message('/rec status 7'));
    await post('/api/turns', message('/recs'));
    expect(turns().map((turn) => turn.kind)).toEqual(['command', 'message']);
    expect(turns()[0]).toMatchObject({ text: 'status 7' });
  });

  test('sent twice, or twice at once, is one turn with one answer', async () => {
    const once = message('hello');
    const [first, second] = await Promise.all([post('/api/turns', once), post('/api/turns', once)]);
    const third = await post('/api/turns', once);
    expect([second.body, third.body]).toEqual([first.body, first.body]);
    expect(turns()).toHaveLength(1);
    expect((await state()).direct).toHaveLength(2);
  });

  test("with another person's id shows nothing of theirs", async () => {
    const theirs = message('a private word');
    await post('/api/turns', theirs);
    const { body } = await post('/api/turns', { ...theirs, persona: 'owner' });
    expect(body.messages).toEqual([]);
  });

  test('that fails may be sent again, and its words stand once', async () => {
    let broken = true;
    const bot: Bot = (turn) => (broken ? Promise.reject(new Error('disk full')) : fakeBot()(turn));
    await restart({ bot });
    const turn = message('hello');
    const failed = await post('/api/turns', turn);
    expect([failed.status, failed.body.sentence]).toEqual([500, expect.stringMatching(/Send it again/)]);
    broken = false;
    expect((await post('/api/turns', turn)).status).toBe(200);
    expect(textsOf((await state()).direct)).toEqual(['hello', 'You said: hello']);
  });
});

describe('an answer', () => {
  test('to the person goes to their own chat and not to the channel', async () => {
    await post('/api/turns', message('@Scrutiny privately', { conversation: 'board' }));
    const { direct, board } = await state();
    expect([textsOf(direct), textsOf(board)]).toEqual([['Only you see this.'], ['@Scrutiny privately']]);
  });

  test('replaces a card in place, and never one of another conversation', async () => {
    const { body } = await post('/api/turns', message('form'));
    const form = body.messages[1]?.id ?? '';
    const submit = press('submit-update', form, { about: 'rec 7', done: 'Training began.' });
    await post('/api/turns', submit);
    expect(textsOf((await state()).direct)).toEqual(['form', 'Update recorded']);
    await post('/api/turns', { ...submit, id: randomUUID(), conversation: 'board' });
    const { direct, board } = await state();
    expect([textsOf(direct), textsOf(board)]).toEqual([['form', 'Update recorded'], ['Update recorded']]);
  });

  test('never replaces a message that does not carry the pressed button, nor one that was delivered', async () => {
    const form = (await post('/api/turns', message('form'))).body.messages[1]?.id ?? '';
    const words = (await post('/api/turns', message('hello'))).body.messages;
    const asked = (await post('/api/turns', message('form', { conversation: 'board' }))).body.messages;
    const carried = viewOf('Meeting soon', {
      body: [],
      actions: [{ type: 'Action.Execute', title: 'Submit', verb: 'submit-update', data: {} }],
    });
    const { message: reminder } = await web().messenger.send(BOARD.conversation, carried, 'r|1');
    const data = { about: 'rec 7', done: 'Training began.' };
    for (const id of [words[0]?.id, words[1]?.id]) {
      await post('/api/turns', press('submit-update', id ?? '', data));
    }
    for (const id of [reminder, asked[0]?.id ?? '']) {
      await post('/api/turns', press('submit-update', id, data, { conversation: 'board' }));
    }
    const { direct, board } = await state();
    expect(textsOf(direct)).toEqual([
      'form',
      'Update for rec 7',
      'hello',
      'You said: hello',
      'Update recorded',
      'Update recorded',
    ]);
    expect(textsOf(board)).toEqual(['form', 'Meeting soon', 'Update recorded', 'Update recorded']);
    expect(direct[1]?.id).toBe(form);
  });

  test('takes the place of a list whose row was pressed', async () => {
    const row = {
      type: 'Container',
      items: [],
      selectAction: { type: 'Action.Execute', verb: 'submit-update', data: {} },
    };
    const bot: Bot = async (turn) =>
      turn.kind === 'action'
        ? fakeBot()(turn)
        : {
            replies: [
              { view: viewOf('A list', { body: [row] }), to: 'conversation', replaces: null, living: null },
            ],
          };
    await restart({ bot });
    const list = (await post('/api/turns', message('list'))).body.messages[1]?.id ?? '';
    await post('/api/turns', press('submit-update', list, { about: 'rec 7', done: 'Training began.' }));
    expect(textsOf((await state()).direct)).toEqual(['list', 'Update recorded']);
  });

  test('about the same thing takes the buttons from the former one', async () => {
    await post('/api/turns', message('status of rec 7'));
    await post('/api/turns', message('status of rec 8'));
    await post('/api/turns', message('status of rec 7'));
    const { direct } = await state();
    const [first, other, newest] = [cardIn(direct, 1), cardIn(direct, 3), cardIn(direct, 5)];
    expect(first.actions).toBeUndefined();
    expect(first.body.at(-1)).toMatchObject({ text: 'Newer below', isSubtle: true });
    expect([other.actions.length, newest.actions.length]).toEqual([3, 3]);
  });
});

describe('the transcript', () => {
  test('knows after a restart what was said, answered and sent', async () => {
    const turn = message('hello');
    const first = await post('/api/turns', turn);
    const sent = await web().messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1');
    await restart();
    expect((await post('/api/turns', turn)).body).toEqual(first.body);
    expect(turns()).toHaveLength(1);
    expect(await web().messenger.sentUnder(BOARD.conversation, 'r|1')).toEqual(sent);
    expect(await web().messenger.sentUnder(BOARD.conversation, 'r|2')).toBe('none');
    expect(
      await web().messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1'),
    ).toEqual(sent);
    expect((await state()).board).toHaveLength(1);
  });

  test('passes over a damaged and a torn line, and says so', async () => {
    await post('/api/turns', message('hello'));
    await appendFile(web().transcript, 'not a line\n{"put":{"seq":9');
    await restart();
    expect(web().lines).toEqual([expect.stringMatching(/2 line\(s\)/)]);
    await post('/api/turns', message('again'));
    await restart();
    expect(textsOf((await state()).direct)).toEqual(['hello', 'You said: hello', 'again', 'You said: again']);
    expect((await readFile(web().transcript, 'utf8')).endsWith('\n')).toBe(true);
  });

  test('shows the newest 500 messages of a conversation', async () => {
    const transcript = await openTranscript(join(folder(), 'long.jsonl'), () => {});
    const bare = {
      conversation: 'c',
      at: '2021-10-04T08:00:00Z',
      from: null,
      card: null,
      living: null,
      key: null,
    };
    for (let n = 1; n <= 510; n += 1) await transcript.put({ ...bare, id: `m${n}`, text: `${n}` });
    expect(
      transcript
        .messages('c')
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['11', '12']);
    expect(transcript.messages('c')).toHaveLength(500);
    await transcript.close();
  });
});

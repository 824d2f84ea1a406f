import { randomUUID } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTranscript } from '../../../src/platforms/web/transcript.js';
import type { Bot } from '../../../src/ports.js';
import { createFakeClock, DEMO_START } from '../../support/demo-clock.js';
import { createFakeBot, viewOf } from '../../support/fake-bot.js';
import { BOARD, createFolder, startWeb, type WebOnTest } from '../../support/web.js';

let folder: Awaited<ReturnType<typeof createFolder>>;
let web: WebOnTest;
let fake: ReturnType<typeof createFakeBot>;

beforeEach(async () => {
  folder = await createFolder();
  fake = createFakeBot();
  web = await startWeb({ folder: folder.path, bot: fake.bot });
});
afterEach(async () => {
  await web.close();
  await folder.remove();
});

const from = () => ({ origin: web.address.slice(0, -1), 'content-type': 'application/json' });
const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(new URL(path, web.address), {
    method: 'POST',
    headers: { ...from(), ...headers },
    body: text,
  });
  // biome-ignore lint/suspicious/noExplicitAny: whatever came back is what the test looks at
  return { status: response.status, body: (await response.json()) as any };
};
const message = (text: string, over: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  kind: 'message',
  persona: 'governance',
  conversation: 'direct',
  text,
  ...over,
});
const press = (verb: string, onMessage: string | null, data = {}, over: Record<string, unknown> = {}) => ({
  ...message('', over),
  kind: 'action',
  verb,
  data,
  message: onMessage,
});
const state = async (persona = 'governance') => {
  const response = await fetch(new URL(`/api/state?persona=${persona}`, web.address));
  // biome-ignore lint/suspicious/noExplicitAny: whatever came back is what the test looks at
  const body = (await response.json()) as any;
  return { ...body, direct: body.rooms[0].messages, board: body.rooms[1].messages };
};
const texts = (messages: { text: string }[]) => messages.map(({ text }) => text);
const raw = (path: string, method = 'GET', headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(web.address);
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', reject);
    asked.end();
  });

describe('a turn', () => {
  test('in the direct chat is for the bot, and both sides stay', async () => {
    const { body } = await post('/api/turns', message('status of rec 7'));
    expect(texts(body.messages)).toEqual(['status of rec 7', 'rec 7: in progress']);
    expect(fake.turns[0]).toMatchObject({
      platform: 'web',
      kind: 'message',
      toBot: true,
      conversation: { id: 'web:direct:governance', kind: 'direct', name: 'Governance officer' },
      account: { id: 'governance', name: 'Governance officer' },
    });
    expect(texts((await state()).direct)).toEqual(['status of rec 7', 'rec 7: in progress']);
  });

  test.each([
    ['@Scrutiny status of rec 7', 'status of rec 7', true],
    ['status of rec 7 @scrutiny', 'status of rec 7', true],
    ['@Scrutiny: hello', 'hello', true],
    ['see you at 7', 'see you at 7', false],
    ['write to bot@scrutiny.example', 'write to bot@scrutiny.example', false],
  ])('in the channel, "%s" reaches the bot as "%s", meant for it: %s', async (text, words, toBot) => {
    await post('/api/turns', message(text, { conversation: 'board' }));
    expect(fake.turns[0]).toMatchObject({ text: words, toBot, conversation: { id: BOARD.conversation } });
    expect(texts((await state()).board)[0]).toBe(text);
  });

  test('that answers a message of the bot is for the bot without a mention', async () => {
    const asked = await post('/api/turns', message('@Scrutiny hello', { conversation: 'board' }));
    const replyTo = asked.body.messages[1].id;
    await post('/api/turns', message('and then?', { conversation: 'board', replyTo }));
    expect(fake.turns[1]).toMatchObject({ text: 'and then?', toBot: true });
  });

  test('beginning with /rec is a command', async () => {
    await post('/api/turns', message('/rec status 7'));
    await post('/api/turns', message('/recs'));
    expect(fake.turns.map((turn) => turn.kind)).toEqual(['command', 'message']);
    expect(fake.turns[0]).toMatchObject({ text: 'status 7' });
  });

  test('sent twice, or twice at once, is one turn with one answer', async () => {
    const once = message('hello');
    const [first, second] = await Promise.all([post('/api/turns', once), post('/api/turns', once)]);
    const third = await post('/api/turns', once);
    expect([second.body, third.body]).toEqual([first.body, first.body]);
    expect(fake.turns).toHaveLength(1);
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
    const bot: Bot = (turn) => (broken ? Promise.reject(new Error('disk full')) : fake.bot(turn));
    await web.close();
    web = await startWeb({ folder: folder.path, bot });
    const turn = message('hello');
    const failed = await post('/api/turns', turn);
    expect([failed.status, failed.body.sentence]).toEqual([500, expect.stringMatching(/Send it again/)]);
    broken = false;
    expect((await post('/api/turns', turn)).status).toBe(200);
    expect(texts((await state()).direct)).toEqual(['hello', 'You said: hello']);
  });
});

describe('an answer', () => {
  test('to the person goes to their own chat and not to the channel', async () => {
    await post('/api/turns', message('@Scrutiny privately', { conversation: 'board' }));
    const { direct, board } = await state();
    expect([texts(direct), texts(board)]).toEqual([['Only you see this.'], ['@Scrutiny privately']]);
  });

  test('replaces a card in place, and never one of another conversation', async () => {
    const { body } = await post('/api/turns', message('form'));
    const form = body.messages[1].id;
    const submit = press('submit-update', form, { about: 'rec 7', done: 'Training began.' });
    await post('/api/turns', submit);
    expect(texts((await state()).direct)).toEqual(['form', 'Update recorded']);
    await post('/api/turns', { ...submit, id: randomUUID(), conversation: 'board' });
    const { direct, board } = await state();
    expect([texts(direct), texts(board)]).toEqual([['form', 'Update recorded'], ['Update recorded']]);
  });

  test('about the same thing takes the buttons from the former one', async () => {
    await post('/api/turns', message('status of rec 7'));
    await post('/api/turns', message('status of rec 8'));
    await post('/api/turns', message('status of rec 7'));
    const { direct } = await state();
    const [first, other, newest] = [direct[1].card, direct[3].card, direct[5].card];
    expect(first.actions).toBeUndefined();
    expect(first.body.at(-1)).toMatchObject({ text: 'Newer below', isSubtle: true });
    expect([other.actions.length, newest.actions.length]).toEqual([3, 3]);
  });
});

describe('a file', () => {
  const file = (query: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(new URL(`/api/files?${new URLSearchParams(query)}`, web.address), {
      method: 'POST',
      headers: { origin: web.address.slice(0, -1) },
      body,
    });
  const query = () => ({ id: randomUUID(), persona: 'governance', name: 'letter.md', code: 'RAPE-P1-2021' });

  test('reaches the bot with its bytes and its code', async () => {
    expect((await file(query(), 'Recommendation 1')).status).toBe(200);
    expect(fake.turns[0]).toMatchObject({ kind: 'file', name: 'letter.md', data: { code: 'RAPE-P1-2021' } });
    expect(texts((await state()).direct)).toEqual([
      'letter.md · RAPE-P1-2021',
      'Read 16 bytes of letter.md as RAPE-P1-2021',
    ]);
  });

  test.each([
    ['without a code', { code: ' ' }, 'x', 400, /code of its inspection/],
    ['without a name', { name: '' }, 'x', 400, /needs a name/],
    ['from nobody', { persona: 'nobody' }, 'x', 400, /Nobody of that name/],
    ['of six megabytes', {}, new Uint8Array(6 * 1024 * 1024), 413, /larger than 5 MB/],
  ])('%s is refused with a sentence', async (_, over, body, status, sentence) => {
    const response = await file({ ...query(), ...over }, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { sentence: string }).sentence).toMatch(sentence);
    expect(fake.turns).toEqual([]);
  });

  test('of just over five megabytes still reaches the bot, which has the better sentence', async () => {
    expect((await file(query(), new Uint8Array(5 * 1024 * 1024 + 1))).status).toBe(200);
  });
});

describe('what is not understood', () => {
  test.each([
    ['not JSON', '{'],
    ['empty', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['without an id', JSON.stringify({ kind: 'message', persona: 'governance', text: 'x' })],
    ['with an id that is none', JSON.stringify(message('x', { id: '../../x' }))],
    ['of an unknown kind', JSON.stringify(message('x', { kind: 'shout' }))],
    ['of an unknown conversation', JSON.stringify(message('x', { conversation: 'elsewhere' }))],
    ['from nobody', JSON.stringify(message('x', { persona: '__proto__' }))],
    ['of spaces', JSON.stringify(message('   '))],
    ['with data that is not text', JSON.stringify(press('x', null, { about: { a: 1 } }))],
  ])('a turn that is %s gets 400 and a sentence', async (_, body) => {
    const answer = await post('/api/turns', body);
    expect([answer.status, answer.body.sentence]).toEqual([400, expect.stringMatching(/\.$/)]);
    expect(fake.turns).toEqual([]);
  });

  test('a turn over 64 KB gets a sentence', async () => {
    const answer = await post('/api/turns', message('x'.repeat(70_000)));
    expect([answer.status, answer.body.sentence]).toEqual([413, expect.stringMatching(/too long/)]);
  });

  test.each([
    '/nothing',
    '/assets/server.ts',
    '/assets/..%2Fserver.ts',
    '/assets/../../../../../package.json',
    '/assets/tsconfig.json',
    '/assets/%',
    '/api/events?persona=nobody',
    '//',
    '/api/turns',
  ])('%s is not found, and breaks nothing', async (path) => {
    expect(await raw(path)).toBe(404);
  });

  test('a strange Host, a strange Origin and a proxy get 403', async () => {
    expect(await raw('/', 'GET', { host: 'evil.example' })).toBe(403);
    expect(await raw('/api/state', 'GET', { 'x-forwarded-for': '10.0.0.1' })).toBe(403);
    expect((await post('/api/turns', message('x'), { origin: 'https://evil.example' })).status).toBe(403);
    expect(fake.turns).toEqual([]);
  });

  test.each(['/', '/assets/main.js', '/api/state', '/nothing'])(
    '%s carries the strict policy',
    async (path) => {
      const { headers } = await fetch(new URL(path, web.address));
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|http/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe(
        path.startsWith('/api') || path === '/nothing' ? 'no-store' : 'no-cache',
      );
    },
  );
});

describe('the event stream', () => {
  /** Reads events until `count` of them came. */
  const events = async (count: number, after: Record<string, string> = {}, query = '') => {
    const stop = new AbortController();
    const response = await fetch(new URL(`/api/events?persona=governance${query}`, web.address), {
      headers: after,
      signal: stop.signal,
    });
    let text = '';
    const found = () => [...text.matchAll(/event: (\w+)\n(?:id: (\d+)\n)?data: (.*)\n\n/g)];
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (found().length >= count) break;
    }
    stop.abort();
    return found().map(([, event, id, data]) => ({ event, id: Number(id), data: JSON.parse(data ?? '') }));
  };

  test('resumes where the browser stopped, and misses nothing', async () => {
    await post('/api/turns', message('one'));
    const { last } = await state();
    await post('/api/turns', message('two'));
    await post('/api/turns', message('not for them', { persona: 'owner' }));
    const missed = await events(3, { 'last-event-id': String(last) });
    expect(missed.map(({ event, data }) => [event, data.text])).toEqual([
      ['message', 'two'],
      ['message', 'You said: two'],
      ['clock', undefined],
    ]);
    expect(missed.every(({ id, event }) => event === 'clock' || id > last)).toBe(true);
  });

  test('says so when it cannot resume', async () => {
    const [first] = await events(1, { 'last-event-id': '99999' });
    expect(first?.event).toBe('reset');
  });
});

describe('the clock', () => {
  test('moves by a day and to the next reminder, and what it sends arrives', async () => {
    await web.close();
    const due = DEMO_START + 3 * 86_400_000;
    const clock = createFakeClock([due], async (now) => {
      if (now === due)
        await web.messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1');
    });
    web = await startWeb({ folder: folder.path, clock });
    expect((await post('/api/clock', { advance: 'day' })).body).toEqual({
      now: DEMO_START + 86_400_000,
      moved: true,
    });
    expect((await post('/api/clock', { advance: 'next-reminder' })).body).toEqual({ now: due, moved: true });
    expect((await post('/api/clock', { advance: 'next-reminder' })).body).toEqual({ now: due, moved: false });
    expect((await post('/api/clock', { advance: 'back' })).status).toBe(400);
    expect(texts((await state()).board)).toEqual(['Meeting soon']);
  });
});

describe('the transcript', () => {
  test('knows after a restart what was said, answered and sent', async () => {
    const turn = message('hello');
    const first = await post('/api/turns', turn);
    const sent = await web.messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1');
    await web.close();
    web = await startWeb({ folder: folder.path, bot: fake.bot });
    expect((await post('/api/turns', turn)).body).toEqual(first.body);
    expect(fake.turns).toHaveLength(1);
    expect(await web.messenger.sentUnder(BOARD.conversation, 'r|1')).toEqual(sent);
    expect(await web.messenger.sentUnder(BOARD.conversation, 'r|2')).toBe('none');
    expect(await web.messenger.send(BOARD.conversation, viewOf('Meeting soon', { body: [] }), 'r|1')).toEqual(
      sent,
    );
    expect((await state()).board).toHaveLength(1);
  });

  test('passes over a damaged and a torn line, and says so', async () => {
    await post('/api/turns', message('hello'));
    await web.close();
    await appendFile(web.transcript, 'not a line\n{"put":{"seq":9');
    web = await startWeb({ folder: folder.path, bot: fake.bot });
    expect(web.lines).toEqual([expect.stringMatching(/2 line\(s\)/)]);
    await post('/api/turns', message('again'));
    await web.close();
    web = await startWeb({ folder: folder.path, bot: fake.bot });
    expect(texts((await state()).direct)).toEqual(['hello', 'You said: hello', 'again', 'You said: again']);
    expect((await readFile(web.transcript, 'utf8')).endsWith('\n')).toBe(true);
  });

  test('shows the newest 500 messages of a conversation', async () => {
    const transcript = await openTranscript(join(folder.path, 'long.jsonl'), () => {});
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

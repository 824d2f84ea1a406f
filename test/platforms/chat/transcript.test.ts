import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openTranscript } from '../../../src/platforms/chat/transcript.js';
import { DAY, fakeClock } from '../../support/fake-clock.js';
import { aFolder } from '../../support/store.js';

const none = () => undefined;
const message = (id: string, at: string) => ({
  id,
  conversation: 'teams:a',
  at,
  from: null,
  text: id,
  card: null,
  living: null,
  key: `key-${id}`,
});

test('a platform that keeps its own history lets go of ours after its days, and of nothing before', async () => {
  const path = join(aFolder(), 'teams.jsonl');
  const clock = fakeClock();
  const keeping = { clock, days: 30 };
  const iso = () => new Date(clock.now()).toISOString();
  const first = await openTranscript(path, none, keeping);
  await first.put(message('old', iso()));
  await first.answer('turn-old', ['old']);
  clock.advance(20 * DAY);
  await first.put(message('new', iso()));
  await first.answer('turn-new', ['new']);
  await first.close();

  clock.advance(11 * DAY);
  const second = await openTranscript(path, none, keeping);
  expect([second.find('old'), second.answered('turn-old')]).toEqual([undefined, undefined]);
  expect(second.find('new')?.text).toBe('new');
  expect(second.answered('turn-new')).toEqual(['new']);
  expect(second.sentUnder('teams:a', 'key-new')).toBe('new');
  const { seq } = await second.put(message('newest', iso()));
  expect(seq).toBeGreaterThan(second.find('new')?.seq ?? Number.POSITIVE_INFINITY);
  await second.close();
  expect(readFileSync(path, 'utf8')).not.toContain('old');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what is too old goes while the bot runs as well, and nothing that is said meanwhile is lost', async () => {
  const path = join(aFolder(), 'teams.jsonl');
  const clock = fakeClock();
  const iso = () => new Date(clock.now()).toISOString();
  const transcript = await openTranscript(path, none, { clock, days: 30, every: 5 });
  await transcript.put(message('old', iso()));
  clock.advance(31 * DAY);
  let said = 0;
  await vi.waitFor(async () => {
    said += 1;
    await transcript.put(message(`new-${said}`, iso()));
    expect(readFileSync(path, 'utf8')).not.toContain('"id":"old"');
  });
  await transcript.close();
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const ids = lines.map((line) => (JSON.parse(line) as { put: { id: string } }).put.id);
  expect(ids).toEqual(Array.from({ length: said }, (_, at) => `new-${at + 1}`));
});

test('a transcript that is all there is, as the page’s, is kept whole', async () => {
  const path = join(aFolder(), 'page.jsonl');
  const first = await openTranscript(path, none);
  await first.put(message('old', '1999-01-01T00:00:00.000Z'));
  await first.close();
  const second = await openTranscript(path, none);
  expect(second.find('old')?.text).toBe('old');
  await second.close();
});

test('messages that come while others are being written are all written, in order, and none waits for ever', async () => {
  const path = join(aFolder(), 'page.jsonl');
  const transcript = await openTranscript(path, none);
  const heard: string[] = [];
  transcript.listen(({ id }) => heard.push(id));
  const at = '2021-10-04T08:00:00.000Z';
  // Each is followed by another at the very moment at which it is done.
  const twice = async (id: number) => {
    await transcript.put(message(`${id}`, at));
    expect(transcript.find(`${id}`)?.text).toBe(`${id}`);
    await transcript.put(message(`${id}-again`, at));
  };
  await Promise.all(Array.from({ length: 100 }, (_, id) => twice(id)));
  await transcript.answer('turn', ['1']);
  await transcript.close();
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const seqs = lines.map((line) => {
    const read = JSON.parse(line) as { seq?: number; put?: { seq: number } };
    return read.put?.seq ?? read.seq;
  });
  expect(seqs).toEqual(Array.from({ length: 201 }, (_, at) => at + 1));
  expect(heard).toHaveLength(200);
});

const living = (id: string, at: string) => ({ ...message(id, at), key: null, living: 'rec:7' });

test('a message that was let go is not taken for one that has its buttons yet', async () => {
  const clock = fakeClock();
  const transcript = await openTranscript(join(aFolder(), 'teams.jsonl'), none, { clock, days: 30 });
  const at = new Date(clock.now()).toISOString();
  await transcript.put(living('first', at));
  for (let n = 1; n < 500; n += 1) await transcript.put({ ...message(`${n}`, at), key: null });
  expect(transcript.living('teams:a', 'rec:7')).toEqual(['first']);
  await transcript.put(living('last', at));
  expect(transcript.living('teams:a', 'rec:7')).toEqual(['last']);
  expect(transcript.messages('teams:a')).toHaveLength(500);
  await transcript.close();
});

test('however many messages and conversations come, a number of them is kept in memory, and the newest', async () => {
  const path = join(aFolder(), 'teams.jsonl');
  const all = 50_002;
  const lines = Array.from({ length: all }, (_, n) => ({
    put: {
      ...living(`${n}`, '2021-10-04T08:00:00.000Z'),
      seq: n + 1,
      conversation: `teams:${n}`,
      key: `k-${n}`,
    },
  }));
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const transcript = await openTranscript(path, none);
  const count = (has: (n: number) => boolean) => lines.filter((_, n) => has(n)).length;
  expect([
    count((n) => transcript.find(`${n}`) !== undefined),
    count((n) => transcript.messages(`teams:${n}`).length > 0),
    count((n) => transcript.living(`teams:${n}`, 'rec:7').length > 0),
    count((n) => transcript.sentUnder(`teams:${n}`, `k-${n}`) !== undefined),
  ]).toEqual([10_000, 10_000, 10_000, 50_000]);
  expect(transcript.find(`${all - 1}`)?.conversation).toBe(`teams:${all - 1}`);
  await transcript.close();
});

import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { operateBackup } from '../../src/operate/backup.js';
import { aClock, aFolder, aLog } from '../support/store.js';
import { startWhole, type Whole } from '../support/whole.js';

const say = (whole: Whole, text: string) =>
  fetch(new URL('/api/turns', whole.address), {
    method: 'POST',
    headers: { origin: whole.address.slice(0, -1), 'content-type': 'application/json' },
    body: JSON.stringify({
      id: randomUUID(),
      kind: 'message',
      persona: 'governance',
      conversation: 'direct',
      text,
    }),
  });

const roomsOf = async (whole: Whole): Promise<unknown> => {
  const response = await fetch(new URL('/api/state?persona=governance', whole.address));
  return ((await response.json()) as { rooms: unknown }).rooms;
};

const backup = async (dir: string): Promise<string> => {
  const to = join(aFolder(), 'copy');
  const said: string[] = [];
  const code = await operateBackup([to], (line) => said.push(line), { dir, clock: aClock(), log: aLog() });
  expect([code, said]).toEqual([0, [expect.stringMatching(/^Backed up and verified/)]]);
  return to;
};

test.each(['running', 'stopped'])('a backup of a %s bot brings the conversations back', async (state) => {
  const dir = aFolder();
  const whole = await startWhole(dir);
  await say(whole, 'status of rec 7');
  await say(whole, 'update 5 for CPS: a first meeting was held');
  const rooms = await roomsOf(whole);
  if (state === 'stopped') await whole.running.stop();
  // A line that is being written at that moment.
  appendFileSync(join(dir, 'page.jsonl'), '{"put":{"seq":99');
  const to = await backup(dir);
  if (state === 'running') await whole.running.stop();
  expect(readFileSync(join(to, 'page.jsonl'), 'utf8').endsWith('}\n')).toBe(true);
  expect(statSync(join(to, 'page.jsonl')).mode & 0o777).toBe(0o600);
  const restored = await startWhole(to);
  onTestFinished(() => restored.running.stop());
  expect(await roomsOf(restored)).toEqual(rooms);
});

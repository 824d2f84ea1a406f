import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packTurn } from '../../src/platforms/console/ask-bot.js';
import { askRunning } from '../../src/store/running.js';
import { startWhole, type Whole } from '../support/whole.js';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
});
afterEach(() => whole.end());

const CANCEL = 'cancel meeting 12 October because the room is taken';

const inChannel = async (): Promise<string> => {
  const response = await fetch(new URL('/api/state?persona=chair', whole.address));
  const { rooms } = (await response.json()) as { rooms: { messages: { text: string }[] }[] };
  return (rooms[1]?.messages ?? []).map(({ text }) => text).join('\n');
};

/** Far shorter than the minute that the clock's own tick may take. */
const SOON = { timeout: 5_000 };

test('a meeting cancelled on the page is said in the board’s channel at once', async () => {
  await fetch(new URL('/api/turns', whole.address), {
    method: 'POST',
    headers: { origin: whole.address.slice(0, -1), 'content-type': 'application/json' },
    body: JSON.stringify({
      id: randomUUID(),
      kind: 'message',
      persona: 'governance',
      conversation: 'direct',
      text: CANCEL,
    }),
  });
  await expect.poll(inChannel, SOON).toMatch(/12 October[\s\S]*the room is taken/);
});

test('and so is one cancelled over the socket, from the console', async () => {
  const turn = packTurn({
    id: `console:${randomUUID()}`,
    platform: 'console',
    conversation: { id: 'console:governance', kind: 'direct', name: 'Console' },
    account: { id: 'governance', name: 'governance' },
    kind: 'message',
    text: CANCEL,
    toBot: true,
  });
  await askRunning(whole.running.house.store.dir, turn);
  await expect.poll(inChannel, SOON).toMatch(/12 October[\s\S]*the room is taken/);
});

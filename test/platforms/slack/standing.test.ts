import { afterEach, expect, test } from 'vitest';
import type { Bot } from '../../../src/ports.js';
import { MEETING, replyOf } from '../../support/replies.js';
import { startSlack } from '../../support/slack.js';
import { aSlackWorld, userOf } from '../../support/slack-stage.js';

const CHANNEL = 'C0BOARD';

let slack: Awaited<ReturnType<typeof startSlack>>;
afterEach(() => slack.close());

test('a command about what all see is answered aloud: one card changed in place, and lines in its thread', async () => {
  const { store, clock, log } = await aSlackWorld();
  const bot: Bot = async (turn) => {
    const said = turn.kind === 'command' ? turn.text : '';
    return {
      replies: [
        replyOf(`Item ${said}`, { living: MEETING, stands: true }),
        replyOf(`Now item ${said}.`, { under: MEETING }),
      ],
    };
  };
  slack = await startSlack({ bot, store, clock, log });
  const calls = () =>
    slack.api.calls
      .splice(0)
      .filter(({ method }) =>
        ['chat.postMessage', 'chat.update', 'respond', 'chat.postEphemeral'].includes(method),
      )
      .map(({ method, body }) => [
        method,
        body.channel,
        body.thread_ts ?? body.ts ?? null,
        String(body.text).split('\n')[0],
      ]);

  expect((await slack.command(userOf('chair'), CHANNEL, '1')).status).toBe(200);
  await slack.door.settled();
  const [card, line] = calls();
  const ts = card?.[2];
  expect(card).toEqual(['chat.postMessage', CHANNEL, expect.stringMatching(/^\d+\.\d+$/), 'Item 1']);
  expect(line).toEqual(['chat.postMessage', CHANNEL, ts, 'Now item 1.']);

  const acknowledged = await slack.command(userOf('chair'), CHANNEL, '2');
  expect(await acknowledged.text()).toBe('');
  await slack.door.settled();
  expect(calls()).toEqual([
    ['chat.update', CHANNEL, ts, 'Item 2'],
    ['chat.postMessage', CHANNEL, ts, 'Now item 2.'],
  ]);
});

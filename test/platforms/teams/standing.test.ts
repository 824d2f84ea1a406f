import { afterEach, expect, test } from 'vitest';
import type { Bot } from '../../../src/ports.js';
import { MEETING, replyOf } from '../../support/replies.js';
import { BOT, mentioning, startTeams, type TeamsOnTest } from '../../support/teams.js';

let teams: TeamsOnTest;
afterEach(() => teams.close());

test('what all see is said to all, though it was asked for privately: one card changed in place, and lines', async () => {
  let item = 0;
  const bot: Bot = async () => {
    item += 1;
    return {
      replies: [
        replyOf(`Item ${item}`, { living: MEETING, stands: true }),
        replyOf(`Now item ${item}.`, { under: MEETING }),
      ],
    };
  };
  teams = await startTeams({ bot });
  const { conversation } = mentioning('');
  const privately = { conversation, text: 'next', recipient: { ...BOT, isTargeted: true } };
  await teams.send(privately);
  await teams.send(privately);
  const sent = teams.connector.messages().map(({ method, body }) => [method, body.summary.split('\n')[0]]);
  expect(sent).toEqual([
    ['POST', 'Item 1'],
    ['POST', 'Now item 1.'],
    ['PUT', 'Item 2'],
    ['POST', 'Now item 2.'],
  ]);
  for (const { body } of teams.connector.messages()) expect(body.recipient.isTargeted).toBeUndefined();
});

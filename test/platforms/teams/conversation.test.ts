import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTeams, type TeamsOnTest } from '../../support/teams.js';

let teams: TeamsOnTest;
beforeEach(async () => {
  teams = await startTeams();
});
afterEach(async () => {
  await teams.close();
});

describe('a question in somebody’s own conversation', () => {
  test('is answered by one card, whose words are the notification’s and stand nowhere else', async () => {
    expect(await teams.send()).toEqual({ status: 200, body: null });
    const [message, ...more] = teams.connector.messages();
    expect(more).toEqual([]);
    expect(message?.body).toMatchObject({
      summary: expect.stringMatching(/^Recommendation 7 \(RAPE-P1-2021\/7\)[\s\S]*Owner: Head of Public/),
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
    expect(message?.body.text).toBeUndefined();
    expect(teams.lines).toEqual([]);
  });
});

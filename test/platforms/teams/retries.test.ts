import { describe, expect, test } from 'vitest';
import { startTeams } from '../../support/teams.js';
import { useTeams } from '../../support/use-teams.js';

const on = useTeams();

describe('Teams that does not take an answer', () => {
  test.each([
    ['412', { status: 412 }],
    ['429 with a time', { status: 429, retryAfter: '1' }],
    ['429 without', { status: 429 }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
  ])('at once (%s) gets it a little later, once', async (_what, fault) => {
    on.teams.connector.fail(fault, fault);
    expect((await on.teams.send()).status).toBe(200);
    expect(on.teams.connector.messages()).toHaveLength(3);
    expect(on.teams.connector.kept.size).toBe(1);
    expect(on.teams.lines).toEqual([]);
  });

  test.each([
    ['dropped the connection after receipt', { drop: true } as const],
    ['refused it for ever', { status: 403 }],
    ['asks to wait for minutes', { status: 429, retryAfter: '300' }],
  ])('because it %s is not sent it again, and the log says so without a word of it', async (_what, fault) => {
    on.teams.connector.fail(fault);
    expect((await on.teams.send({ text: 'status of rec 7 canary-words' })).status).toBe(200);
    expect(on.teams.connector.messages()).toHaveLength(1);
    expect(on.teams.lines).toEqual([
      expect.stringMatching(/^teams: an answer \(message\) could not be shown: /),
    ]);
    expect(on.teams.lines.join()).not.toMatch(/canary/);
  });

  test('because no token can be had for it is left after a while', async () => {
    const each = 20;
    const stuck = await startTeams({
      patience: { attempts: 3, each, longest: 0, wait: async () => 0, jitter: () => 0 },
    });
    stuck.connector.fail({ hang: true });
    expect((await stuck.send()).status).toBe(200);
    expect(stuck.lines).toEqual([
      'teams: an answer (message) could not be shown: The platform took too long.',
    ]);
    await stuck.close();
  });

  test('and hangs is left after a while', async () => {
    const impatient = await startTeams({ timeout: 50 });
    impatient.connector.fail({ hang: true });
    expect((await impatient.send()).status).toBe(200);
    expect(impatient.connector.messages()).toHaveLength(1);
    expect(impatient.lines).toHaveLength(1);
    await impatient.close();
  });

  test('gets what it missed when the same activity comes again', async () => {
    on.teams.connector.fail({ status: 403 });
    await on.teams.send({ id: 'again' });
    await on.teams.send({ id: 'again' });
    expect(on.teams.connector.kept.size).toBe(1);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OperatorError } from '../../../src/operator-error.js';
import { createSlack } from '../../../src/platforms/slack/door.js';
import { nothing } from '../../../src/platforms/slack/read.js';
import { openSocket } from '../../../src/platforms/slack/socket.js';
import { fakeLog } from '../../support/fake-messenger.js';
import { SECRET, TOKEN } from '../../support/slack.js';
import { type ApiBehaviour, BOT_USER, startSlackApi, TEAM } from '../../support/slack-api.js';
import { aSlackWorld } from '../../support/slack-stage.js';
import { toCard } from '../../support/world.js';

const APP_TOKEN = 'xapp-canary-token';
let api: Awaited<ReturnType<typeof startSlackApi>>;
let folder: string;
beforeEach(async () => {
  api = await startSlackApi();
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-socket-'));
});
afterEach(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const configOf = (appToken: string | null) => ({
  signingSecret: SECRET,
  botToken: TOKEN,
  appToken,
  apiUrl: api.address,
});
const open = async (appToken: string | null) => {
  const { bot, store, clock, log } = await aSlackWorld();
  const transcript = join(folder, 'slack.jsonl');
  return createSlack({ config: configOf(appToken), bot, store, clock, toCard, log, transcript });
};
/** What the operator is told when it does not open. */
const told = async (work: Promise<unknown>): Promise<string> => {
  const came = await work.then(
    () => new Error('It opened.'),
    (error: unknown) => error,
  );
  expect(came).toBeInstanceOf(OperatorError);
  return (came as OperatorError).message;
};

describe('Socket Mode that does not open', () => {
  test.each(['invalid_auth', 'not_allowed_token_type', 'missing_scope'])(
    'tells the operator in one sentence, with what Slack said: %s',
    async (error) => {
      api.behave('apps.connections.open', { error });
      const words = await told(open(APP_TOKEN));
      expect(words).toMatch(
        new RegExp(`^Slack did not accept the app-level token \\(${error}\\): check SLACK_APP_TOKEN .*\\.$`),
      );
      expect(words).not.toContain(APP_TOKEN);
    },
  );

  test.each<ApiBehaviour>([500, 429, 'drop'])('says that Slack could not be asked: %o', async (behaviour) => {
    api.behave('apps.connections.open', behaviour);
    expect(await told(open(APP_TOKEN))).toMatch(/^Slack could not be asked about the app-level token: /);
  });

  test('says so where the connection itself does not, in its time, having asked at the address that was set', async () => {
    api.answer('apps.connections.open', () => ({
      ok: true,
      url: `${api.address.replace('http', 'ws')}nowhere`,
    }));
    const log = fakeLog();
    const bolt = {
      team: TEAM,
      botUser: BOT_USER,
      botId: 'B0',
      read: () => nothing('nobody listens'),
      take: async () => {},
      log,
    };
    const config = configOf(APP_TOKEN);
    const opening = openSocket({ appToken: APP_TOKEN, config, bolt, log, patience: 500 });
    expect(await told(opening)).toMatch(/^Slack took the app-level token, but the connection/);
    // Once to try the token, once for the connection.
    const asked = api.calls.filter(({ method }) => method === 'apps.connections.open');
    expect(asked.map(({ token }) => token)).toEqual([`Bearer ${APP_TOKEN}`, `Bearer ${APP_TOKEN}`]);
    expect(log.lines.join('\n')).not.toMatch(/xapp|xoxb/);
  });
});

describe('the bot token', () => {
  test('that Slack does not accept is said to the operator in one sentence', async () => {
    api.behave('auth.test', { error: 'invalid_auth' });
    expect(await told(open(null))).toMatch(
      /^Slack did not accept the bot token \(invalid_auth\): check SLACK_BOT_TOKEN .*\.$/,
    );
  });

  test('about which Slack cannot be asked is said so', async () => {
    api.behave('auth.test', 'drop');
    expect(await told(open(null))).toMatch(/^Slack could not be asked about the bot token: .*SLACK_API_URL/);
  });
});

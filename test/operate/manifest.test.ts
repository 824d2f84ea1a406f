import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readManifestConfig } from '../../src/manifest-config.js';
import { manifest } from '../../src/operate/manifest.js';
import { OperatorError } from '../../src/operator-error.js';
import { OFFICE } from '../support/manifests.js';
import { anOperator } from '../support/operator.js';
import { aFolder } from '../support/store.js';

type Env = Readonly<Record<string, string | undefined>>;

const runs = async (args: readonly string[], env: Env) => {
  const operator = anOperator({ args });
  const to = join(aFolder(), 'build');
  const run = async () => manifest(operator, readManifestConfig(env), to);
  const file = (name: string) => (existsSync(join(to, name)) ? readFileSync(join(to, name)) : null);
  return {
    run,
    shown: operator.shown,
    teams: () => {
      const zip = file('scrutiny-teams.zip');
      return zip && JSON.parse(strFromU8(unzipSync(zip)['manifest.json'] ?? new Uint8Array()));
    },
    slack: () => JSON.parse(file('scrutiny-slack.json')?.toString('utf8') ?? 'null'),
  };
};

describe('npm run manifest', () => {
  test('writes both files from the environment, and says what it wrote and what comes next', async () => {
    const { run, shown, teams, slack } = await runs([], { ...OFFICE, PUBLIC_URL: `${OFFICE.PUBLIC_URL}/` });
    expect(await run()).toBe(0);
    const version = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version;
    expect(teams()).toMatchObject({ id: OFFICE.MicrosoftAppId, version });
    expect(slack().settings.event_subscriptions.request_url).toBe(
      'https://scrutiny.example.org/slack/events',
    );
    expect(shown()).toMatch(/^Wrote build\/scrutiny-teams\.zip: .*valid by Microsoft’s schema 1\.29\.$/m);
    expect(shown()).toContain('the messaging endpoint https://scrutiny.example.org/api/messages');
    expect(shown()).toMatch(/^Wrote build\/scrutiny-slack\.json: for https:.*valid by Slack’s rules\.$/m);
    expect(shown()).toContain('From a manifest');
  });

  test('writes one alone where one is asked for, and Slack’s for Socket Mode without an address', async () => {
    const teams = await runs(['teams'], { ...OFFICE, MANIFEST_ID: '44444444-4444-4444-8444-444444444444' });
    expect([await teams.run(), teams.slack()]).toEqual([0, null]);
    expect(teams.teams().id).toBe('44444444-4444-4444-8444-444444444444');
    for (const [args, env] of [
      [['slack', '--socket'], {}],
      [['slack'], { SLACK_APP_TOKEN: 'xapp-canary' }],
    ] as const) {
      const slack = await runs(args, env);
      expect([await slack.run(), slack.teams()]).toEqual([0, null]);
      expect(slack.slack().settings.socket_mode_enabled).toBe(true);
      expect(JSON.stringify(slack.slack()) + slack.shown()).not.toContain('canary');
    }
  });

  test.each([
    ['MicrosoftAppId', 'the GUID that the app registration shows'],
    ['PUBLIC_URL', 'the https address where Teams and Slack reach this bot'],
    ['DEVELOPER_NAME', 'the name of whoever runs this bot, at most 32 characters'],
    ['WEBSITE_URL', 'the https address of a page about whoever runs this bot'],
    ['PRIVACY_URL', 'the https address of the privacy notice that covers this bot'],
    ['TERMS_URL', 'the https address of the terms that this bot is used under'],
  ])('without %s says so in one sentence with the repair, and writes nothing', async (name, allowed) => {
    for (const empty of [undefined, '']) {
      const { run, shown, teams, slack } = await runs([], { ...OFFICE, [name]: empty });
      await expect(run).rejects.toThrow(OperatorError);
      await expect(run).rejects.toThrow(`${name} is not set, and must be ${allowed}`);
      await expect(run).rejects.toThrow(
        'put it in .env or the environment and run it again, or run npm run manifest -- slack for Slack alone.',
      );
      expect([shown(), teams(), slack()]).toEqual(['', null, null]);
    }
  });

  test('for Slack over HTTP without an address names Socket Mode as the other way', async () => {
    const { run } = await runs(['slack'], {});
    await expect(run).rejects.toThrow(/^PUBLIC_URL is not set.*npm run manifest -- slack --socket/);
  });

  test.each([
    ['PUBLIC_URL', 'http://scrutiny.example.org'],
    ['PUBLIC_URL', 'scrutiny.example.org'],
    ['PUBLIC_URL', 'https://scrutiny.example.org/?a=b'],
    ['PUBLIC_URL', 'https://somebody@scrutiny.example.org'],
    ['PUBLIC_URL', 'https://scrutiny.example.org/#top'],
    ['DEVELOPER_NAME', 'x'.repeat(33)],
    ['WEBSITE_URL', 'http://office.example.org'],
    ['PRIVACY_URL', 'privacy'],
    ['TERMS_URL', 'ftp://office.example.org'],
    ['MANIFEST_ID', 'scrutiny'],
    ['MicrosoftAppId', '1234'],
  ])('with %s=%s says what was found and what is allowed', (name, found) => {
    const reading = () => readManifestConfig({ ...OFFICE, [name]: found });
    expect(reading).toThrow(OperatorError);
    expect(reading).toThrow(`${name} is “${found}”, and must be `);
    expect(reading).toThrow(/: put it right in \.env or the environment, and run it again\.$/);
  });

  test('does not take what it does not know', async () => {
    for (const args of [['discord'], ['teams', 'slack'], ['--sockets']]) {
      const { run, teams, slack } = await runs(args, OFFICE);
      await expect(run).rejects.toThrow();
      expect([teams(), slack()]).toEqual([null, null]);
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, VARIABLES } from '../src/config.js';

const example = Object.fromEntries(
  readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    .split('\n')
    .flatMap((line) => (/^[A-Za-z_]+=/.test(line) ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
) as Record<string, string>;

describe('.env.example', () => {
  test('lists exactly the variables that are read', () => {
    expect(Object.keys(example).sort()).toEqual([...VARIABLES].sort());
  });

  test('gives the values that hold when nothing is set, or when they are set to nothing', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
    expect(readConfig(Object.fromEntries(VARIABLES.map((name) => [name, ''])))).toEqual(readConfig({}));
    expect(readConfig({})).toEqual({
      mode: 'demo',
      port: 3978,
      dataDir: 'data',
      startAt: '2021-10-04T09:00:00+01:00',
      host: '127.0.0.1',
      teams: null,
      slack: null,
      calendar: null,
      publicUrl: null,
    });
  });

  test('says above each what it is for', () => {
    const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').split('\n');
    for (const name of VARIABLES)
      expect(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]).toMatch(/^# .+\.$/);
  });
});

describe('the configuration', () => {
  test('takes what is set, and nothing that it does not know', () => {
    const env = {
      MODE: 'live',
      PORT: '0',
      DATA_DIR: '/srv/scrutiny',
      START_AT: '2022-01-01T00:00:00Z',
      HOME: '/root',
    };
    expect(readConfig(env)).toEqual({
      mode: 'live',
      port: 0,
      dataDir: '/srv/scrutiny',
      startAt: '2022-01-01T00:00:00Z',
      host: '127.0.0.1',
      teams: null,
      slack: null,
      calendar: null,
      publicUrl: null,
    });
  });

  test('calendar feeds need an address, and a secret that nobody guesses', () => {
    const secret = 'x'.repeat(32);
    const feeds = { MODE: 'live', CALENDAR_SECRET: secret, PUBLIC_URL: 'https://scrutiny.example.org/' };
    expect(readConfig(feeds).calendar).toEqual({ secret, publicUrl: 'https://scrutiny.example.org' });
    expect(readConfig({ ...feeds, MODE: 'demo' }).calendar).toBeNull();
    expect(() => readConfig({ ...feeds, PUBLIC_URL: '' })).toThrow(
      /CALENDAR_SECRET is set without PUBLIC_URL/,
    );
    expect(() => readConfig({ ...feeds, CALENDAR_SECRET: 'short' })).toThrow(
      /^CALENDAR_SECRET is something else, and must be at least 32 characters/,
    );
  });

  const LIVE = { MODE: 'live' };
  const TEAMS = {
    MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
    MicrosoftAppPassword: 'secret-of-teams',
    MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  };
  const SLACK = { SLACK_SIGNING_SECRET: 'secret-of-slack', SLACK_BOT_TOKEN: 'xoxb-secret' };

  test('has Teams and Slack where their credentials are set', () => {
    expect(
      readConfig({ ...LIVE, ...TEAMS, ...SLACK, TEAMS_SERVICE_HOSTS: 'A.example, b.example' }),
    ).toMatchObject({
      teams: {
        type: 'SingleTenant',
        appId: TEAMS.MicrosoftAppId,
        password: 'secret-of-teams',
        tenant: TEAMS.MicrosoftAppTenantId,
        serviceHosts: ['a.example', 'b.example'],
      },
      slack: { signingSecret: 'secret-of-slack', botToken: 'xoxb-secret', appToken: null, apiUrl: null },
    });
  });

  test.each([
    [
      { ...LIVE, MicrosoftAppId: TEAMS.MicrosoftAppId },
      /^MicrosoftAppId is set without MicrosoftAppTenantId and MicrosoftAppPassword: they go together\./,
    ],
    [{ ...LIVE, SLACK_BOT_TOKEN: 'xoxb-x' }, /^SLACK_BOT_TOKEN is set without SLACK_SIGNING_SECRET/],
    [{ ...TEAMS }, /^MODE is demo and Teams has credentials: a demo has no sign-in/],
    [{ ...SLACK }, /^MODE is demo and Slack has credentials/],
    [
      { ...LIVE, ...TEAMS, MicrosoftAppId: 'canary' },
      /^MicrosoftAppId is something else, and must be the GUID/,
    ],
    [{ ...LIVE, SLACK_API_URL: 'ftp://u:canary@x' }, /^SLACK_API_URL is something else, and must be an http/],
    [
      { ...LIVE, ...SLACK, SLACK_BOT_TOKEN: 'canary' },
      /^SLACK_BOT_TOKEN is something else, and must be the bot token/,
    ],
  ])(
    'half a set, or one in the wrong place, is refused in a sentence that repeats no secret',
    (env, sentence) => {
      expect(() => readConfig(env)).toThrow(sentence);
      expect(() => readConfig(env)).not.toThrow(/canary|secret-of/);
    },
  );

  test.each([
    ['MODE', 'production', 'demo or live'],
    ['MODE', 'Demo', 'demo or live'],
    ['PORT', 'http', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['PORT', '80.5', 'a whole number from 0 to 65535'],
    ['START_AT', 'yesterday', 'a day and time with its offset, such as 2021-10-04T09:00:00+01:00'],
    ['START_AT', '2021-10-04T09:00:00', 'a day and time with its offset, such as 2021-10-04T09:00:00+01:00'],
    ['START_AT', '2021-02-30T09:00:00Z', 'a day and time with its offset, such as 2021-10-04T09:00:00+01:00'],
  ])('%s=%s is one sentence with the name, what was found and what is allowed', (name, found, allowed) => {
    const reading = () => readConfig({ [name]: found });
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(
      `${name} is “${found}”, and must be ${allowed}: put it right in .env or the environment, and start again.`,
    );
  });
});

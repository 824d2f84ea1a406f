import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Permission,
  SLACK_EVENTS,
  SLACK_SCOPES,
  TEAMS_PERMISSIONS,
} from '../../src/manifests/permissions.js';
import { aSlackManifest, aTeamsManifest } from '../support/manifests.js';

const root = join(import.meta.dirname, '../..');
const codeOf = (platform: string): string => {
  const folder = join(root, 'src/platforms', platform);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
};
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const rowsUnder = (heading: string): string[][] => {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', why = '']) => [name, why]);
};
const told = (permissions: readonly Permission[]): string[][] =>
  permissions.map(({ name, for: why }) => [name, why]);

describe.each([
  ['Teams', 'teams', TEAMS_PERMISSIONS],
  ['Slack', 'slack', SLACK_SCOPES],
] as const)('the permissions in %s', (name, platform, permissions) => {
  test.each((permissions as readonly Permission[]).map((one) => [one.name, one.usedBy]))(
    '%s is used by code that says %s',
    (_, usedBy) => {
      expect(codeOf(platform).includes(usedBy)).toBe(true);
    },
  );

  test('are told in the README, each with what it is for, and no others', () => {
    expect(rowsUnder(`Put it in ${name}`)).toEqual(told(permissions));
  });
});

test('the manifests ask for the permissions and events of the tables, and for nothing else', () => {
  expect(aTeamsManifest()).toMatchObject({
    authorization: {
      permissions: {
        resourceSpecific: TEAMS_PERMISSIONS.map(({ name }) => ({ name, type: 'Application' })),
      },
    },
  });
  expect(aTeamsManifest()).not.toHaveProperty('permissions');
  expect(aTeamsManifest()).not.toHaveProperty('devicePermissions');
  const { oauth_config, settings } = aSlackManifest();
  expect(oauth_config).toEqual({ scopes: { bot: SLACK_SCOPES.map(({ name }) => name) } });
  expect(settings.event_subscriptions.bot_events).toEqual([...SLACK_EVENTS]);
});

test('every event that Slack is asked for is one that the code reads', () => {
  for (const event of SLACK_EVENTS)
    expect(codeOf('slack').includes(`'${event === 'message.im' ? 'message' : event}'`)).toBe(true);
});

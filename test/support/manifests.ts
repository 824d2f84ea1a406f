import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, type Features } from '../../src/manifests/features.js';
import { slackManifest } from '../../src/manifests/slack-manifest.js';
import { teamsManifest } from '../../src/manifests/teams-manifest.js';

const ROOT = join(import.meta.dirname, '../..');

/** A file of the folder `manifest`. */
export const manifestFile = (name: string): Buffer => readFileSync(join(ROOT, 'manifest', name));

const template = (platform: string): unknown =>
  JSON.parse(manifestFile(`${platform}/manifest.json`).toString('utf8'));

/** All that a manifest can offer. */
export const EVERYTHING: Features = { searchRecommendations: true, useAsUpdate: true, home: true };

/** The conversation alone. */
export const NOTHING_MORE: Features = { searchRecommendations: false, useAsUpdate: false, home: false };

/** What the environment of a set-up office has. */
export const OFFICE = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  PUBLIC_URL: 'https://scrutiny.example.org',
  DEVELOPER_NAME: 'Office of the Commissioner',
  WEBSITE_URL: 'https://office.example.org',
  PRIVACY_URL: 'https://office.example.org/privacy',
  TERMS_URL: 'https://office.example.org/terms',
} as const;

/** The Teams manifest of that office. */
export const aTeamsManifest = (features: Features = FEATURES) =>
  teamsManifest({
    template: template('teams'),
    version: '1.2.3',
    id: '33333333-3333-4333-8333-333333333333',
    appId: OFFICE.MicrosoftAppId,
    publicUrl: OFFICE.PUBLIC_URL,
    developer: {
      name: OFFICE.DEVELOPER_NAME,
      website: OFFICE.WEBSITE_URL,
      privacy: OFFICE.PRIVACY_URL,
      terms: OFFICE.TERMS_URL,
    },
    features,
  });

/** Its Slack manifest; for Socket Mode with null. */
export const aSlackManifest = (publicUrl: string | null = OFFICE.PUBLIC_URL, features: Features = FEATURES) =>
  slackManifest({ template: template('slack'), publicUrl, features });

/** A copy with one value put at a path such as `bots.0.botId`, or taken out where it is undefined. */
export const changed = (manifest: unknown, path: string, value: unknown): unknown => {
  const copy: unknown = structuredClone(manifest);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce((node, key) => (node as Record<string, unknown>)[key], copy);
  if (typeof at !== 'object' || at === null) throw new Error(`There is nothing at ${path}.`);
  const node = at as Record<string, unknown>;
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
};

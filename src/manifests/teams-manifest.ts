import { menuRows } from '../intents/commands.js';
import { fill } from '../views/fill.js';
import type { Features } from './features.js';
import { TEAMS_PERMISSIONS } from './permissions.js';

/** What the Teams manifest is filled from. */
export interface TeamsManifestOf {
  /** manifest/teams/manifest.json, read. */
  readonly template: unknown;
  /** The app's version, semver: Teams takes a changed manifest only under a higher one. */
  readonly version: string;
  /** The app's id in Teams, and the bot's: GUIDs. */
  readonly id: string;
  readonly appId: string;
  /** The https address where Teams reaches the bot. */
  readonly publicUrl: string;
  readonly developer: {
    readonly name: string;
    readonly website: string;
    readonly privacy: string;
    readonly terms: string;
  };
  readonly features: Features;
}

/** A menu of the command table as a list of commands. */
const listOf = (where: 'own' | 'shared') =>
  menuRows(where).map(({ word, usage, help }) => ({
    title: word,
    description: usage === word ? help : `${usage}: ${help}`,
  }));

/** The Teams app manifest 1.29: who the app is, the menus of the command table, and the permissions of our table. */
export const teamsManifest = (of: TeamsManifestOf): Readonly<Record<string, unknown>> => {
  const { template, publicUrl, features, ...rest } = of;
  const extended = features.searchRecommendations || features.useAsUpdate;
  const filled = fill(template, {
    ...rest,
    features,
    extended,
    domain: new URL(publicUrl).host,
    permissions: TEAMS_PERMISSIONS,
    own: listOf('own'),
    shared: listOf('shared'),
  }) as Record<string, unknown>;
  const { composeExtensions, ...plain } = filled;
  return extended ? { ...plain, composeExtensions } : plain;
};

import { menuRows } from '../intents/commands.js';
import { fill } from '../views/fill.js';
import type { Features } from './features.js';
import { SLACK_EVENTS, SLACK_SCOPES } from './permissions.js';
import type { SlackManifest } from './validate-slack.js';

/** What the Slack manifest is filled from. */
export interface SlackManifestOf {
  /** manifest/slack/manifest.json, read. */
  readonly template: unknown;
  /** The https address where Slack reaches the bot; null in Socket Mode, where the bot reaches Slack. */
  readonly publicUrl: string | null;
  readonly features: Features;
}

/** What each row of the menus looks like after `/rec`, the first of its forms. */
const hint = (): string =>
  menuRows()
    .map(({ usage }) => usage.split(' · ')[0])
    .join(' · ');

/** The Slack app manifest, version 2: the command, the menu of the table as its hint, our scopes and events. */
export const slackManifest = ({ template, publicUrl, features }: SlackManifestOf): SlackManifest => {
  const filled = fill(template, {
    features,
    hint: hint(),
    scopes: SLACK_SCOPES.map(({ name }) => name),
    events: SLACK_EVENTS.filter((event) => event !== 'app_home_opened' || features.home),
    socket: publicUrl === null,
  }) as SlackManifest;
  const { shortcuts, ...offered } = filled.features;
  const shown = { ...offered, ...(features.useAsUpdate && shortcuts ? { shortcuts } : {}) };
  if (publicUrl === null) return { ...filled, features: shown };
  const url = `${publicUrl}/slack/events`;
  const { settings } = filled;
  return {
    ...filled,
    features: { ...shown, slash_commands: offered.slash_commands.map((command) => ({ ...command, url })) },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url },
    },
  };
};

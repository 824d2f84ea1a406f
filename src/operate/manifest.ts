import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ManifestConfig, needed } from '../manifest-config.js';
import { FEATURES } from '../manifests/features.js';
import type { Problem } from '../manifests/problem.js';
import { slackManifest } from '../manifests/slack-manifest.js';
import { teamsManifest } from '../manifests/teams-manifest.js';
import { teamsPackage } from '../manifests/teams-package.js';
import { validateSlackManifest } from '../manifests/validate-slack.js';
import { validateTeamsManifest } from '../manifests/validate-teams.js';
import { type AtConsole, line } from './at-console.js';
import { ROOT } from './open-house.js';
import { UsageError } from './operator.js';

const USAGE = 'Usage: npm run manifest [-- teams | slack [--socket]]';

/** A file to write, and what to say of it. */
interface Written {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly says: readonly string[];
}

const template = async (platform: string): Promise<unknown> =>
  JSON.parse(await readFile(join(ROOT, 'manifest', platform, 'manifest.json'), 'utf8'));

/** A manifest that its platform would refuse is a fault of ours: the environment was checked before. */
const mustBeGood = (what: string, problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new Error(`The manifest for ${what} is not valid: ${problems.join(' ')}`);
};

const makeTeams = async (config: ManifestConfig): Promise<Written> => {
  const need = (name: Parameters<typeof needed>[0], value: string | null): string =>
    needed(name, value, 'npm run manifest -- slack for Slack alone');
  const appId = need('MicrosoftAppId', config.teamsAppId);
  const publicUrl = need('PUBLIC_URL', config.publicUrl);
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')));
  const manifest = teamsManifest({
    template: await template('teams'),
    version,
    id: config.manifestId ?? appId,
    appId,
    publicUrl,
    developer: {
      name: need('DEVELOPER_NAME', config.developerName),
      website: need('WEBSITE_URL', config.websiteUrl),
      privacy: need('PRIVACY_URL', config.privacyUrl),
      terms: need('TERMS_URL', config.termsUrl),
    },
    features: FEATURES,
  });
  mustBeGood('Teams', await validateTeamsManifest(manifest));
  const icon = (name: string): Promise<Buffer> => readFile(join(ROOT, 'manifest', 'teams', name));
  const bytes = teamsPackage({
    manifest,
    color: await icon('color.png'),
    outline: await icon('outline.png'),
  });
  return {
    name: 'scrutiny-teams.zip',
    bytes,
    says: [
      `version ${version}, valid by Microsoft’s schema 1.29.`,
      `  In Azure, give the bot the messaging endpoint ${publicUrl}/api/messages, and the channel Microsoft Teams.`,
      '  In the Teams admin centre, upload the file under Teams apps, Manage apps; to try it, in Teams under Apps, Manage your apps, Upload an app.',
    ],
  };
};

const makeSlack = async (config: ManifestConfig, socket: boolean): Promise<Written> => {
  const publicUrl = socket
    ? null
    : needed('PUBLIC_URL', config.publicUrl, 'npm run manifest -- slack --socket for Socket Mode');
  const manifest = slackManifest({ template: await template('slack'), publicUrl, features: FEATURES });
  mustBeGood('Slack', validateSlackManifest(manifest));
  return {
    name: 'scrutiny-slack.json',
    bytes: `${JSON.stringify(manifest, null, 2)}\n`,
    says: [
      publicUrl === null
        ? 'for Socket Mode, valid by Slack’s rules.'
        : `for ${publicUrl}/slack/events, valid by Slack’s rules.`,
      '  On api.slack.com/apps choose Create New App, From a manifest, and paste the file; for an app that is there, paste it under App Manifest and install it again.',
    ],
  };
};

/**
 * `npm run manifest`: what Teams and Slack want to know of the app, made from the environment and the command table
 * and checked, in `to`. All of it is written or none. Gives the exit code.
 * @throws OperatorError in one sentence for a variable that is missing or wrong.
 */
export const manifest = async (
  { args, output }: Pick<AtConsole, 'args' | 'output'>,
  config: ManifestConfig,
  to: string = join(ROOT, 'build'),
): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { socket: { type: 'boolean', default: false } },
  });
  const [only] = positionals;
  if (positionals.length > 1 || (only !== undefined && only !== 'teams' && only !== 'slack'))
    throw new UsageError(`There is a manifest for teams and one for slack. ${USAGE}`);
  const files = [
    ...(only === 'slack' ? [] : [await makeTeams(config)]),
    ...(only === 'teams' ? [] : [await makeSlack(config, values.socket || config.socketMode)]),
  ];
  await mkdir(to, { recursive: true });
  for (const { name, bytes, says } of files) {
    await writeFile(join(to, name), bytes);
    line(output, `Wrote build/${name}: ${says.join('\n')}`);
  }
  return 0;
};

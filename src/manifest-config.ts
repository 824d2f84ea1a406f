import { z } from 'zod';
import { OperatorError } from './operator-error.js';

const https = z
  .url({ protocol: /^https$/ })
  .max(2_000)
  .refine((text) => /^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/i.test(text));

/** The https address where others reach this bot, without the slash at its end. */
export const publicUrl = https.transform((url) => url.replace(/\/+$/, ''));
export const ALLOWED_PUBLIC_URL =
  'the https address where Teams and Slack reach this bot, without a query, such as https://scrutiny.example.org';

/** What `npm run manifest` reads beside the bot's own; all of it may be missing until a manifest needs it. */
const variables = z.object({
  /** Where Teams and Slack reach this bot, without the slash at its end. */
  PUBLIC_URL: publicUrl.optional(),
  /** Who runs this bot, as Teams shows it, and their pages. */
  DEVELOPER_NAME: z.string().trim().min(1).max(32).optional(),
  WEBSITE_URL: https.optional(),
  PRIVACY_URL: https.optional(),
  TERMS_URL: https.optional(),
  /** The app's own id in Teams; the bot's, where none is set. */
  MANIFEST_ID: z.guid().optional(),
});

/** The names that `npm run manifest` reads. */
export const MANIFEST_VARIABLES: readonly string[] = Object.keys(variables.shape);

/** Those that the bot reads as well: whose bot it is, and whether Slack is in Socket Mode. */
const read = variables.extend({
  MicrosoftAppId: z.guid().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
});

/** What each may be, as the sentence about a wrong or a missing one says it. */
const ALLOWED: Readonly<Record<Exclude<keyof typeof read.shape, 'SLACK_APP_TOKEN'>, string>> = {
  PUBLIC_URL: ALLOWED_PUBLIC_URL,
  DEVELOPER_NAME: 'the name of whoever runs this bot, at most 32 characters',
  WEBSITE_URL: 'the https address of a page about whoever runs this bot',
  PRIVACY_URL: 'the https address of the privacy notice that covers this bot',
  TERMS_URL: 'the https address of the terms that this bot is used under',
  MANIFEST_ID: 'a GUID, or left out for the bot’s own id',
  MicrosoftAppId: 'the GUID that the app registration shows',
};

/** The environment as the manifests need it; null where nothing is set. */
export interface ManifestConfig {
  readonly publicUrl: string | null;
  readonly developerName: string | null;
  readonly websiteUrl: string | null;
  readonly privacyUrl: string | null;
  readonly termsUrl: string | null;
  readonly manifestId: string | null;
  readonly teamsAppId: string | null;
  /** Whether Slack is spoken to in Socket Mode. */
  readonly socketMode: boolean;
}

/** Reads what the manifests are filled from. @throws OperatorError for what is set and wrong. */
export const readManifestConfig = (env: Readonly<Record<string, string | undefined>>): ManifestConfig => {
  const names = Object.keys(read.shape);
  const given = read.safeParse(
    Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
  );
  if (!given.success) {
    const name = read.keyof().exclude(['SLACK_APP_TOKEN']).parse(given.error.issues[0]?.path[0]);
    throw new OperatorError(
      `${name} is “${env[name] ?? ''}”, and must be ${ALLOWED[name]}: put it right in .env or the environment, and run it again.`,
    );
  }
  const { data } = given;
  return {
    publicUrl: data.PUBLIC_URL ?? null,
    developerName: data.DEVELOPER_NAME ?? null,
    websiteUrl: data.WEBSITE_URL ?? null,
    privacyUrl: data.PRIVACY_URL ?? null,
    termsUrl: data.TERMS_URL ?? null,
    manifestId: data.MANIFEST_ID ?? null,
    teamsAppId: data.MicrosoftAppId ?? null,
    socketMode: data.SLACK_APP_TOKEN !== undefined,
  };
};

/** The value of a variable that a manifest cannot do without. @throws OperatorError where it is not set. */
export const needed = (name: keyof typeof ALLOWED, value: string | null, otherwise: string): string => {
  if (value !== null) return value;
  throw new OperatorError(
    `${name} is not set, and must be ${ALLOWED[name]}: put it in .env or the environment and run it again, or run ${otherwise}.`,
  );
};

import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import {
  ALLOWED_PUBLIC_URL,
  MANIFEST_VARIABLES,
  type ManifestConfig,
  publicUrl,
  readManifestConfig,
} from './manifest-config.js';
import { OperatorError } from './operator-error.js';

const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
/** Host names separated by commas. */
const hosts = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/\s*,\s*/)
      .filter(Boolean),
  )
  .pipe(z.array(z.string().regex(HOST_NAME)));

/** Every variable that Scrutiny reads, with what it is for. `.env.example` lists the same. */
const variables = z.object({
  /** `demo` (the page, the personas, the settable clock) or `live`. */
  MODE: z.enum(['demo', 'live']).default('demo'),
  /** Port of the page and of the platforms. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Folder of the register. */
  DATA_DIR: z.string().min(1).default('data'),
  /** Demo only: where the clock of a new register starts, ISO 8601 with offset. */
  START_AT: z.iso.datetime({ offset: true }).default('2021-10-04T09:00:00+01:00'),
  /** Live only: the address that Teams' and Slack's requests are listened for on, behind whatever ends TLS. */
  HOST: z.string().min(1).max(255).default('127.0.0.1'),
  /** Teams, by the names that the Bot Framework SDK gives them. SingleTenant is the only type for new bots. */
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  MicrosoftAppId: z.guid().optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppTenantId: z.guid().optional(),
  /** Hosts that Teams may ask us to call back to, beside Microsoft's own. */
  TEAMS_SERVICE_HOSTS: hosts.default([]),
  /** Slack: requests are signed with the secret, calls are made with the token. */
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  /** Socket Mode, for trying behind a firewall. */
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  /** Another address of Slack's Web API, such as GovSlack's. */
  SLACK_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** What the addresses of the boards' calendar feeds are made from in live mode; whoever knows it can read them. */
  CALENDAR_SECRET: z.string().min(32).max(500).optional(),
  /** Where others reach this bot, without the slash at its end. */
  PUBLIC_URL: publicUrl.optional(),
});

/** What each may be, as the sentence about a wrong one says it. */
const ALLOWED: Readonly<Record<keyof typeof variables.shape, string>> = {
  MODE: 'demo or live',
  PORT: 'a whole number from 0 to 65535',
  DATA_DIR: 'the path of a folder',
  START_AT: 'a day and time with its offset, such as 2021-10-04T09:00:00+01:00',
  HOST: 'an address of this machine, such as 127.0.0.1 or 0.0.0.0',
  MicrosoftAppType: 'SingleTenant or UserAssignedMSI',
  MicrosoftAppId: 'the GUID that the app registration shows',
  MicrosoftAppPassword: 'the client secret of the app registration',
  MicrosoftAppTenantId: 'the GUID of the directory (tenant)',
  TEAMS_SERVICE_HOSTS: 'host names separated by commas, such as smba.example.net',
  SLACK_SIGNING_SECRET: 'the signing secret under Basic Information',
  SLACK_BOT_TOKEN: 'the bot token, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an app-level token, which begins with xapp-',
  SLACK_API_URL: 'an http or https address',
  CALENDAR_SECRET: 'at least 32 characters that nobody can guess',
  PUBLIC_URL: ALLOWED_PUBLIC_URL,
};

/** Variables whose value may be repeated in a message: a secret may have been put into any of the others. */
const SHOWN: ReadonlySet<string> = new Set(['MODE', 'PORT', 'DATA_DIR', 'START_AT', 'HOST']);

/** The names that are read from the environment, those of the manifests among them. */
export const VARIABLES: readonly string[] = [
  ...new Set([...Object.keys(variables.shape), ...MANIFEST_VARIABLES]),
];

export interface Config {
  readonly mode: 'demo' | 'live';
  readonly port: number;
  readonly dataDir: string;
  readonly startAt: string;
  readonly host: string;
  /** Null where Teams is not set up. */
  readonly teams: TeamsConfig | null;
  /** Null where Slack is not set up. */
  readonly slack: SlackConfig | null;
  /** Null where boards have no calendar feeds in live mode. */
  readonly calendar: CalendarConfig | null;
  /** Where others reach the bot; null where nobody said. */
  readonly publicUrl: string | null;
}

/** What the boards' calendar feeds need in live mode. */
export interface CalendarConfig {
  readonly secret: string;
  readonly publicUrl: string;
}

/** The bot's registration with Microsoft. */
export interface TeamsConfig {
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly appId: string;
  /** Empty for a managed identity. */
  readonly password: string;
  readonly tenant: string;
  readonly serviceHosts: readonly string[];
}

/** The app in one Slack workspace or organisation. */
export interface SlackConfig {
  readonly signingSecret: string;
  readonly botToken: string;
  /** Set for Socket Mode. */
  readonly appToken: string | null;
  readonly apiUrl: string | null;
}

/** An operator's mistake in the environment: one sentence with what was found, what is allowed and the repair. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

type Variables = z.infer<typeof variables>;

/** Both or none: half a set of credentials is a mistake, not a wish for none. */
const together = (read: Variables, names: readonly (keyof Variables)[]): boolean => {
  const missing = names.filter((name) => read[name] === undefined);
  if (missing.length === 0) return true;
  if (missing.length === names.length) return false;
  const set = names.filter((name) => read[name] !== undefined);
  throw new ConfigError(
    `${set.join(' and ')} is set without ${missing.join(' and ')}: they go together. Set all of them in .env or the environment, or none.`,
  );
};

const teamsOf = (read: Variables): TeamsConfig | null => {
  const secret = read.MicrosoftAppType === 'SingleTenant' ? (['MicrosoftAppPassword'] as const) : [];
  if (!together(read, ['MicrosoftAppId', 'MicrosoftAppTenantId', ...secret])) return null;
  return {
    type: read.MicrosoftAppType,
    appId: read.MicrosoftAppId ?? '',
    password: read.MicrosoftAppPassword ?? '',
    tenant: read.MicrosoftAppTenantId ?? '',
    serviceHosts: read.TEAMS_SERVICE_HOSTS,
  };
};

const slackOf = (read: Variables): SlackConfig | null => {
  if (!together(read, ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'])) return null;
  return {
    signingSecret: read.SLACK_SIGNING_SECRET ?? '',
    botToken: read.SLACK_BOT_TOKEN ?? '',
    appToken: read.SLACK_APP_TOKEN ?? null,
    apiUrl: read.SLACK_API_URL ?? null,
  };
};

const calendarOf = ({ CALENDAR_SECRET: secret, PUBLIC_URL: publicUrl }: Variables): CalendarConfig | null => {
  if (secret === undefined) return null;
  if (publicUrl !== undefined) return { secret, publicUrl };
  throw new ConfigError(
    'CALENDAR_SECRET is set without PUBLIC_URL: a feed needs the address that diaries ask at. Set both in .env or the environment, or none.',
  );
};

/** Reads the configuration from `env`. @throws ConfigError */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = variables.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = variables.keyof().parse(issue?.path[0]);
    const found = SHOWN.has(name) ? `“${env[name] ?? ''}”` : 'something else';
    throw new ConfigError(
      `${name} is ${found}, and must be ${ALLOWED[name]}: put it right in .env or the environment, and start again.`,
    );
  }
  const { MODE, PORT, DATA_DIR, START_AT, HOST } = read.data;
  const teams = teamsOf(read.data);
  const slack = slackOf(read.data);
  if (MODE === 'demo' && (teams || slack))
    throw new ConfigError(
      `MODE is demo and ${teams ? 'Teams' : 'Slack'} has credentials: a demo has no sign-in, so it never talks to real workspaces. Set MODE=live with a data folder of its own, or take the credentials out.`,
    );
  const calendar = MODE === 'demo' ? null : calendarOf(read.data);
  return {
    mode: MODE,
    port: PORT,
    dataDir: DATA_DIR,
    startAt: START_AT,
    host: HOST,
    teams,
    slack,
    calendar,
    publicUrl: read.data.PUBLIC_URL ?? null,
  };
};

/** The configuration of this process: its environment, and `.env` beside it where there is one. */
export const loadConfig = (): Config => {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig(process.env);
};

/** What the manifests are filled from, once `loadConfig` has read `.env`. @throws OperatorError */
export const loadManifestConfig = (): ManifestConfig => readManifestConfig(process.env);

import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { OperatorError } from './operator-error.js';

/** Every variable that Scrutiny reads, with what it is for. `.env.example` lists the same. */
const variables = z.object({
  /** `demo` (the page, the personas, the settable clock) or `live`. */
  MODE: z.enum(['demo', 'live']).default('demo'),
  /** Port of the page and, later, of the platforms. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Folder of the register. */
  DATA_DIR: z.string().min(1).default('data'),
  /** Demo only: where the clock of a new register starts, ISO 8601 with offset. */
  START_AT: z.iso.datetime({ offset: true }).default('2021-10-04T09:00:00+01:00'),
});

/** What each may be, as the sentence about a wrong one says it. */
const ALLOWED: Readonly<Record<keyof typeof variables.shape, string>> = {
  MODE: 'demo or live',
  PORT: 'a whole number from 0 to 65535',
  DATA_DIR: 'the path of a folder',
  START_AT: 'a day and time with its offset, such as 2021-10-04T09:00:00+01:00',
};

/** The names that `config` reads. */
export const VARIABLES: readonly string[] = Object.keys(variables.shape);

export interface Config {
  readonly mode: 'demo' | 'live';
  readonly port: number;
  readonly dataDir: string;
  readonly startAt: string;
}

/** An operator's mistake in the environment: one sentence with what was found, what is allowed and the repair. */
export class ConfigError extends OperatorError {
  override readonly name = 'ConfigError';
}

/** Reads the configuration from `env`. @throws ConfigError */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const read = variables.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = variables.keyof().parse(issue?.path[0]);
    throw new ConfigError(
      `${name} is “${env[name] ?? ''}”, and must be ${ALLOWED[name]}: put it right in .env or the environment, and start again.`,
    );
  }
  const { MODE, PORT, DATA_DIR, START_AT } = read.data;
  return { mode: MODE, port: PORT, dataDir: DATA_DIR, startAt: START_AT };
};

/** The configuration of this process: its environment, and `.env` beside it where there is one. */
export const loadConfig = (): Config => {
  if (existsSync('.env')) loadEnvFile('.env');
  return readConfig(process.env);
};

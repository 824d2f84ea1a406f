import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.js';
import type { Log } from '../ports.js';

/** What a command that talks gets: its arguments, the configuration, and where to talk. */
export interface AtConsole {
  readonly args: readonly string[];
  readonly config: Config;
  readonly log: Log;
  readonly input: Readable;
  readonly output: Writable;
  /** The login of whoever runs the command: the console's authenticated identity in live mode. */
  readonly login: string;
}

/** Writes one line. */
export const line = (output: Writable, text: string): void => void output.write(`${text}\n`);

/** The operator's log: one line each on standard error. */
export const operatorLog = (errors: Writable): Log => ({
  info: (text) => line(errors, text),
  warn: (text) => line(errors, `Warning: ${text}`),
  error: (text) => line(errors, `Error: ${text}`),
});

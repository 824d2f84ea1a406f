import type { Clock, Log } from '../ports.js';
import { StoreError } from '../store/store-error.js';

/** What an operator's command is given. */
export interface Place {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Says one line to the operator. */
export type Out = (line: string) => void;

/** An operator's command: its arguments in, an exit code out: 0 done, 1 refused, 2 not understood. */
export type Operate = (args: readonly string[], out: Out, place: Place) => Promise<number>;

/** What an operator typed that the command does not know: the usage is said. */
export class UsageError extends Error {}

/** Whether `parseArgs` threw this: the arguments were not understood. Any other TypeError is a fault of ours. */
export const misread = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs a command's body; a refusal becomes its one sentence, arguments that make no sense become the usage. */
export const attempt = async (out: Out, usage: string, body: () => Promise<number>): Promise<number> => {
  try {
    return await body();
  } catch (error) {
    if (error instanceof StoreError) {
      out(error.message);
      return 1;
    }
    if (!misread(error)) throw error;
    out(`${error.message} Usage: ${usage}`.trim());
    return 2;
  }
};

import { PassThrough, Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { AtConsole } from '../../src/operate/at-console.js';
import { startBot } from '../../src/operate/start.js';
import { aFolder, aLog } from './store.js';

/** Somebody at a keyboard: what they type line by line, and all that they are shown. */
export const anOperator = ({
  dir = aFolder(),
  mode = 'demo',
  args = [],
  types = [],
}: {
  readonly dir?: string;
  readonly mode?: 'demo' | 'live';
  readonly args?: readonly string[];
  readonly types?: readonly string[];
} = {}): AtConsole & { readonly dir: string; shown(): string; readonly lines: readonly string[] } => {
  const pieces: string[] = [];
  const output = new Writable({
    write: (piece, _encoding, done) => {
      pieces.push(String(piece));
      done();
    },
  });
  const log = aLog();
  return {
    dir,
    args,
    log,
    lines: log.lines,
    config: readConfig({ MODE: mode, PORT: '', DATA_DIR: dir }),
    input: types.length > 0 ? Readable.from(types.map((line) => `${line}\n`)) : new PassThrough().end(),
    output,
    login: 'somebody',
    shown: () => pieces.join(''),
  };
};

/** A bot that runs on this folder until the test ends. */
export const aRunningBot = async (dir: string, mode: 'demo' | 'live' = 'demo') => {
  const { config, log, lines, login } = anOperator({ dir, mode });
  const running = await startBot({ config: { ...config, port: 0 }, log, login });
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await running.stop();
  };
  onTestFinished(stop);
  return { ...running, stop, lines };
};

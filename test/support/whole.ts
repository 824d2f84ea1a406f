import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { type Running, startBot } from '../../src/operate/start.js';
import { aLog } from './store.js';

/** The bot as `npm start` starts it, on a data folder and a port of its own. */
export interface Whole {
  readonly address: string;
  readonly running: Running;
  /** Stops it and starts it again on the same folder and port. */
  again(): Promise<Whole>;
  end(): Promise<void>;
}

/** Starts the whole bot in demo mode, with nothing faked. */
export const startWhole = async (folder?: string, port = 0): Promise<Whole> => {
  const dir = folder ?? (await mkdtemp(join(tmpdir(), 'scrutiny-whole-')));
  const log = aLog();
  const config = readConfig({ DATA_DIR: dir, PORT: String(port) });
  const running = await startBot({ config, log, login: 'operator' });
  const address = running.address ?? '';
  return {
    address,
    running,
    again: async () => {
      await running.stop();
      return startWhole(dir, Number(new URL(address).port));
    },
    end: async () => {
      await running.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

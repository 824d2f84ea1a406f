import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listen } from '../../src/platforms/listen.js';
import { createWeb, type Web, type WebDeps } from '../../src/platforms/web/server.js';
import type { Bot, DemoClock, Log, ToCard } from '../../src/ports.js';
import { createFakeClock } from './demo-clock.js';
import { cardOf, createFakeBot } from './fake-bot.js';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A log that keeps its lines. */
export const createKeptLog = () => {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  return { lines, log: { info: keep, warn: keep, error: keep } satisfies Log };
};

export const PEOPLE = [
  { id: 'governance', name: 'Governance officer', hint: 'Keeps the register', inBoard: true },
  { id: 'owner', name: 'Head of Public Protection', hint: 'Owns recommendations 3 and 7', inBoard: true },
];
export const BOARD = { conversation: 'web:board:governance', name: 'Governance board' };

export interface WebOnTest extends Web {
  readonly address: string;
  readonly lines: readonly string[];
  readonly transcript: string;
  readonly deps: WebDeps;
}

/** A folder for one test's files, and its removal. */
export const createFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'scrutiny-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

/** The page's server on a free port, over the fake bot unless told otherwise. */
export const startWeb = async (over: {
  folder: string;
  bot?: Bot;
  clock?: DemoClock;
  toCard?: ToCard;
  people?: WebDeps['people'];
  board?: WebDeps['board'];
  port?: number;
}): Promise<WebOnTest> => {
  const { lines, log } = createKeptLog();
  const transcript = join(over.folder, 'page.jsonl');
  const deps: WebDeps = {
    bot: over.bot ?? createFakeBot().bot,
    clock: over.clock ?? createFakeClock(),
    toCard: over.toCard ?? cardOf,
    people: over.people ?? (() => PEOPLE),
    board: over.board ?? (() => BOARD),
    suggestions: () => ['status of rec 7', 'form', 'What is overdue?'],
    samples: () => [],
    transcript,
    root: ROOT,
    zone: 'Europe/London',
    log,
  };
  const web = await createWeb(deps);
  const listening = await listen({ fetch: web.app.fetch, host: '127.0.0.1', port: over.port ?? 0 });
  return {
    ...web,
    address: listening.address,
    lines,
    transcript,
    deps,
    close: async () => {
      await listening.close();
      await web.close();
    },
  };
};

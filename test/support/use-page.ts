import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from './browser.js';
import { createFakeClock, DEMO_START } from './demo-clock.js';
import { createFakeBot, wordsOf } from './fake-bot.js';
import { type Visit, type Visited, visit } from './page.js';
import { BOARD, createFolder, startWeb, type WebOnTest } from './web.js';

/** When the only reminder of these tests is due: three and a half days ahead. */
const REMINDER = DEMO_START + 86_400_000 * 3.5;

/**
 * A browser for a test file, and for each test a server of its own over the fake bot. After each test, whatever
 * was visited must have asked no other host, violated no policy and put no error on the console.
 */
export const usePage = () => {
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof createFolder>>;
  let web: WebOnTest;
  let fake: ReturnType<typeof createFakeBot>;
  let visits: Visited[];

  const clock = () =>
    createFakeClock([REMINDER], async (now) => {
      if (now !== REMINDER) return;
      await web.messenger.send(BOARD.conversation, wordsOf('Board meets in 4 days'), 'reminder|1');
    });
  const start = (port: number) => startWeb({ folder: folder.path, port, bot: fake.bot, clock: clock() });

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    folder = await createFolder();
    fake = createFakeBot();
    visits = [];
    web = await start(0);
  });
  afterEach(async () => {
    const problems = visits.flatMap((visited) => visited.problems);
    for (const visited of visits) await visited.close();
    await web.close();
    await folder.remove();
    expect(problems).toEqual([]);
  });

  return {
    browser: () => browser,
    folder: () => folder.path,
    web: () => web,
    turns: () => fake.turns,
    open: async (how: Visit = {}) => {
      const visited = await visit(browser, web.address, how);
      visits.push(visited);
      return visited;
    },
    stop: () => web.close(),
    /** Starts the server again where it was, on the same files. */
    startAgain: async () => {
      web = await start(Number(new URL(web.address).port));
    },
  };
};

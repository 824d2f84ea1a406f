import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPaperLinks } from '../../../src/papers/links.js';
import { type Listening, listen } from '../../../src/platforms/listen.js';
import { paperRoutes } from '../../../src/platforms/papers/routes.js';
import { openBrowser } from '../../support/browser.js';
import { fakeClock } from '../../support/fake-clock.js';
import { fakeLog } from '../../support/fake-messenger.js';
import { axeViolations, visit } from '../../support/page.js';
import { samplePaper } from '../../support/sample-paper.js';

let browser: Browser;
let server: Listening;
let address: string;

beforeAll(async () => {
  browser = await openBrowser();
  const links = createPaperLinks({ base: '', clock: fakeClock() });
  const paperFor = async () => samplePaper;
  const { fetch } = paperRoutes({ links, paperFor, mode: 'demo', log: fakeLog() });
  server = await listen({ fetch, host: '127.0.0.1', port: 0 });
  const link = links.to({ paper: 'pack', person: 'chair', format: 'html' }) ?? '';
  address = server.address + link.slice(1);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([
  [390, 'light'],
  [390, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'at %i pixels in %s, axe finds nothing, nothing is too wide, its policy holds',
  async (width, scheme) => {
    const { page, problems, close } = await visit(browser, address, { width, scheme }, 'main');
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    // Its own style was let through by the policy, in this scheme.
    const colours = { light: 'rgb(255, 255, 255)', dark: 'rgb(20, 24, 29)' } as const;
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(colours[scheme]);
    await close();
    expect(problems).toEqual([]);
  },
);

test('printed, each page has the marking at its head and foot', async () => {
  const { page, close } = await visit(browser, address, {}, 'main');
  await page.emulateMedia({ media: 'print' });
  const displays = await page.evaluate(() =>
    ['.sheet', '.head', 'main', '.foot'].map((part) => {
      const found = document.querySelector(part);
      return found ? getComputedStyle(found).display : 'missing';
    }),
  );
  await close();
  // The head and foot of a table are what browsers repeat on every page.
  expect(displays).toEqual(['table', 'table-header-group', 'table-row-group', 'table-footer-group']);
});

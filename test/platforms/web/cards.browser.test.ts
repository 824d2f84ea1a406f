import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.js';
import { visit } from '../../support/page.js';
import { startWhole, type Whole } from '../../support/whole.js';

let browser: Browser;
let whole: Whole;
beforeAll(async () => {
  browser = await openBrowser();
  whole = await startWhole();
});
afterAll(async () => {
  await browser.close();
  await whole.end();
});

const names = readdirSync(join(import.meta.dirname, '../../../cards'))
  .filter((file) => file.endsWith('.sample.json'))
  .map((file) => file.slice(0, -'.sample.json'.length));

test.each([1280, 390] as const)(
  'every card is drawn as Teams and as Slack, in light and in dark, at a width of %i',
  async (width) => {
    const address = new URL('/cards', whole.address).href;
    const { page, problems, close } = await visit(
      browser,
      address,
      { width, scheme: 'light' },
      '[data-drawn]',
    );
    const drawn = await page.locator('section').evaluateAll((sections) =>
      sections.map((section) => ({
        name: section.id,
        cards: section.querySelectorAll('.ac-adaptiveCard').length,
        messages: section.querySelectorAll('.slack-message').length,
        unknown: [...section.querySelectorAll('.slack-context')].filter((one) =>
          /^\[/.test(one.textContent ?? ''),
        ).length,
      })),
    );
    expect(drawn.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      names.sort().map((name) => ({ name, cards: 2, messages: 2, unknown: 0 })),
    );
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}/cards-${width}.png`, fullPage: true });
    expect(problems).toEqual([]);
    await close();
  },
);

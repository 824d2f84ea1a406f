import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.js';
import { axeViolations, roomOn, visit } from '../../support/page.js';
import { createFolder, startWeb } from '../../support/web.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([390, 1280] as const)('at %i pixels', (width) => {
  test.each(['light', 'dark'] as const)('axe-core finds nothing in the %s scheme', async (scheme) => {
    const folder = await createFolder();
    const web = await startWeb({ folder: folder.path });
    const { page, problems, close } = await visit(browser, web.address, { width, scheme });
    expect(await axeViolations(page), 'empty').toEqual([]);
    const direct = roomOn(page, 'direct');
    await direct.say('status of rec 7');
    await direct.room.getByRole('button', { name: 'Full text' }).click();
    await direct.say('form');
    await direct.room.getByRole('button', { name: 'Submit' }).click();
    await direct.room.getByText('Say what has been done.').waitFor();
    await direct.say('x'.repeat(400));
    await direct.messages.nth(5).waitFor();
    expect(await axeViolations(page), 'cards').toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'nothing is wider than the window').toBeLessThanOrEqual(0);
    await direct.room.getByRole('button', { name: 'Import a letter' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    expect(await axeViolations(page), 'dialog').toEqual([]);
    await page.keyboard.press('Escape');
    expect(problems).toEqual([]);
    await close();
    await web.close();
    await folder.remove();
  });
});

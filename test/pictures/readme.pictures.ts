import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { roomOn } from '../support/page.js';
import { takeScreenshots } from '../support/screenshots.js';
import { startWhole } from '../support/whole.js';

test('the README’s pictures', async () => {
  const browser = await openBrowser();
  const whole = await startWhole();
  try {
    await fetch(new URL('/api/clock', whole.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(whole.address).origin },
      body: JSON.stringify({ advance: 'next-reminder' }),
    });
    const files = await takeScreenshots(browser, whole.address, join(import.meta.dirname), async (page) => {
      const direct = roomOn(page, 'direct');
      await direct.say('status of rec 7');
      await direct.messages.last().getByText('Published answer', { exact: false }).waitFor();
      await page.waitForTimeout(300);
    });
    expect(files).toHaveLength(4);
  } finally {
    await whole.end();
    await browser.close();
  }
});

import { describe, expect, test } from 'vitest';
import { axeViolations, roomOn } from '../../support/page.js';
import { usePage } from '../../support/use-page.js';

const { open } = usePage();

describe.each([390, 1280] as const)('at %i pixels', (width) => {
  test.each(['light', 'dark'] as const)('axe-core finds nothing in the %s scheme', async (scheme) => {
    const { page } = await open({ width, scheme });
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
  });
});

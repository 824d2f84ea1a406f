import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roomOn } from '../../support/page.js';
import { takeScreenshots } from '../../support/screenshots.js';
import { usePage } from '../../support/use-page.js';

const { browser, web, folder } = usePage();

test('pictures of the page can be made again, at both widths and in both schemes', async () => {
  const out = join(folder(), 'pictures');
  const files = await takeScreenshots(browser(), web().address, out, async (page) => {
    await roomOn(page, 'direct').say('status of rec 7');
    await roomOn(page, 'direct').room.getByRole('heading', { name: 'rec 7' }).last().waitFor();
  });
  expect(files.map((file) => file.slice(out.length + 1))).toEqual([
    'page-1280-light.png',
    'page-1280-dark.png',
    'page-390-light.png',
    'page-390-dark.png',
  ]);
  for (const file of files) expect((await stat(file)).size).toBeGreaterThan(20_000);
});

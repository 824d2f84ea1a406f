import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { visit } from './page.js';

/** What is done on the page before the picture is taken: by default nothing. */
export type Scene = (page: Page) => Promise<void>;

/**
 * Takes the README's pictures of a running page: two widths, two schemes, `page-<width>-<scheme>.png` in `out`.
 * @returns the files written
 * @throws when the page asked another host or an error reached its console
 */
export const takeScreenshots = async (
  browser: Browser,
  address: string,
  out: string,
  scene: Scene = async () => {},
): Promise<readonly string[]> => {
  await mkdir(out, { recursive: true });
  const files: string[] = [];
  for (const width of [1280, 390] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const { page, problems, close } = await visit(browser, address, { width, scheme });
      await scene(page);
      const path = join(out, `page-${width}-${scheme}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      await close();
      if (problems.length > 0) throw new Error(`The page is not well: ${problems.join('; ')}`);
      files.push(path);
    }
  }
  return files;
};

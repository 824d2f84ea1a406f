import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.js';
import { viewOf } from '../../support/fake-bot.js';
import { roomOn } from '../../support/page.js';
import { takeScreenshots } from '../../support/screenshots.js';
import { BOARD, createFolder, startWeb } from '../../support/web.js';

test('pictures of the page can be made again, at both widths and in both schemes', async () => {
  const folder = await createFolder();
  const web = await startWeb({ folder: folder.path });
  const browser = await openBrowser();
  const out = process.env.SCREENSHOTS ?? join(folder.path, 'pictures');
  await web.messenger.send(
    BOARD.conversation,
    viewOf('Governance board meets in 7 days', {
      body: [
        {
          type: 'TextBlock',
          style: 'heading',
          text: 'Governance board meets in 7 days',
          size: 'Medium',
          weight: 'Bolder',
          wrap: true,
        },
        {
          type: 'TextBlock',
          text: 'Tuesday 12 October 2021, 10:00. Eight recommendations are on the agenda.',
          wrap: true,
        },
      ],
      actions: [{ type: 'Action.Execute', title: 'What is open', verb: 'list' }],
    }),
    'r|1',
  );
  let first = true;
  const files = await takeScreenshots(browser, web.address, out, async (page) => {
    if (!first) return;
    first = false;
    const direct = roomOn(page, 'direct');
    await direct.say('status of rec 7');
    await direct.room.getByRole('heading', { name: 'rec 7' }).waitFor();
    const board = roomOn(page, 'board');
    await board.say('status of rec 3');
    await board.room.getByRole('heading', { name: 'rec 3' }).waitFor();
  });
  for (const file of files) expect((await stat(file)).size).toBeGreaterThan(20_000);
  expect(files).toHaveLength(4);
  await browser.close();
  await web.close();
  await folder.remove();
});

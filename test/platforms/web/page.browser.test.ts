import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.js';
import { createFakeClock, DEMO_START } from '../../support/demo-clock.js';
import { createFakeBot, viewOf, wordsOf } from '../../support/fake-bot.js';
import { roomOn, type Visit, type Visited, visit } from '../../support/page.js';
import { BOARD, createFolder, startWeb, type WebOnTest } from '../../support/web.js';

const REMINDER = DEMO_START + 86_400_000 * 3.5;

let browser: Browser;
let folder: Awaited<ReturnType<typeof createFolder>>;
let web: WebOnTest;
let fake: ReturnType<typeof createFakeBot>;
let visits: Visited[];

const start = (port = 0) =>
  startWeb({
    folder: folder.path,
    port,
    bot: fake.bot,
    clock: createFakeClock([REMINDER], async (now) => {
      if (now === REMINDER) {
        await web.messenger.send(BOARD.conversation, wordsOf('Board meets in 4 days'), 'reminder|1');
      }
    }),
  });
const open = async (how: Visit = {}) => {
  const visited = await visit(browser, web.address, how);
  visits.push(visited);
  return visited;
};

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = await createFolder();
  fake = createFakeBot();
  visits = [];
  web = await start();
});
afterEach(async () => {
  const problems = visits.flatMap((visited) => visited.problems);
  for (const visited of visits) await visited.close();
  await web.close();
  await folder.remove();
  // Every test is also a test of these: no other host asked, no policy violated, no error on the console.
  expect(problems).toEqual([]);
});

test('a question is answered, and the next one can be typed at once', async () => {
  const { page } = await open();
  const direct = roomOn(page, 'direct');
  await direct.box.fill('first line');
  await direct.box.press('Shift+Enter');
  await direct.box.pressSequentially('second line');
  await direct.box.press('Enter');
  await direct.messages.nth(1).getByText('You said: first line').waitFor();
  expect(await direct.box.inputValue()).toBe('');
  expect(await direct.box.evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type('status of rec 7');
  await page.keyboard.press('Enter');
  await direct.room.getByRole('heading', { name: 'rec 7' }).waitFor();
  expect(fake.turns.map((turn) => turn.kind === 'message' && turn.text)).toEqual([
    'first line\nsecond line',
    'status of rec 7',
  ]);
});

test('a form says what is wrong beside the field, keeps its words, and is replaced in place', async () => {
  const { page } = await open();
  const direct = roomOn(page, 'direct');
  await direct.say('form');
  const submit = direct.room.getByRole('button', { name: 'Submit' });
  await submit.click();
  await direct.room.getByText('Say what has been done.').waitFor();
  expect(fake.turns).toHaveLength(1);
  const done = direct.room.getByLabel('What has been done');
  await done.fill('abc');
  await submit.click();
  await direct.room.getByText('Say a little more.').waitFor();
  expect(await done.inputValue()).toBe('abc');
  await done.fill('Training began in September.');
  await direct.room.getByLabel('Own confidence').selectOption('at-risk');
  await direct.room.getByLabel('Target date').fill('2022-03-31');
  await submit.click();
  await direct.room.getByRole('heading', { name: 'Update recorded' }).waitFor();
  expect(await direct.messages.count()).toBe(2);
  expect(
    await direct.messages
      .nth(1)
      .locator('.bubble')
      .evaluate((b) => b === document.activeElement),
  ).toBe(true);
  expect(fake.turns.at(-1)).toMatchObject({
    kind: 'action',
    verb: 'submit-update',
    data: {
      about: 'rec 7',
      done: 'Training began in September.',
      confidence: 'at-risk',
      target: '2022-03-31',
      sure: 'false',
    },
  });
});

test('two tabs stay in step, and a reload finds the conversation as it was', async () => {
  const one = await open();
  const two = await open();
  await roomOn(one.page, 'direct').say('form');
  const there = roomOn(two.page, 'direct');
  await there.room.getByLabel('What has been done').fill('Done in the second tab.');
  await there.room.getByRole('button', { name: 'Submit' }).click();
  await roomOn(one.page, 'direct').room.getByRole('heading', { name: 'Update recorded' }).waitFor();
  const before = await roomOn(one.page, 'direct').room.locator('.log').textContent();
  await one.page.reload();
  await roomOn(one.page, 'direct').messages.nth(1).waitFor();
  expect(await roomOn(one.page, 'direct').room.locator('.log').textContent()).toBe(before);
});

test('a restart of the server is bridged: the page comes back by itself and misses nothing', async () => {
  const visited = await open();
  const direct = roomOn(visited.page, 'direct');
  await direct.say('before');
  await direct.room.getByText('You said: before').waitFor();
  visited.expectLostConnection();
  await web.close();
  await visited.page.getByText('The connection to Scrutiny is lost').waitFor();
  await direct.say('while it was away');
  await direct.room.getByText('Not sent. Scrutiny cannot be reached.').waitFor();
  web = await start(Number(new URL(web.address).port));
  await web.messenger.send('web:direct:governance', wordsOf('Sent meanwhile'), null);
  await visited.page.getByText('The connection to Scrutiny is lost').waitFor({ state: 'hidden' });
  await direct.room.getByRole('button', { name: 'Send again' }).click();
  await direct.room.getByText('You said: while it was away').waitFor();
  expect(await direct.messages.count()).toBe(5);
  expect(fake.turns).toHaveLength(2);
});

test('a form that could not be sent keeps its words and is sent again as the same event', async () => {
  const visited = await open();
  const direct = roomOn(visited.page, 'direct');
  await direct.say('form');
  await direct.room.getByLabel('What has been done').fill('Written on a train.');
  visited.expectLostConnection();
  const ids: string[] = [];
  await visited.page.route('**/api/turns', async (route) => {
    ids.push(route.request().postDataJSON().id);
    // The server hears it the first time; only its answer is lost.
    if (ids.length > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await direct.room.getByRole('button', { name: 'Submit' }).click();
  await direct.room.getByRole('heading', { name: 'Update recorded' }).waitFor();
  await visited.page.unroute('**/api/turns');
  expect(fake.turns).toHaveLength(2);

  await direct.say('form');
  await direct.room.getByLabel('What has been done').fill('Written in a tunnel.');
  await visited.page.route('**/api/turns', (route) => {
    ids.push(route.request().postDataJSON().id);
    return route.abort();
  });
  await direct.room.getByRole('button', { name: 'Submit' }).click();
  await direct.room.getByText('Scrutiny cannot be reached.').waitFor();
  expect(await direct.room.getByLabel('What has been done').inputValue()).toBe('Written in a tunnel.');
  await visited.page.unroute('**/api/turns');
  await direct.room.getByRole('button', { name: 'Send again' }).click();
  await direct.room.getByText('Written in a tunnel.').waitFor();
  expect(fake.turns.at(-1)?.id).toBe(`web:${ids.at(-1)}`);
});

test('whatever people type is inert', async () => {
  const { page } = await open();
  const direct = roomOn(page, 'direct');
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '[press me](javascript:alert(1))',
    '<at>Everybody</at>',
    '<script>alert(1)</script>',
    '![x](https://evil.example/x.png)',
    '**bold** <b>bold</b>',
  ];
  for (const text of hostile) {
    await direct.say(text);
    await direct.messages.getByText(`You said: ${text}`).waitFor();
  }
  await page.reload();
  await direct.messages.nth(hostile.length * 2 - 1).waitFor();
  expect(await direct.room.locator('.log').locator('img, a, script, b, strong, at, em').count()).toBe(0);
});

test('a card of ours with a hostile title or link does nothing either', async () => {
  const { page } = await open();
  await web.messenger.send(
    'web:direct:governance',
    viewOf('Hostile', {
      body: [
        { type: 'TextBlock', text: '[x](javascript:alert(1)) <img src=x onerror=alert(2)>', wrap: true },
        { type: 'Image', url: 'https://evil.example/x.png' },
        {
          type: 'RichTextBlock',
          inlines: [
            {
              type: 'TextRun',
              text: 'run',
              selectAction: { type: 'Action.OpenUrl', url: 'javascript:alert(3)' },
            },
          ],
        },
      ],
      actions: [
        { type: 'Action.OpenUrl', title: 'Bad', url: 'javascript:alert(4)' },
        { type: 'Action.OpenUrl', title: 'Plain', url: 'http://evil.example/' },
        { type: 'Action.OpenUrl', title: 'Good', url: 'https://www.gov.uk/' },
      ],
    }),
    null,
  );
  const direct = roomOn(page, 'direct');
  await direct.room.getByText('[x](javascript:alert(1)) <img').waitFor();
  expect(await direct.room.locator('.log a, .log img').count()).toBe(0);
  expect(await direct.room.locator('.log').getByRole('button').allInnerTexts()).toEqual([]);
  expect(await direct.room.locator('.log').getByRole('link').allInnerTexts()).toEqual(['Good']);
});

test('the keyboard alone suffices', async () => {
  const { page } = await open();
  const direct = roomOn(page, 'direct');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabTo = async (wanted: () => Promise<boolean>) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (await wanted()) return;
    }
    throw new Error(`The keyboard did not get there; it stands on "${await focused()}".`);
  };
  const on = (locator: ReturnType<typeof page.locator>) => () =>
    locator.evaluate((node) => node === document.activeElement);
  await tabTo(async () => (await focused()).startsWith('Skip'));
  await page.keyboard.press('Enter');
  await tabTo(on(direct.box));
  await page.keyboard.type('form');
  await page.keyboard.press('Enter');
  const done = direct.room.getByLabel('What has been done');
  await done.waitFor();
  for (let presses = 0; presses < 40 && !(await on(done)()); presses += 1)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Typed without a mouse.');
  await tabTo(on(direct.room.getByRole('button', { name: 'Submit' })));
  await page.keyboard.press('Enter');
  await direct.room.getByRole('heading', { name: 'Update recorded' }).waitFor();
  await tabTo(on(direct.box));
});

test('in the channel only what mentions the bot is for it; what is private comes to the direct chat', async () => {
  const { page } = await open();
  const board = roomOn(page, 'board');
  await board.say('hello');
  await board.room.getByText('You said: hello').waitFor();
  await board.room.getByRole('button', { name: '@Scrutiny' }).click();
  await board.say('talking among ourselves');
  await board.messages.nth(2).waitFor();
  await board.room.getByRole('button', { name: 'Reply to Scrutiny' }).click();
  await board.say('privately please');
  await roomOn(page, 'direct').room.getByText('Only you see this.').waitFor();
  expect(fake.turns.map((turn) => turn.kind === 'message' && [turn.text, turn.toBot])).toEqual([
    ['hello', true],
    ['talking among ourselves', false],
    ['privately please', true],
  ]);
  expect(await board.messages.count()).toBe(4);
});

test('the clock moves, says so, and a reminder arrives in the channel, on a phone too', async () => {
  const { page } = await open({ width: 390 });
  await page.getByText('Monday 4 October 2021, 09:00').waitFor();
  await page.getByText('(demo clock, Europe/London)').waitFor();
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByText('It is now Tuesday 5 October 2021, 09:00.').waitFor();
  await page.getByRole('button', { name: 'To the next reminder' }).click();
  const tab = page.getByRole('navigation').getByRole('button', { name: 'Governance board' });
  await tab.locator('.new').waitFor();
  await tab.click();
  await roomOn(page, 'board').room.getByText('Board meets in 4 days').waitFor();
  expect(await tab.locator('.new').count()).toBe(0);
  await page.getByRole('button', { name: 'To the next reminder' }).click();
  await page.getByText('No reminder lies ahead.').waitFor();
});

test('a letter needs its code, said beside the field; then it is read', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Import a letter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Or paste its text').fill('Recommendation 1');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByText('Give the code of the inspection, for example RAPE-P1-2021.').waitFor();
  const code = dialog.getByLabel('Code');
  expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
  await code.fill('RAPE-P1-2021');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'letter.md', mimeType: 'text/markdown', buffer: Buffer.from('1') });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await dialog.getByText('Use the file or the pasted text, not both.').waitFor();
  await dialog.getByLabel('Or paste its text').fill('');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await roomOn(page, 'direct').room.getByText('Read 1 bytes of letter.md as RAPE-P1-2021').waitFor();
  expect(await dialog.count()).toBe(0);
});

test('the persona can be changed, and each has a direct chat of their own', async () => {
  const { page } = await open();
  await roomOn(page, 'direct').say('mine alone');
  await roomOn(page, 'direct').room.getByText('You said: mine alone').waitFor();
  await page.getByLabel('Speaking as').selectOption('Head of Public Protection');
  await page.getByText('Owns recommendations 3 and 7').waitFor();
  await roomOn(page, 'direct').room.getByText('Ask about a recommendation').waitFor();
  await page.reload();
  await roomOn(page, 'direct').say('status of rec 7');
  await roomOn(page, 'direct').room.getByRole('heading', { name: 'rec 7' }).waitFor();
  expect(fake.turns.at(-1)?.account.id).toBe('owner');
});

test('the colour scheme follows the system until one is chosen, and the choice stays', async () => {
  const { page } = await open({ scheme: 'dark' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Light colours' }).click();
  const light = await background();
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await background()).toBe(light);
});

import { expect, test } from 'vitest';
import { roomOn } from '../../support/page.js';
import { usePage } from '../../support/use-page.js';

const { open, turns } = usePage();

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
  expect(turns().map((turn) => turn.kind === 'message' && turn.text)).toEqual([
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
  expect(turns()).toHaveLength(1);
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
  expect(turns().at(-1)).toMatchObject({
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
  expect(turns().map((turn) => turn.kind === 'message' && [turn.text, turn.toBot])).toEqual([
    ['hello', true],
    ['talking among ourselves', false],
    ['privately please', true],
  ]);
  expect(await board.messages.count()).toBe(4);
});

test('whoever reads further up stays there, and is told that something new is below', async () => {
  const { page } = await open();
  const board = roomOn(page, 'board');
  const below = board.room.getByRole('button', { name: 'New messages below' });
  for (const text of ['one', 'two', 'three']) {
    await board.say(`status of ${text}`);
    await board.room.getByRole('heading', { name: text }).waitFor();
  }
  expect(await below.isVisible()).toBe(false);
  const log = board.room.locator('.log');
  const scrolled = () => log.evaluate((node) => node.scrollTop);
  await log.evaluate((node) => {
    node.scrollTop = 0;
  });
  const other = await open({ persona: 'owner' });
  await roomOn(other.page, 'board').say('status of four');
  await below.waitFor();
  expect(await scrolled()).toBe(0);
  await below.click();
  expect(await below.isVisible()).toBe(false);
  expect(await scrolled()).toBeGreaterThan(0);
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
  expect(turns().at(-1)?.account.id).toBe('owner');
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

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.js';
import { axeViolations, roomOn, type Visit, type Visited, visit } from '../support/page.js';
import { startWhole, type Whole } from '../support/whole.js';

let browser: Browser;
let whole: Whole;
let visits: Visited[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  whole = await startWhole();
  visits = [];
});
afterEach(async () => {
  const problems = visits.flatMap((visited) => visited.problems);
  for (const visited of visits) await visited.close();
  await whole.end();
  expect(problems).toEqual([]);
});

const open = async (how: Visit) => {
  const visited = await visit(browser, whole.address, how);
  visits.push(visited);
  return { ...visited, direct: roomOn(visited.page, 'direct'), board: roomOn(visited.page, 'board') };
};

test('a newcomer asks, and the answer rests on the letter that the bot itself read', async () => {
  const { direct } = await open({ persona: 'governance' });
  await direct.say('where are we with recommendation seven');
  const card = direct.messages.last();
  await card.getByText('Recommendation 7', { exact: true }).waitFor();
  await expect.poll(() => card.textContent()).toContain("included in our victim's booklet");
  expect(await card.textContent()).toContain('Wednesday 8 September 2021');
  expect(await card.textContent()).toContain('Head of Public Protection');
});

test('an owner answers through the form: the mistake stands beside its field, the words are kept, the result takes its place', async () => {
  const { page, direct } = await open({ persona: 'owner' });
  await direct.say('update 7');
  await direct.room.getByLabel('What stands in the way').fill('Two trainers short.');
  await direct.room.getByRole('button', { name: 'Send update' }).click();
  await direct.room.getByText('Say in a sentence or two what has been done').waitFor();
  expect(await direct.room.getByLabel('What stands in the way').inputValue()).toBe('Two trainers short.');
  await direct.room.getByLabel('What has been done').fill('All investigators briefed.');
  await direct.room.getByRole('radio', { name: 'At risk' }).check();
  await direct.room.getByLabel('Evidence: link').fill('on the shared drive');
  await direct.room.getByRole('button', { name: 'Send update' }).click();
  await direct.room.getByText('The link must be a whole web address').waitFor();
  expect(await direct.room.getByLabel('What has been done').inputValue()).toBe('All investigators briefed.');
  await direct.room.getByLabel('Evidence: link').fill('');
  const before = await direct.messages.count();
  await direct.room.getByRole('button', { name: 'Send update' }).click();
  await direct.room.getByText('Your update is in the record').waitFor();
  expect(await direct.messages.count()).toBe(before);
  expect(whole.running.house.store.read().updates.size).toBe(1);
  expect(await axeViolations(page)).toEqual([]);

  const governance = await open({ persona: 'governance' });
  await governance.direct.say('status of rec 7');
  await governance.direct.room.getByRole('button', { name: 'Review update' }).click();
  await governance.direct.room.getByRole('button', { name: 'Accept' }).click();
  await governance.direct.room.getByText('Update on rec 7: accepted').waitFor();
  expect(whole.running.house.store.read().recommendations.get('RAPE-P1-2021/7')?.confidence).toBe('at-risk');
});

test('moving the clock brings the reminder to the channel, once, and a restart does not bring it again', async () => {
  const { page, board, expectLostConnection } = await open({ persona: 'governance' });
  await page.getByRole('button', { name: 'To the next reminder' }).click();
  await board.messages.getByText('Meeting in 7 days').waitFor();
  expect(await board.messages.last().textContent()).toContain('Tuesday 12 October 2021 at 10:00');
  await page.getByRole('button', { name: '+1 day' }).click();
  await page.getByText('Wednesday 6 October 2021', { exact: false }).first().waitFor();
  expect(await board.messages.count()).toBe(1);
  expectLostConnection();
  whole = await whole.again();
  await page.reload();
  await board.messages.getByText('Meeting in 7 days').waitFor();
  expect(await board.messages.count()).toBe(1);
  // Between the two of the board's, deputies, the lead and the chair are told and digests go out: other conversations,
  // and other stops of the clock.
  const stops = [
    ['Thursday 7 October 2021', 1],
    // The papers go out.
    ['Friday 8 October 2021', 2],
    ['Monday 11 October 2021, 08:30', 2],
    ['Monday 11 October 2021, 10:00', 3],
    ['Tuesday 12 October 2021, 08:00', 4],
  ] as const;
  for (const [day, messages] of stops) {
    await page.getByRole('button', { name: 'To the next reminder' }).click();
    await page.getByText(day, { exact: false }).first().waitFor();
    await expect.poll(() => board.messages.count()).toBe(messages);
  }
  await board.messages.getByText('Meeting in 2 hours').waitFor();
  expect(await board.messages.count()).toBe(4);
});

test.each([1280, 390] as const)(
  'a member of the public sees one conversation, and nothing to switch, at %i pixels',
  async (width) => {
    const { page, direct } = await open({ persona: 'viewer', width });
    await direct.say('status of rec 7');
    await direct.messages.getByText('Recommendation 7', { exact: true }).waitFor();
    expect(await page.locator('.room').count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Conversations' }).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Speaking as').selectOption('chair');
    await expect.poll(() => page.locator('.room').count()).toBe(2);
    await page.getByLabel('Speaking as').selectOption('admin');
    await expect.poll(() => page.locator('.room').count()).toBe(1);
    await direct.room.waitFor();
  },
);

test('two tabs of one person stay in step, and a reload finds the conversation as it was', async () => {
  const one = await open({ persona: 'chair' });
  const two = await open({ persona: 'chair', width: 390 });
  await one.direct.say('what is overdue?');
  await two.direct.messages.getByText('Overdue', { exact: true }).waitFor();
  const said = await one.direct.messages.allInnerTexts();
  await one.page.reload();
  await one.direct.messages.getByText('Overdue', { exact: true }).waitFor();
  expect(await one.direct.messages.allInnerTexts()).toEqual(said);
});

test('a pasted letter becomes entries that a person confirms; until then they are not in the register', async () => {
  const { direct } = await open({ persona: 'governance' });
  const sizeNow = () => whole.running.house.store.read().recommendations.size;
  await direct.say('import');
  await direct.room.getByLabel('Code of the inspection').fill('VET-2022');
  await direct.room
    .getByLabel('Text of the letter')
    .fill(
      '# Recommendations\n\n1. By 1 June 2022, forces should review their vetting files.\n\n*The Force has reviewed all files.*\n',
    );
  await direct.room.getByRole('button', { name: 'Read it' }).click();
  await direct.room.getByText('Nothing is in the register yet').waitFor();
  expect(sizeNow()).toBe(8);
  await direct.room.getByRole('button', { name: 'Confirm all as read' }).click();
  await direct.room.getByText('The one entry is settled').waitFor();
  expect(sizeNow()).toBe(9);
});

test('whatever a person types stays words, in their message and in every card that repeats it', async () => {
  const { page, direct } = await open({ persona: 'governance' });
  const hostile = '<img src=x onerror=alert(1)> [press](javascript:alert(2)) <at>all</at>';
  await direct.say(`update 5 for CPS: ${hostile}`);
  await direct.room.getByText('Your update is in the record').waitFor();
  await direct.say('status of rec 5');
  await expect.poll(() => direct.messages.last().textContent()).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('.room img[src="x"], .room a[href^="javascript"]').count()).toBe(0);
});

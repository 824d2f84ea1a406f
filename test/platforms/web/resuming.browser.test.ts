import { expect, test } from 'vitest';
import { wordsOf } from '../../support/fake-bot.js';
import { roomOn } from '../../support/page.js';
import { usePage } from '../../support/use-page.js';

const { open, web, turns, stop, startAgain } = usePage();

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
  await stop();
  await visited.page.getByText('The connection to Scrutiny is lost').waitFor();
  await direct.say('while it was away');
  await direct.room.getByText('Not sent. Scrutiny cannot be reached.').waitFor();
  await startAgain();
  await web().messenger.send('web:direct:governance', wordsOf('Sent meanwhile'), null);
  await visited.page.getByText('The connection to Scrutiny is lost').waitFor({ state: 'hidden' });
  await direct.room.getByRole('button', { name: 'Send again' }).click();
  await direct.room.getByText('You said: while it was away').waitFor();
  expect(await direct.messages.count()).toBe(5);
  expect(turns()).toHaveLength(2);
});

test('what was answered is not called unsent where only the reply to its request was lost', async () => {
  const visited = await open();
  const direct = roomOn(visited.page, 'direct');
  visited.expectLostConnection();
  await visited.page.route('**/api/turns', async (route) => {
    await route.fetch();
    await direct.room.getByText('You said: on a train').waitFor();
    return route.abort();
  });
  await direct.say('on a train');
  await direct.room.getByText('You said: on a train').waitFor();
  await visited.page.unrouteAll({ behavior: 'wait' });
  await direct.say('and back');
  await direct.room.getByText('You said: and back').waitFor();
  expect(await direct.room.getByText('Not sent.').count()).toBe(0);
  expect(turns()).toHaveLength(2);
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
  // The page may hear of the update before its answer is lost: that is waited for, or it is lost after all is over.
  await visited.page.unrouteAll({ behavior: 'wait' });
  expect(turns()).toHaveLength(2);

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
  expect(turns().at(-1)?.id).toBe(`web:${ids.at(-1)}`);
});

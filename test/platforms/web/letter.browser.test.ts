import { expect, test } from 'vitest';
import { roomOn } from '../../support/page.js';
import { usePage } from '../../support/use-page.js';

const { open } = usePage();

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
  await dialog.waitFor({ state: 'hidden' });
});

test('a letter dropped on the chat opens the dialog with the file chosen', async () => {
  const { page } = await open();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Recommendation 1'], 'letter.md', { type: 'text/markdown' }));
    return data;
  });
  await page.locator('[data-room="direct"] .log').dispatchEvent('drop', { dataTransfer: dropped });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('RAPE-P1-2021');
  await dialog.getByLabel('Code').press('Enter');
  await roomOn(page, 'direct').room.getByText('Read 16 bytes of letter.md as RAPE-P1-2021').waitFor();
});

test('a file of boards needs no code', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: 'Import a letter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('File')
    .setInputFiles({ name: 'boards.yaml', mimeType: 'application/yaml', buffer: Buffer.from('name: Panel') });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await roomOn(page, 'direct').room.getByText('Read 11 bytes of boards.yaml').waitFor();
  await dialog.waitFor({ state: 'hidden' });
});

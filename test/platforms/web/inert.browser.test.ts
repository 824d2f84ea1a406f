import { expect, test } from 'vitest';
import { viewOf } from '../../support/fake-bot.js';
import { roomOn } from '../../support/page.js';
import { usePage } from '../../support/use-page.js';

const { open, web } = usePage();

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
  await web().messenger.send(
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
        { type: 'Action.OpenUrl', title: 'Elsewhere', url: '//evil.example/calendar/b/board.ics' },
        { type: 'Action.OpenUrl', title: 'Good', url: 'https://www.gov.uk/' },
        { type: 'Action.OpenUrl', title: 'Diary', url: '/calendar/governance-board/board.ics' },
      ],
    }),
    null,
  );
  const direct = roomOn(page, 'direct');
  await direct.room.getByText('[x](javascript:alert(1)) <img').waitFor();
  expect(await direct.room.locator('.log a, .log img').count()).toBe(0);
  expect(await direct.room.locator('.log').getByRole('button').allInnerTexts()).toEqual([]);
  expect(await direct.room.locator('.log').getByRole('link').allInnerTexts()).toEqual(['Good', 'Diary']);
});
